/** Numbers and dates of spreadsheets as canonical text; serial arithmetic in UTC, no time zone anywhere. */

/** What a number format says about its numbers. */
export type Reading = 'number' | 'date' | 'stamp' | 'time' | 'elapsed';

const dayMs = 86_400_000;
const firstDay1900 = Date.UTC(1899, 11, 30);
const firstDay1904 = Date.UTC(1904, 0, 1);
const lastSerial = 2_958_466;

/** A date or time serial as text; null when it is none (negative, or beyond the year 9999). */
export function serialText(serial: number, reading: Reading, is1904: boolean): string | null {
  if (!(serial >= 0) || serial >= lastSerial) return null;
  if (reading === 'elapsed') return elapsedText(serial);
  const ms = wholeMs(serial);
  if (reading === 'time' && serial < 1) return clockText(ms % dayMs);
  const day = Math.floor(ms / dayMs);
  const clock = ms - day * dayMs;
  const date = dayText(day, is1904);
  return clock === 0 && reading === 'date' ? date : `${date} ${clockText(clock)}`;
}

/** Milliseconds; what stands within one of a whole second is that second. */
function wholeMs(serial: number): number {
  const ms = Math.round(serial * dayMs);
  const second = Math.round(ms / 1000) * 1000;
  return Math.abs(ms - second) <= 1 ? second : ms;
}

const days = new Map<number, string>();

/** The 1900 system counts a 29 February 1900 that never was. */
function dayText(day: number, is1904: boolean): string {
  if (!is1904 && day === 60) return '1900-02-29';
  const ms = is1904 ? firstDay1904 + day * dayMs : firstDay1900 + (day < 60 ? day + 1 : day) * dayMs;
  const known = days.get(ms);
  if (known !== undefined) return known;
  const text = new Date(ms).toISOString().slice(0, 10);
  if (days.size < 50_000) days.set(ms, text);
  return text;
}

const two = (n: number): string => String(n).padStart(2, '0');

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const rest = ms % 1000;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`;
}

function elapsedText(serial: number): string {
  const ms = wholeMs(serial);
  const hours = Math.floor(ms / 3_600_000);
  return `${hours}:${clockText(ms % 3_600_000).slice(3)}`;
}

/** A number as plain decimal text. Whole numbers keep every digit as stored; `1.23E+17` stays so, as its digits are lost. */
export function numberText(raw: string): string {
  const text = raw.trim();
  if (/^-?(?:0|[1-9]\d*)$/.test(text)) return text;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  if (Math.abs(value) >= 1e15) return /e/i.test(text) ? text.toUpperCase().replace(/E(?=\d)/, 'E+') : plainText(value);
  return plainText(value);
}

function plainText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) < 1
    ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
    : BigInt(Math.round(value)).toString();
}

/** Built-in number formats that show dates; 27–36 and 50–58 are those of Chinese, Japanese and Korean Excel. */
const builtIn = new Map<number, Reading>([
  [22, 'stamp'],
  [18, 'time'],
  [19, 'time'],
  [20, 'time'],
  [21, 'time'],
  [45, 'time'],
  [46, 'elapsed'],
  [47, 'time'],
  [32, 'time'],
  [33, 'time'],
  [34, 'time'],
  [35, 'time'],
  [55, 'time'],
  [56, 'time'],
]);
for (const id of [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) builtIn.set(id, 'date');

/** How the numbers of a format are read; `code` where the workbook spells the format out. */
export function readingOf(id: number, code: string | undefined): Reading {
  return code === undefined ? (builtIn.get(id) ?? 'number') : readingOfCode(code);
}

export function readingOfCode(code: string): Reading {
  const first = code.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'elapsed';
  const marks = bare.replace(/\[[^\]]*\]/g, '').replace(/general|AM\/PM|A\/P|上午\/下午/gi, '');
  if (/[#?]|0(?!0*$|[^.]*s)/.test(marks) && !/[ydh]/i.test(marks)) return 'number';
  const hasDay = /[yd]|e(?![+-])|g/i.test(marks) || /m/i.test(marks.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gi, ''));
  const hasClock = /[hs]/i.test(marks);
  if (!hasDay && !hasClock) return 'number';
  return hasDay ? (hasClock ? 'stamp' : 'date') : 'time';
}

/** An ISO date of a cell of type `d` (or of SpreadsheetML) as canonical text. */
export function isoText(raw: string, reading: Reading): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(\.\d+)?)?Z?$/.exec(raw.trim());
  if (match === null) return raw.trim().replace(/^T(?=\d)/, '');
  const [, day = '', clock, fraction = ''] = match;
  if (clock === undefined) return day;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  const ms = fraction.slice(1, 4).padEnd(3, '0');
  if (seconds === '00:00:00' && ms === '000' && reading !== 'stamp') return day;
  return `${day} ${seconds}${ms === '000' ? '' : `.${ms}`}`;
}
