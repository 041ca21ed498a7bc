/** The small sentences beside numbers, in the reader's language. */
import { endText, parsePeriod, lastDay } from '../calendar/index.ts';
import { basisText, fieldLabel, metricName } from '../findings/index.ts';
import { digitsOf } from '../locales/index.ts';
import { metricOf } from '../subjects/metrics/index.ts';
import type { FieldId } from '../types/field.ts';
import type { Figure, Format, Judged, PartId, Split } from '../types/metric.ts';
import type { PeriodText, Span } from '../types/period.ts';
import type { Plain } from '../types/plain.ts';
import type { Problem } from '../types/problem.ts';
import type { App } from './app.svelte.ts';
import type { KpiAnswer } from './answers/kpis.svelte.ts';
import type { RowsWish } from './answers/rows.svelte.ts';

const plainNumber = (words: App['words'], value: number): string => words.number(value, 'count', { bare: true });

export class Texts {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  get #words(): App['words'] {
    return this.#app.words;
  }

  /** The name of a field; an own dimension goes by its header. */
  fieldName(field: FieldId): string {
    const own = this.#app.session.loaded?.customs[field];
    const key = `field.${field}`;
    return own ?? (this.#words.has(key) ? this.#words.say(key) : field);
  }

  /** A value of a dimension: staff by name, dictionary words in the reader's language. */
  valueName(field: FieldId, value: string): string {
    const view = this.#app.finding;
    return view ? fieldLabel(field, value, view, this.#words) : value;
  }

  /** A cell of a row: flags as words, numbers without noise. */
  cellValue(field: FieldId, value: Plain): Plain {
    if (value === null) return null;
    if (typeof value === 'boolean') return this.#words.say(value ? 'ui.yes' : 'ui.no');
    if (typeof value === 'number') return Number(value.toFixed(2));
    if (field === 'ticket_key') return value.slice(value.indexOf(':') + 1);
    const words = this.#words;
    if (field === 'ticket_key') return value.replace(/^[a-z_]+:/, '');
    const isKind = (field === 'kind' || field === 'source') && words.has(`kind.${value}`);
    return isKind ? words.say(`kind.${value}`) : this.valueName(field, value);
  }

  metricName(id: PartId): string {
    return metricName(id, this.#words);
  }

  periodName(text: PeriodText): string {
    const words = this.#words;
    const period = parsePeriod(text);
    if (!period) return text;
    const year = text.slice(0, 4);
    switch (period.grain) {
      case 'month':
        return words.month(text);
      case 'year':
        return words.say('ui.period.year', { year });
      case 'quarter':
        return words.say('ui.period.quarter', { year, quarter: text.slice(-1) });
      case 'week':
        return words.say('ui.period.week', { year, week: text.slice(-2) });
      default:
        return `${words.day(period.from)} – ${words.day(lastDay(period))}`;
    }
  }

  problemText(problem: Problem): string {
    return this.#words.say(`problem.${problem.kind}`, problem as unknown as Record<string, Plain>);
  }

  /** Why a figure has no value. */
  missingText(missing: NonNullable<Figure['missing']>): string {
    const words = this.#words;
    const kind = missing.kind ? words.say(`kind.${missing.kind}`) : '';
    if (missing.needs.length === 0) return words.say('ui.missing.kind', { kind });
    const fields = words.list(missing.needs.map((field) => this.fieldName(field)));
    return words.say('ui.missing.fields', { kind, fields });
  }

  /** Why a figure has no groups: the columns it is split by that no file maps, else that there is nothing. */
  emptyText(splits: readonly Split[]): string {
    const words = this.#words;
    const tables = this.#app.session.loaded?.tables ?? [];
    const lost = splits.flatMap((split) =>
      split.kind === 'field' && !tables.some((table) => table.fields.includes(split.field)) ? [split.field] : [],
    );
    if (lost.length === 0) return words.say('ui.figure.empty');
    return words.say('ui.missing.fields', { fields: words.list(lost.map((field) => this.fieldName(field))) });
  }

  notFilteredText(fields: readonly FieldId[]): string {
    return this.#words.say('ui.filter.notApplied', {
      fields: this.#words.list(fields.map((field) => this.fieldName(field))),
    });
  }

  targetText(figure: Judged, format: Format): string | null {
    if (figure.target === null) return null;
    const number = (value: number) => this.#words.number(value, format, { digits: digitsOf(value, format) });
    const upper = figure.targetUpper;
    return upper === null || upper === undefined
      ? number(figure.target)
      : `${number(figure.target)} – ${number(upper)}`;
  }

  /** The number and its unit apart, for large print. */
  numberParts(value: number | null, format: Format): { number: string; unit: string } {
    const whole = this.#words.number(value, format);
    const bare = this.#words.number(value, format, { bare: true });
    return whole.startsWith(bare)
      ? { number: bare, unit: whole.slice(bare.length).trim() }
      : { number: whole, unit: '' };
  }

  /** The plain difference to the compare period, without colour or arrow. */
  changeText({ figure, before, format }: KpiAnswer): string {
    const view = this.#app.finding;
    if (!view?.compare || figure.value === null || !before || before.value === null) return '';
    if (this.#startsLate(figure.metric, view.compare)) return this.#words.say('ui.change.partial');
    const change = figure.value - before.value;
    const text =
      format === 'percent'
        ? this.#words.say('ui.points', {
            n: this.#words.number(change * 100, 'days', { bare: true, digits: 1, sign: true }),
          })
        : this.#words.number(change, format, { sign: true, bare: true });
    return this.#words.say('ui.change', { compare: this.compareName(), change: text });
  }

  /** The data of the metric begin in a later month than the period: the two cannot be compared. */
  #startsLate(id: PartId, period: Span): boolean {
    const table = metricOf(id)?.table;
    const first = table ? this.#app.session.loaded?.facts[table]?.firstDay : null;
    return typeof first === 'string' && first.slice(0, 7) > period.from.slice(0, 7);
  }

  compareName(): string {
    const compare = this.#app.compare;
    const key = `ui.compare.short.${compare}`;
    return this.#words.has(key) ? this.#words.say(key) : this.periodName(compare);
  }

  /** Interval, n, maturity and unknowns of a figure; or why it is not known. */
  basisText(figure: Judged): string {
    if (figure.missing) return this.missingText(figure.missing);
    if (figure.value === null && figure.n === 0 && figure.pending === 0) return this.#words.say('ui.basis.none');
    return basisText(figure, this.#words);
  }

  /** The wish for the rows of a figure. */
  wishOf(metric: PartId, splits: readonly Split[] = [], group: readonly Plain[] = [], name = ''): RowsWish {
    const title = [this.metricName(metric), name].filter(Boolean).join(' · ');
    return { kind: 'metric', metric, title, ...(splits.length > 0 ? { splits, group } : {}) };
  }

  /** How much is loaded, in one line. */
  get dataText(): string {
    const loaded = this.#app.session.loaded;
    if (!loaded) return '';
    const sum = (pick: 'read' | 'used') => loaded.tables.reduce((total, table) => total + table.rows[pick], 0);
    const asOf = Object.values(loaded.asOf).sort().at(-1);
    return this.#words.say('ui.data.summary', {
      until: asOf ? this.#words.stamp(endText(asOf)) : '—',
      files: loaded.tables.length,
      read: plainNumber(this.#words, sum('read')),
      used: plainNumber(this.#words, sum('used')),
    });
  }

  /** Rows read that do not count, of all files. */
  get unusedRows(): number {
    return (this.#app.session.loaded?.tables ?? []).reduce(
      (total, table) => total + table.rows.read - table.rows.used,
      0,
    );
  }
}
