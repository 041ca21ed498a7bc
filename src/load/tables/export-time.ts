/** The export time which a file states in its name, its sheet or the titles above its header (`domain.md` §2, asOf). */
import { addDays, dayText, isDay } from '../../calendar/index.ts';
import type { TableHead } from '../../types/file.ts';
import type { Day, Stamp } from '../../types/plain.ts';

/** As an exclusive instant; null when none, or none for sure, is stated. */
export function statedExportTime(head: Pick<TableHead, 'path' | 'sheet' | 'titles'>): Stamp | null {
  const name = (head.path.split('/').at(-1) ?? '').replace(/\.[a-z0-9]{2,8}$/i, '');
  return statedIn(name) ?? statedIn(head.titles.join('\n')) ?? statedIn(head.sheet);
}

interface Found {
  readonly day: Day;
  readonly clock: string | null;
  readonly from: number;
  readonly until: number;
}

const separated = /(?<![\d])(20\d\d)\s*[-/.年_]\s*(\d{1,2})\s*[-/.月_]\s*(\d{1,2})(?!\d)\s*[日号]?/g;
const compact = /(?<![\d.])(20\d\d)(\d\d)(\d\d)(?=\D|$|\d{6}(?!\d)|\d{4}(?!\d))/g;
const clockAfter = /^[\sT_-]{0,2}(\d{1,2})[:：](\d\d)(?:[:：](\d\d))?/;
const clockInside = /^[T_-]?(\d\d)(\d\d)(\d\d)?(?!\d)/;
const between = /^\s*(?:[-~～—–_至到]|to|until)+\s*$/i;
const label = /(?:导出|截止|截至|生成|下载|统计时点|as of|export\w*|until|through|generated)[^\n\d]{0,12}$/i;
/** The end of a range that leaves out its year, or year and month: 2026年8月1日至8月31日, 2026-08-01~31. */
const shortEnd = /^\s*(?:[-~～—–_至到]|to)+\s*(?:(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})(?!\d|\s*[-/.月:：])\s*[日号]?/i;

function statedIn(text: string): Stamp | null {
  const found = datesOf(text);
  const labelled = found.filter(({ from }) => label.test(text.slice(0, from)));
  const one = labelled.length === 1 ? labelled[0] : found.length === 1 ? found[0] : undefined;
  if (one) return rangeEnd(text, one, found) ?? endOf(one);
  const [first] = found;
  return first ? rangeEnd(text, first, found) : null;
}

/** If a range begins with `start`: 24:00 of its last day. */
function rangeEnd(text: string, start: Found, found: readonly Found[]): Stamp | null {
  const next = found.find(({ from }) => from >= start.until && between.test(text.slice(start.until, from)));
  if (next) return found.length === 2 || label.test(text.slice(0, start.from)) ? endOf(next) : null;
  const short = shortEnd.exec(text.slice(start.until));
  if (!short || start.clock !== null) return null;
  const day = dayText(Number(start.day.slice(0, 4)), Number(short[1] ?? start.day.slice(5, 7)), Number(short[2]));
  return isDay(day) && day >= start.day ? endOf({ ...start, day }) : null;
}

/** Of a day: 24:00; with a clock: that instant. */
const endOf = ({ day, clock }: Found): Stamp => (clock === null ? `${addDays(day, 1)} 00:00:00` : `${day} ${clock}`);

function datesOf(text: string): readonly Found[] {
  return [...matches(text, separated, clockAfter), ...matches(text, compact, clockInside, clockAfter)]
    .sort((a, b) => a.from - b.from)
    .filter((found, i, all) => i === 0 || found.from >= (all[i - 1]?.until ?? 0));
}

function matches(text: string, date: RegExp, ...clocks: readonly RegExp[]): readonly Found[] {
  return [...text.matchAll(date)].flatMap((match) => {
    const day = dayText(Number(match[1]), Number(match[2]), Number(match[3]));
    const until = match.index + match[0].length;
    const clock = clocks.map((shape) => shape.exec(text.slice(until))).find((hit) => hit && clockOf(hit));
    const end = until + (clock?.[0].length ?? 0);
    return isDay(day) ? [{ day, clock: clock ? clockOf(clock) : null, from: match.index, until: end }] : [];
  });
}

function clockOf(match: RegExpExecArray): string | null {
  const parts = [match[1], match[2], match[3] ?? '0'].map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = parts;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
