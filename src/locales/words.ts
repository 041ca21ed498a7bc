import type { Plain } from '../types/plain.ts';
import type { Locale, Words } from '../types/words.ts';
import { dateWriter } from './dates.ts';
import { forms as en } from './en/forms.ts';
import { messages as enMessages } from './en/index.ts';
import type { Forms } from './forms.ts';
import { compile, type Say } from './message.ts';
import { numberWriter } from './numbers.ts';
import { forms as zh } from './zh-CN/forms.ts';
import { messages as zhMessages } from './zh-CN/index.ts';

export interface Language {
  readonly forms: Forms;
  readonly messages: Readonly<Record<string, string>>;
}

/** The languages of the product. */
export const languages: Readonly<Record<Locale, Language>> = {
  'zh-CN': { forms: zh, messages: zhMessages },
  en: { forms: en, messages: enMessages },
};

/** The words of a language; messages are compiled when first said, formatters are kept. */
export function wordsOf(locale: Locale): Words {
  const { forms, messages } = languages[locale];
  const said = new Map<string, Say>();
  const list = new Intl.ListFormat(forms.tag, { type: 'conjunction' });
  const sayer = (key: string): Say => {
    const known = said.get(key);
    if (known) return known;
    const source = messages[key];
    const made = source === undefined ? () => key : compile(source, forms.tag, forms.spaced);
    said.set(key, made);
    return made;
  };
  return {
    locale,
    say: (key: string, values: Readonly<Record<string, Plain>> = {}) => sayer(key)(values),
    has: (key) => Object.hasOwn(messages, key),
    number: numberWriter(forms),
    ...dateWriter(forms),
    list: (items) => list.format(items),
    collator: new Intl.Collator(forms.tag, { numeric: true }),
  };
}
