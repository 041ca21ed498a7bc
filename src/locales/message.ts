// A message in ICU MessageFormat, compiled once, said many times.
import { IntlMessageFormat } from 'intl-messageformat';
import type { Plain } from '../types/plain.ts';
import { joinSpaced } from './spacing.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];
export type Say = (values: Readonly<Record<string, Plain>>) => string;

/** Element types of the parser, whose enum is not exported as values. */
const argument = 1;

/** A value that stands in the sentence as it is: not merged with our own words, not spaced inside. */
class Verbatim {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** Compiles one message; a value that is not given reads `—`. */
export function compile(source: string, tag: string, space: boolean): Say {
  const parsed = new IntlMessageFormat(source, tag, undefined, { ignoreTag: true }).getAst();
  const names = namesIn(parsed);
  const format = new IntlMessageFormat(apart(parsed), tag, undefined, { ignoreTag: true });
  const count = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  return (values) => {
    const filled: Record<string, string | number | boolean | Verbatim> = {};
    for (const name of names) {
      const value = values[name] ?? null;
      filled[name] = value ?? '—';
      filled[`=${name}`] = new Verbatim(typeof value === 'number' ? count.format(value) : String(value ?? '—'));
    }
    const pieces = format.formatToParts<Verbatim>(filled).map((part) => piece(part.value));
    return space ? joinSpaced(pieces) : pieces.map((each) => each.text).join('');
  };
}

const piece = (value: string | Verbatim) =>
  value instanceof Verbatim ? { text: value.text, own: false } : { text: String(value), own: true };

/** Plain `{name}` arguments get a name of their own, so that plural and select still see the raw value. */
const apart = (elements: Ast): Ast =>
  elements.map((element): Element => {
    if (element.type === argument) return { ...element, value: `=${element.value}` };
    if (!('options' in element)) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: apart(option.value) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  });

/** The placeholders of a message, sorted. */
export const placeholders = (source: string, tag: string): string[] =>
  namesIn(new IntlMessageFormat(source, tag, undefined, { ignoreTag: true }).getAst());

function namesIn(elements: Ast): string[] {
  const names = elements.flatMap((element) => [
    ...(element.type >= argument && element.type <= 6 && 'value' in element ? [element.value] : []),
    ...('options' in element ? Object.values(element.options).flatMap((option) => namesIn(option.value)) : []),
  ]);
  return [...new Set(names)].sort();
}
