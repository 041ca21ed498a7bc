import type { Locale } from '../types/words.ts';

export { digitsOf } from './numbers.ts';
export { languages, wordsOf } from './words.ts';

/** The first language of the reader that we speak; English where there is none. */
export function preferredLocale(preferences: readonly string[]): Locale {
  const known = preferences.map((tag) => tag.toLowerCase()).find((tag) => /^(zh|en)\b/.test(tag));
  return known?.startsWith('zh') ? 'zh-CN' : 'en';
}
