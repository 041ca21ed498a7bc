/**
 * Code length of a text under each encoding: −log of how often its characters occur in a language, in nats. Validity alone
 * says little: Big5, French and Portuguese all decode as valid GBK. The smallest code length wins.
 */
import {
  central,
  cyrillic,
  greek,
  hangul,
  kanji,
  simplified,
  traditional,
  turkish,
  western,
} from './common-characters.ts';

export interface Ranked {
  readonly encoding: string;
  readonly cost: number;
}

type Costs = (code: number, before: number) => number;
interface Model {
  readonly encoding: string;
  /** Nats that speak against it from the start: Chinese and Western exports come first. */
  readonly prior: number;
  readonly costs: () => Costs;
}

const ascii = 3;
const broken = 20;
const punctuation = new Set(
  '，。、：；（）“”《》【】—…？！·‘’「」『』～〔〕％　'.split('').map((c) => c.charCodeAt(0)),
);

const ranks = (text: string, base: number, slope: number): Map<number, number> => {
  const costs = new Map<number, number>();
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (!costs.has(code)) costs.set(code, base + slope * Math.log(1 + costs.size));
  }
  return costs;
};

/** The characters that a decoder gives for a block of two-byte codes. */
function blockOf(encoding: string, leads: [number, number], trails: [number, number]): Set<number> {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (let trail = trails[0]; trail <= trails[1]; trail++) bytes.push(lead, trail);
  const text = new TextDecoder(encoding).decode(new Uint8Array(bytes));
  return new Set(Array.from(text, (char) => char.codePointAt(0) ?? 0));
}

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isKana = (code: number): boolean => code >= 0x3041 && code <= 0x30fe;
const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;

function chinese(encoding: string, frequent: string, firstLevel: Set<number>, all: Set<number>): Costs {
  const common = ranks(frequent, 4, 0.62);
  return (code) => {
    const known = common.get(code);
    if (known !== undefined) return known;
    if (punctuation.has(code)) return 4.8;
    if (isHan(code)) return firstLevel.has(code) ? 9 : all.has(code) ? 11 : 13;
    if (code >= 0xff01 && code <= 0xff5e) return 7;
    if (code >= 0xe000 && code <= 0xf8ff) return 16;
    if (code === 0x20ac) return encoding === 'gb18030' ? 14 : 9;
    return isKana(code) ? 10 : code > 0xffff ? 14 : 10;
  };
}

function japanese(firstLevel: Set<number>): Costs {
  const common = ranks(kanji, 5.5, 0.6);
  return (code) => {
    if (isKana(code)) return code < 0x30a0 ? 4.2 : code === 0x30fc ? 4.5 : 5;
    if (isHan(code)) return common.get(code) ?? (firstLevel.has(code) ? 8.8 : 12.5);
    if (punctuation.has(code)) return 4.8;
    if (code >= 0xff61 && code <= 0xff9f) return 8;
    return code >= 0xff01 && code <= 0xff5e ? 7 : code >= 0xe000 && code <= 0xf8ff ? 16 : 10;
  };
}

function korean(): Costs {
  const common = ranks(hangul, 4, 0.55);
  return (code) => common.get(code) ?? (isHangul(code) ? 8 : isHan(code) ? 12 : punctuation.has(code) ? 6 : 11);
}

const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250);
const isUpper = (code: number): boolean =>
  code < 0x2000 && String.fromCharCode(code).toLowerCase() !== String.fromCharCode(code);

/** Letters with accents stand inside words of plain letters; two in a row, capitals behind small letters and signs in words are rare. */
function latin(letters: { often: string; sometimes: string; seldom: string }): Costs {
  const costs = new Map<number, number>();
  for (const [text, base] of [
    [letters.seldom, 7.5],
    [letters.sometimes, 5.8],
    [letters.often, 4.6],
  ] as const)
    for (const char of text) costs.set(char.charCodeAt(0), base);
  return (code, before) => {
    const known = costs.get(code);
    const own = known ?? (code >= 0x80 && code <= 0x9f ? 15 : 10);
    const joined = before >= 0x80 && before < 0x2000 ? 2.5 : 0;
    const wrongCase = isUpper(code) && isLetter(before) && !isUpper(before) ? 3 : 0;
    const inWord = !isLetter(code) && isLetter(before) && code !== 0x2019 && code < 0x2000 ? 1.5 : 0;
    return own + joined + wrongCase + inWord;
  };
}

function alphabet(letters: string): Costs {
  const costs = new Map<number, number>();
  Array.from(letters).forEach((char, i) => costs.set(char.charCodeAt(0), 2.4 + i * 0.13));
  return (code, before) => {
    const upper = isUpper(code);
    const small = upper ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code;
    const own = costs.get(small);
    if (own === undefined)
      return code === 0xab || code === 0xbb || code === 0x2116 || code === 0x2014 || code === 0xa0 ? 6 : 10;
    const wrongCase = upper && before > 0x80 && !isUpper(before) ? 4 : 0;
    const mixed = (before >= 65 && before <= 90) || (before >= 97 && before <= 122) ? 3 : 0;
    return own + (upper ? 2 : 0) + wrongCase + mixed;
  };
}

const within =
  (from: number, to: number, cost: number): Costs =>
  (code, before) => {
    const mixed = (before >= 65 && before <= 90) || (before >= 97 && before <= 122) ? 3 : 0;
    return code >= from && code <= to ? cost + mixed : 10;
  };

const thaiMark = (code: number): boolean =>
  code === 0x0e31 || (code >= 0x0e34 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);
const thai: Costs = (code, before) => {
  if (code < 0x0e01 || code > 0x0e5b) return 10;
  return 4.2 + (thaiMark(code) && !(before >= 0x0e01 && before <= 0x0e4e) ? 6 : 0) + (code >= 0x0e4f ? 4 : 0);
};

const gb2312 = (): Costs =>
  chinese(
    'gb18030',
    simplified,
    blockOf('gb18030', [0xb0, 0xd7], [0xa1, 0xfe]),
    blockOf('gb18030', [0xd8, 0xf7], [0xa1, 0xfe]),
  );
const big5 = (): Costs =>
  chinese(
    'big5',
    traditional,
    blockOf('big5', [0xa4, 0xc6], [0x40, 0xfe]),
    blockOf('big5', [0xc9, 0xf9], [0x40, 0xfe]),
  );
const jis = (): Costs => japanese(blockOf('euc-jp', [0xb0, 0xcf], [0xa1, 0xfe]));

const models: readonly Model[] = [
  { encoding: 'gb18030', prior: 0, costs: gb2312 },
  { encoding: 'big5', prior: 1, costs: big5 },
  { encoding: 'windows-1252', prior: 0, costs: () => latin(western) },
  { encoding: 'windows-1250', prior: 4, costs: () => latin(central) },
  { encoding: 'iso-8859-2', prior: 5, costs: () => latin(central) },
  { encoding: 'windows-1254', prior: 5, costs: () => latin(turkish) },
  { encoding: 'shift_jis', prior: 3, costs: jis },
  { encoding: 'euc-jp', prior: 3, costs: jis },
  { encoding: 'euc-kr', prior: 3, costs: korean },
  { encoding: 'windows-1251', prior: 3, costs: () => alphabet(cyrillic) },
  { encoding: 'koi8-r', prior: 4, costs: () => alphabet(cyrillic) },
  { encoding: 'ibm866', prior: 5, costs: () => alphabet(cyrillic) },
  { encoding: 'iso-8859-5', prior: 6, costs: () => alphabet(cyrillic) },
  { encoding: 'windows-1253', prior: 4, costs: () => alphabet(greek) },
  { encoding: 'windows-1255', prior: 6, costs: () => within(0x5d0, 0x5ea, 3.4) },
  { encoding: 'windows-1256', prior: 6, costs: () => within(0x621, 0x652, 3.8) },
  { encoding: 'windows-874', prior: 8, costs: () => thai },
];

/** All encodings by the code length of the sample, shortest first. */
export function rankedEncodings(sample: Uint8Array): Ranked[] {
  return models
    .map(({ encoding, prior, costs }) => ({ encoding, cost: prior + lengthOf(sample, encoding, costs()) }))
    .sort((a, b) => a.cost - b.cost);
}

function lengthOf(sample: Uint8Array, encoding: string, costs: Costs): number {
  const text = new TextDecoder(encoding).decode(sample);
  let sum = 0;
  let before = 10;
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i++;
    if (code < 0x80) sum += ascii;
    else sum += code === 0xfffd ? broken : costs(code, before);
    before = code;
  }
  return sum;
}
