/** Which columns of a wide table are said inside another: n, verdict, target and attainment stand with their value. */
import { digitsOf } from '../../locales/index.ts';
import type { Format } from '../../types/metric.ts';
import type { Plain } from '../../types/plain.ts';
import type { ShownColumn, ShownTable } from '../../types/table.ts';
import type { Words } from '../../types/words.ts';

/** A column by its place in the row. */
export interface Placed {
  readonly column: ShownColumn;
  readonly at: number;
}

export interface MergedColumn extends Placed {
  /** Its verdict, as a mark before the value. */
  readonly verdict: Placed | null;
  /** Said small under the value. */
  readonly sides: readonly Placed[];
  /** The target that all rows share, said small under the head. */
  readonly target: string | null;
}

const sides = ['n', 'attainment'];

const placed = (table: ShownTable): Placed[] =>
  table.columns.map((column, at) => ({ column, at })).filter(({ column }) => !column.hidden);

/** Every shown column for itself. */
export const plainColumns = (table: ShownTable): MergedColumn[] =>
  placed(table).map((each) => ({ ...each, verdict: null, sides: [], target: null }));

/** The shown columns with their sides inside them; a column of texts without any text is left out. */
export function mergedColumns(table: ShownTable, words: Words): MergedColumn[] {
  const all = placed(table);
  const find = (key: string) => all.find(({ column }) => column.key === key);
  const taken = new Set<number>();
  const take = (each: Placed | undefined): Placed[] => (each && taken.add(each.at) ? [each] : []);
  const merged = all.map((each): MergedColumn => {
    const { key, metric } = each.column;
    if (metric === undefined || key !== metric) return { ...each, verdict: null, sides: [], target: null };
    const goal = find(`${key}.target`);
    const target = goal ? sharedTarget(table, goal) : null;
    return {
      ...each,
      verdict: take(find(`${key}.verdict`))[0] ?? null,
      sides: [
        ...sides.flatMap((side) => take(find(`${key}.${side}`))),
        ...(target === null ? [] : take(goal).slice(1)),
      ],
      target: target === null ? null : targetText(target, each.column, words),
    };
  });
  return merged.filter(({ at, column }) => !taken.has(at) && !(column.format === 'text' && isBlank(table, at)));
}

const isBlank = (table: ShownTable, at: number): boolean =>
  table.rows.every((row) => row[at] === null || row[at] === '');

function sharedTarget(table: ShownTable, { at }: Placed): number | null {
  const values = new Set<Plain>(table.rows.map((row) => row[at] ?? null).filter((value) => value !== null));
  const [only] = values;
  return values.size === 1 && typeof only === 'number' ? only : null;
}

function targetText(target: number, { format }: ShownColumn, words: Words): string {
  const unit = format as Format;
  return words.say('ui.target', { target: words.number(target, unit, { digits: digitsOf(target, unit) }) });
}
