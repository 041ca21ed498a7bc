/** Finds delimiter and quote by evidence: the reading whose records agree in width and whose cells make sense wins. */
import { filledOf, kindOf, widthOf } from '../table/rows.ts';
import type { Dialect } from './records.ts';
import { RecordParser } from './records.ts';

const delimiters = [
  ',',
  '\t',
  ';',
  '|',
  '，',
  '；',
  '^',
  '~',
  '¦',
  '§',
  '\x01',
  '\x1f',
  '||',
  '::',
  '~|~',
  '|~|',
  '$$',
  ':',
  '#',
  '/',
  ' ',
];
/** Characters which also stand in ordinary text need more evidence. */
const weight: Readonly<Record<string, number>> = {
  ',': 1,
  '\t': 1,
  ';': 1,
  '|': 1,
  ':': 0.6,
  '/': 0.4,
  '#': 0.6,
  ' ': 0.4,
};

/** The dialect of a text, from samples of it; each sample starts at a record. */
export function dialectOf(samples: readonly string[]): Dialect {
  const text = samples.join('\n');
  const quote = quoteOf(text);
  let best: Dialect = { delimiter: ',', quote };
  let bestScore = 0;
  for (const delimiter of delimiters) {
    if (!text.includes(delimiter)) continue;
    const score = scoreOf(samples, { delimiter, quote }) * (weight[delimiter] ?? 0.9);
    if (score > bestScore) [best, bestScore] = [{ delimiter, quote }, score];
  }
  return best;
}

/** `'` quotes only where it encloses whole cells and `"` does not. */
function quoteOf(text: string): string {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const double = count(/(?:^|[,;\t|])"|"(?=[,;\t|\r\n]|$)/gm);
  const single = count(/(?:^|[,;\t|])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/gm);
  return double === 0 && single > 2 ? "'" : '"';
}

/** Between 0 and about 1: agreement of widths × share of cells that make sense × more columns. */
function scoreOf(samples: readonly string[], dialect: Dialect): number {
  const rows = samples
    .flatMap((sample) => new RecordParser(dialect).push(sample, true))
    .filter((row) => filledOf(row.cells) > 0);
  const cells = rows.filter((row) => row.damage === undefined).map((row) => row.cells);
  const counts = new Map<number, number>();
  for (const row of cells) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let [mode, most] = [1, 0];
  for (const [width, count] of counts) {
    const weighted = width > 1 ? count * (1 - 1 / (width + 1)) : 0;
    if (weighted > most) [mode, most] = [width, weighted];
  }
  if (mode < 2) return 0;
  const agreeing = cells.filter((row) => row.length === mode || widthOf(row) === mode);
  const agreement = agreeing.length / rows.length;
  return agreement ** 1.5 * sense(agreeing, dialect.delimiter) * (1 - 1 / (mode + 1));
}

/** Share of cells that look whole: numbers, dates, words; not pieces with other delimiters or lone quotes in them. */
function sense(rows: readonly (readonly string[])[], delimiter: string): number {
  let [good, all] = [0, 0];
  for (const row of rows.slice(0, 300)) {
    for (const cell of row) {
      const kind = kindOf(cell);
      if (kind === 'empty') continue;
      all++;
      if (kind !== 'text') good += 1;
      else good += textSense(cell, delimiter);
    }
  }
  return all === 0 ? 0.1 : good / all;
}

function textSense(cell: string, delimiter: string): number {
  if (cell.length < 200 && /[\t;|\x01\x1f]/.test(delimiter === ';' ? cell.replaceAll(';', '') : cell)) return 0.3;
  if (/^[^"]*"[^"]*$/.test(cell)) return 0.4;
  return 0.9;
}
