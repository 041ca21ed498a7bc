/** A note about a table as one sentence. */
import type { Note } from '../../types/file.ts';
import type { Plain } from '../../types/plain.ts';
import type { Words } from '../../types/words.ts';

/** Lists of rows become their count and their first numbers; the rest of the note is handed over as it is. */
export function noteText(note: Note, words: Words): string {
  const values: Record<string, Plain> = {};
  for (const [name, value] of Object.entries(note)) {
    if (Array.isArray(value)) {
      values[name] = value.slice(0, 8).join(', ') + (value.length > 8 ? ' …' : '');
      values.count = value.length;
      values.n = value.length;
    } else if (name !== 'kind') values[name] = value as Plain;
  }
  return words.say(`note.${note.kind}`, values);
}
