/** What the person looks at: route, period, filters. Mirrors the URL hash, holds no rows. */
import type { FieldId } from '../../types/field.ts';
import type { Filter } from '../../types/metric.ts';
import type { Route } from '../../types/panel.ts';
import type { Compare, PeriodText } from '../../types/period.ts';
import type { Locale } from '../../types/words.ts';
import { decodeHash, emptyAddress, encodeHash, type Address } from './hash.ts';

export class View {
  address = $state.raw<Address>(decodeHash(''));
  readonly route: Route = $derived(this.address.route ?? 'overview');
  readonly hash: string = $derived(encodeHash(this.address));
  readonly filters: readonly Filter[] = $derived(filtersOf(this.address));

  constructor(hash: string) {
    this.address = decodeHash(hash);
  }

  /** Takes over a hash which the person typed, or went back to. */
  read(hash: string): void {
    if (encodeHash(decodeHash(hash)) !== this.hash) this.address = decodeHash(hash);
  }

  go(route: Route): void {
    this.#set({ route });
  }

  showPeriod(period: PeriodText | null): void {
    this.#set({ period });
  }

  compareTo(compare: Compare): void {
    this.#set({ compare });
  }

  speak(lang: Locale): void {
    this.#set({ lang });
  }

  useSample(sample: boolean): void {
    this.#set({ sample });
  }

  /** Replaces the values of one field; none removes the filter. */
  filter(field: FieldId, values: readonly string[]): void {
    const others = Object.entries(this.address.filters).filter(([other]) => other !== field);
    this.#set({ filters: Object.fromEntries(values.length > 0 ? [...others, [field, values]] : others) });
  }

  /** Sets the filter to one value, or takes it away when it is just that. */
  toggle(field: FieldId, value: string): void {
    const now = this.address.filters[field] ?? [];
    this.filter(field, now.length === 1 && now[0] === value ? [] : [value]);
  }

  /** Takes back the filter set last; false when there is none. */
  undoFilter(): boolean {
    const last = Object.keys(this.address.filters).at(-1);
    if (last !== undefined) this.filter(last, []);
    return last !== undefined;
  }

  clearFilters(): void {
    this.#set({ filters: {} });
  }

  /** Back to the start, in the same language. */
  reset(): void {
    this.address = { ...emptyAddress, lang: this.address.lang, route: 'overview' };
  }

  /** The hash of another route with the same period and filters. */
  hashOf(route: Route): string {
    return encodeHash({ ...this.address, route });
  }

  #set(change: Partial<Address>): void {
    this.address = { ...this.address, ...change };
  }
}

const filtersOf = (address: Address): readonly Filter[] =>
  Object.entries(address.filters)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => ({ kind: 'oneOf', field, values }));
