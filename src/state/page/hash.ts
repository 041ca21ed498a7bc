/** The view as it stands in the URL hash: pure, no DOM. */
import type { FieldId } from '../../types/field.ts';
import type { Compare, PeriodText } from '../../types/period.ts';
import type { Locale } from '../../types/words.ts';
import { routes, type Route } from '../../types/panel.ts';

/** What the address says; `null` means that the page decides. */
export interface Address {
  readonly route: Route | null;
  readonly period: PeriodText | null;
  readonly compare: Compare | null;
  /** Field → chosen values; '' = missing. */
  readonly filters: Readonly<Record<FieldId, readonly string[]>>;
  readonly lang: Locale | null;
  readonly sample: boolean;
}

export const emptyAddress: Address = {
  route: null,
  period: null,
  compare: null,
  filters: {},
  lang: null,
  sample: false,
};

const periodShape = /^(\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])|-W\d{2})?|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$/;
const compareWords = ['previous', 'year', 'same-days', 'none'];
const fieldShape = /^[a-z][a-z0-9_]*$/;

/** Reads a hash; what it does not know is left out. */
export function decodeHash(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const params = query.split('&').filter(Boolean).map(pairOf);
  const last = (name: string): string | undefined => params.findLast((param) => param.name === name)?.raw;
  const period = decoded(last('period'));
  const compare = decoded(last('compare'));
  const lang = decoded(last('lang'));
  return {
    route: routes.find((route) => route === path) ?? null,
    period: period !== null && periodShape.test(period) ? period : null,
    compare: compare !== null && (compareWords.includes(compare) || periodShape.test(compare)) ? compare : null,
    filters: filtersOf(params),
    lang: lang === 'zh-CN' || lang === 'en' ? lang : null,
    sample: decoded(last('sample')) === '1',
  };
}

/** Writes a hash; parameters without a value are left out. */
export function encodeHash(address: Address): string {
  const params: string[] = [];
  if (address.period !== null) params.push(`period=${address.period}`);
  if (address.compare !== null) params.push(`compare=${address.compare}`);
  for (const [field, values] of Object.entries(address.filters))
    if (values.length > 0) params.push(`f.${field}=${values.map(encodeURIComponent).join(',')}`);
  if (address.lang !== null) params.push(`lang=${address.lang}`);
  if (address.sample) params.push('sample=1');
  return `#/${address.route ?? 'overview'}${params.length > 0 ? `?${params.join('&')}` : ''}`;
}

interface Param {
  readonly name: string;
  readonly raw: string;
}

function pairOf(text: string): Param {
  const at = text.indexOf('=');
  return at < 0 ? { name: text, raw: '' } : { name: decoded(text.slice(0, at)) ?? '', raw: text.slice(at + 1) };
}

/** Values are split at plain commas first, so that a comma inside a value survives as %2C. */
function filtersOf(params: readonly Param[]): Record<FieldId, readonly string[]> {
  const filters: Record<FieldId, readonly string[]> = {};
  for (const { name, raw } of params) {
    if (!name.startsWith('f.') || !fieldShape.test(name.slice(2))) continue;
    const values = raw
      .split(',')
      .map(decoded)
      .filter((value) => value !== null);
    filters[name.slice(2)] = [...new Set(values)];
  }
  return filters;
}

function decoded(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
