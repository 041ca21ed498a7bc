/** Proposes how a table is understood, and takes the person's corrections. */
import { fieldOf, subjectFields } from '../subjects/fields/index.ts';
import type { FieldId } from '../types/field.ts';
import type { TableHead } from '../types/file.ts';
import type { Kind, TableKind } from '../types/kind.ts';
import type { ColumnReading, DateOrder, Mapping, MappingQuestion, RatingScale, Recipe } from '../types/mapping.ts';
import type { Plain } from '../types/plain.ts';
import { assign, type Assignment } from './assign.ts';
import { foldHeader } from './headers.ts';
import { knownExport, type KnownExport } from './known.ts';
import type { TableProfile } from './profile.ts';
import { customReading, fieldReading, orderOf, readingQuestions } from './readings.ts';
import { findRecipe } from './recipes.ts';
import { guesses, unmetFields, type Guess } from './recognise.ts';

/** The zone in which stamps without a zone are meant, and in which everything is reported. */
export const reportZone = 'Asia/Shanghai';

/** How a table is understood, with what has to be asked. */
export function proposeMapping(head: TableHead, profile: TableProfile, recipes: readonly Recipe[]): Mapping {
  const remembered = findRecipe(head, recipes);
  if (remembered) return fromRecipe(head, profile, remembered.recipe, remembered.exact);
  const list = guesses(head, profile);
  const best = list.find((guess) => guess.unmet.length === 0 && convincing(guess));
  if (!best) return unknownMapping(head, profile, list);
  const rival = list.find((guess) => guess !== best && guess.unmet.length === 0 && guess.score >= best.score * 0.92);
  const kind = best.assignment.kind.kind;
  const mapping = mappingOf(best.assignment, head, profile, knownExport(head.columns));
  if (!rival) return mapping;
  return {
    ...mapping,
    questions: [{ kind: 'which-kind', candidates: [kind, rival.assignment.kind.kind] }, ...mapping.questions],
  };
}

/** At least two headers that the kind knows exactly, and enough of what only it would have. */
const convincing = (guess: Guess): boolean =>
  guess.score >= 5 && guess.assignment.columns.filter((each) => each.quality > 1).length >= 2;

/** The table read as another kind. */
export function changeKind(kind: TableKind, head: TableHead, profile: TableProfile): Mapping {
  if (kind === 'unknown') return unknownMapping(head, profile, guesses(head, profile), []);
  const known = knownExport(head.columns);
  return mappingOf(
    assign(subjectFields[kind], head, profile, known?.kind === kind ? known : undefined),
    head,
    profile,
    known,
  );
}

function unknownMapping(
  head: TableHead,
  profile: TableProfile,
  list: readonly Guess[],
  questions?: readonly MappingQuestion[],
): Mapping {
  const candidates = list.filter((guess) => guess.score > 0).slice(0, 5);
  const nearest = candidates.find((guess) => guess.score >= 8 && guess.unmet.length > 0);
  const missing: MappingQuestion[] = nearest ? [{ kind: 'missing-required', fields: nearest.unmet }] : [];
  return {
    kind: 'unknown',
    source: '',
    columns: head.columns.map((header, column) => customReading(header, column, profile.columns[column])),
    questions: questions ?? [
      { kind: 'which-kind', candidates: candidates.map((guess) => guess.assignment.kind.kind) },
      ...missing,
    ],
    zone: reportZone,
  };
}

function mappingOf(
  assignment: Assignment,
  head: TableHead,
  profile: TableProfile,
  known: KnownExport | undefined,
): Mapping {
  const { kind } = assignment.kind;
  const chosen = known?.dateOrder ? { dateOrder: known.dateOrder } : {};
  const columns = head.columns.map((header, column) => {
    const found = assignment.columns.find((each) => each.column === column);
    if (!found) return customReading(header, column, profile.columns[column]);
    const details = found.negated ? { ...chosen, negated: true } : chosen;
    return fieldReading(found.field, column, head, profile, found.confidence, details);
  });
  const mapping = {
    kind,
    source: known?.source ?? kind,
    columns: withSplit(kind, columns, profile),
    questions: assignment.questions,
    zone: reportZone,
  };
  return {
    ...mapping,
    questions: [
      ...required(mapping),
      ...assignment.questions,
      ...closingQuestion(mapping, known),
      ...ofReadings(mapping, profile),
    ],
  };
}

const mapped = (mapping: Pick<Mapping, 'columns'>): Set<FieldId> =>
  new Set(mapping.columns.flatMap((reading) => reading.field ?? []));

function required(mapping: Pick<Mapping, 'kind' | 'columns'>): MappingQuestion[] {
  if (mapping.kind === 'unknown') return [];
  const fields = unmetFields(subjectFields[mapping.kind], mapped(mapping));
  return fields.length > 0 ? [{ kind: 'missing-required', fields }] : [];
}

const ofReadings = (mapping: Pick<Mapping, 'kind' | 'columns'>, profile: TableProfile): MappingQuestion[] => {
  const { kind } = mapping;
  return kind === 'unknown' ? [] : readingQuestions(mapping.columns, profile, (id) => fieldOf(kind, id)?.type);
};

/** Without a time of resolution the time of closing serves, if the person says so. */
function closingQuestion(
  mapping: Pick<Mapping, 'kind' | 'columns'>,
  known: KnownExport | undefined,
): MappingQuestion[] {
  const closed = mapping.columns.find((reading) => reading.field === 'closed_at');
  if (mapping.kind !== 'complaints' || known || !closed || mapped(mapping).has('resolved_at')) return [];
  return [{ kind: 'which-field', column: closed.column, fields: ['resolved_at', 'closed_at'] }];
}

/** A category path is split where the levels below have no column of their own. */
function withSplit(kind: Kind, columns: readonly ColumnReading[], profile: TableProfile): ColumnReading[] {
  const fields = mapped({ columns });
  if (kind !== 'complaints' || fields.has('category_l2') || fields.has('category_l3')) return [...columns];
  return columns.map((reading) => {
    const column = profile.columns[reading.column];
    if (reading.field !== 'category_l1' || !column) return reading;
    const counted = column.top.reduce((sum, { n }) => sum + n, 0);
    const split = ['/', '_', '>', '|', '\\', '→', '-'].find(
      (sign) =>
        column.top.filter(({ text }) => text.slice(1, -1).includes(sign)).reduce((sum, { n }) => sum + n, 0) >=
        counted * 0.6,
    );
    return split ? { ...reading, split } : reading;
  });
}

/** A remembered mapping on a new file: its choices stand, only new columns may ask. */
function fromRecipe(head: TableHead, profile: TableProfile, recipe: Recipe, exact: boolean): Mapping {
  const { kind } = recipe;
  if (kind === 'unknown') return { ...unknownMapping(head, profile, [], []), source: recipe.source };
  const fresh = mappingOf(assign(subjectFields[kind], head, profile), head, profile, undefined);
  const old = new Map(recipe.mapping.columns.map((reading) => [foldHeader(reading.header), reading]));
  const used = new Set(
    recipe.mapping.columns
      .filter((reading) => head.columns.some((header) => foldHeader(header) === foldHeader(reading.header)))
      .map((reading) => reading.field),
  );
  const columns = head.columns.map((header, column) => {
    const known = old.get(foldHeader(header));
    const field = known?.field ? fieldOf(kind, known.field) : undefined;
    if (known && field)
      return {
        ...fieldReading(field, column, head, profile, 'chosen', known),
        ...(known.split ? { split: known.split } : {}),
      };
    const proposal = fresh.columns[column];
    if (known || !proposal || used.has(proposal.field)) return customReading(header, column, profile.columns[column]);
    return proposal;
  });
  const isNew = (column: number): boolean => !old.has(foldHeader(head.columns[column] ?? ''));
  const questions = exact
    ? []
    : fresh.questions.filter((question) => concerns(question).some(isNew) && !used.has(fieldAsked(question)));
  const mapping = { kind, source: recipe.source, columns, zone: recipe.mapping.zone };
  return { ...mapping, questions: [...required(mapping), ...questions] };
}

const concerns = (question: MappingQuestion): readonly number[] =>
  'columns' in question ? question.columns : 'column' in question ? [question.column] : [];
const fieldAsked = (question: MappingQuestion): FieldId | null =>
  question.kind === 'which-column'
    ? question.field
    : question.kind === 'which-field'
      ? (question.fields[0] ?? null)
      : null;

/** A column given another field (null: left out); who held the field before becomes an own dimension. */
export function changeColumn(
  mapping: Mapping,
  column: number,
  field: FieldId | null,
  head: TableHead,
  profile: TableProfile,
  details: Partial<ColumnReading> = {},
): Mapping {
  const known = mapping.kind === 'unknown' || field === null ? undefined : fieldOf(mapping.kind, field);
  const columns = mapping.columns.map((reading) => {
    const header = head.columns[reading.column] ?? reading.header;
    if (reading.column === column) {
      if (known)
        return fieldReading(known, column, head, profile, 'chosen', { ...senseOf(known.negated, header), ...details });
      return {
        ...customReading(header, column, profile.columns[column]),
        confidence: 'chosen' as const,
        ...(field === null ? { field: null } : {}),
      };
    }
    return known && reading.field === field
      ? customReading(header, reading.column, profile.columns[reading.column])
      : reading;
  });
  const settled = { ...mapping, columns };
  const kept = mapping.questions.filter(
    (question) => question.kind !== 'missing-required' && !concerns(question).includes(column),
  );
  const asked = ofReadings(settled, profile).filter(
    (question) => 'column' in question && question.column === column && unanswered(question, details),
  );
  return { ...settled, questions: [...required(settled), ...kept, ...asked] };
}

const senseOf = (negated: readonly string[] | undefined, header: string): Partial<ColumnReading> =>
  negated?.some((text) => foldHeader(text) === foldHeader(header)) ? { negated: true } : {};

const unanswered = (question: MappingQuestion, details: Partial<ColumnReading>): boolean =>
  !(question.kind === 'rating-scale' && details.scale) && !(question.kind === 'date-order' && details.dateOrder);

/** The mapping with one question answered: a kind, a column, a field, an order or a scale; null = none of them. */
export function answerQuestion(
  mapping: Mapping,
  question: MappingQuestion,
  answer: Plain,
  head: TableHead,
  profile: TableProfile,
): Mapping {
  const rest = { ...mapping, questions: mapping.questions.filter((other) => other !== question) };
  switch (question.kind) {
    case 'which-kind':
      return answer === mapping.kind ? rest : changeKind(answer as TableKind, head, profile);
    case 'which-column':
    case 'missing-required': {
      const field = question.kind === 'which-column' ? question.field : question.fields[0];
      return typeof answer === 'number' && field ? changeColumn(rest, answer, field, head, profile) : rest;
    }
    case 'which-field':
      return typeof answer === 'string' ? changeColumn(rest, question.column, answer, head, profile) : rest;
    case 'date-order':
      return withOrder(rest, answer as DateOrder, profile);
    case 'rating-scale': {
      const reading = mapping.columns[question.column];
      return reading?.field
        ? changeColumn(rest, question.column, reading.field, head, profile, { scale: answer as RatingScale })
        : rest;
    }
  }
}

/** One answer serves every column of the file whose own values prove nothing. */
function withOrder(mapping: Mapping, order: DateOrder, profile: TableProfile): Mapping {
  const columns = mapping.columns.map((reading) => {
    const column = profile.columns[reading.column];
    return column && column.dayMonth > 0 && !orderOf(column) ? { ...reading, dateOrder: order } : reading;
  });
  return { ...mapping, columns, questions: mapping.questions.filter((question) => question.kind !== 'date-order') };
}
