/** Finds which column is which field, which value means what, and writes the typed table. */
export { profileOf, profileSql, type ColumnProfile, type TableProfile } from './profile.ts';
export { answerQuestion, changeColumn, changeKind, proposeMapping, reportZone } from './propose.ts';
export { findRecipe, fingerprint, recipeOf } from './recipes.ts';
export { customFieldId, foldHeader } from './headers.ts';
export { typedTable, typingSql } from './typing/typing.ts';
export { typingContext, yearIn, zoneShifts, type TypingContext, type ZoneShift } from './typing/context.ts';
