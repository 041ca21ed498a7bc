/** What values mean: canonical word → the words that say it (`domain.md` §3.2). */
import { channel, channelCode } from './channel.ts';
import {
  answerMode,
  callbackOutcome,
  callbackResult,
  callbackType,
  direction,
  disposition,
  media,
  sampleType,
} from './contacts.ts';
import { foldValue } from './fold.ts';
import { metricNames } from './metrics.ts';
import { measure, scopeLevel, targetDirection } from './sheets.ts';
import { escalation, finding, severity, status, statusCode, ticketType } from './tickets.ts';
import { yesNo } from './yes-no.ts';

export { foldValue } from './fold.ts';
export { simplified } from './simplified.ts';
export { ratingLevel, scaleOfWords, type RatingReading } from './rating.ts';
export { metricNames } from './metrics.ts';
export { yesNo, lateWords } from './yes-no.ts';

export type Dictionary = Readonly<Record<string, readonly string[]>>;

export const dictionaries = {
  channel,
  status,
  ticket_type: ticketType,
  severity,
  escalation,
  finding,
  callback_result: callbackResult,
  callback_type: callbackType,
  callback_outcome: callbackOutcome,
  direction,
  media,
  disposition,
  sample_type: sampleType,
  answer_mode: answerMode,
  scope_level: scopeLevel,
  target_direction: targetDirection,
  measure,
  metric: metricNames,
  yes_no: yesNo,
  channel_code: channelCode,
  status_code: statusCode,
  regulator_flag: {
    regulator: ['是', '有', 'y', 'yes', 'true', '1', '√'],
    '': ['否', '无', 'n', 'no', 'false', '0', '×'],
  },
} satisfies Record<string, Dictionary>;
export type DictionaryId = keyof typeof dictionaries;

const missing = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\n',
  'n/a',
  'na',
  '#n/a',
  'null',
  'nil',
  'none',
  'nan',
  '(空)',
  '(空白)',
  '(blank)',
  '空',
  'unspecified',
  '未填写',
  '未填',
  '暂无',
]);
const missingOfEnum = new Set(['unknown', '未知', '不详', '无', '待定', 'not specified', 'not provided', '未选择']);

/** Cells that say nothing, in any column. */
export const missingWords: readonly string[] = [...missing].filter((word) => word !== '');

const lookups = new Map<string, ReadonlyMap<string, string>>();

function lookupOf(dictionary: string): ReadonlyMap<string, string> {
  const made = lookups.get(dictionary);
  if (made) return made;
  const words = (dictionaries as Readonly<Record<string, Dictionary>>)[dictionary] ?? {};
  const pairs = Object.entries(words).flatMap(([canonical, list]) => [
    ...list.map((word): [string, string] => [foldValue(word), canonical]),
    [foldValue(canonical), canonical] as [string, string],
  ]);
  const lookup = new Map(pairs.reverse());
  lookups.set(dictionary, lookup);
  return lookup;
}

/** The canonical word of a value: null = it says nothing, undefined = not in the dictionary. */
export function canonicalOf(dictionary: string, text: string): string | null | undefined {
  const word = foldValue(text);
  if (missing.has(word)) return null;
  const found = lookupOf(dictionary).get(word);
  if (found !== undefined) return found;
  if (missingOfEnum.has(word)) return null;
  if (dictionary === 'metric' && /^[csbqkg]\d\d(\.\w+)?$/.test(word)) return word[0]?.toUpperCase() + word.slice(1);
  return undefined;
}

/** 是 否 有 无 √ × 1 0 …, and counts: more than none is yes. */
export function booleanOf(text: string): boolean | null | undefined {
  const found = canonicalOf('yes_no', text);
  if (found === 'true' || found === 'false') return found === 'true';
  if (found === null) return null;
  return /^\d+$/.test(foldValue(text)) ? Number(foldValue(text)) > 0 : undefined;
}
