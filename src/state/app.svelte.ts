/** All that the screens share: the view, the settings, the session, the answers, the reader's words. */
import { comparePeriod, isFinished, lastDay, parsePeriod, periodAt, previousPeriod } from '../calendar/index.ts';
import type { FindingView } from '../findings/index.ts';
import { preferredLocale, wordsOf } from '../locales/index.ts';
import type { Loaded } from '../types/loaded.ts';
import type { Compare, Period, PeriodText } from '../types/period.ts';
import type { Day } from '../types/plain.ts';
import type { Rules } from '../types/rules.ts';
import type { Locale, Words } from '../types/words.ts';
import { Answers } from './answers/answers.svelte.ts';
import { dimensionsOf } from './data/dimensions.ts';
import { effectiveRules } from './data/rules.ts';
import type { Session } from './data/session.svelte.ts';
import type { Settings } from './page/settings.svelte.ts';
import { Texts } from './texts.ts';
import type { View } from './page/view.svelte.ts';

interface Chosen {
  readonly period: Period;
  /** Why this period, when the page chose it: a key of the words. */
  readonly note: string | null;
}

export class App {
  readonly view: View;
  readonly settings: Settings;
  readonly session: Session;
  readonly answers: Answers;
  readonly texts: Texts;
  readonly #browserLocale: Locale;

  readonly locale: Locale = $derived.by(() => this.view.address.lang ?? this.settings.locale ?? this.#browserLocale);
  readonly words: Words = $derived.by(() => wordsOf(this.locale));
  readonly rules: Rules = $derived.by(() => effectiveRules(this.settings.rules, this.session.loaded));
  readonly #chosen: Chosen = $derived.by(() =>
    choosePeriod(this.view.address.period, this.session.loaded, this.#today),
  );
  readonly period: Period = $derived.by(() => this.#chosen.period);
  readonly periodNote: string | null = $derived.by(() => this.#chosen.note);
  readonly compare: Compare = $derived.by(() => this.view.address.compare ?? this.#fitting());
  readonly finding: FindingView | null = $derived.by(() => {
    const loaded = this.session.loaded;
    if (!loaded) return null;
    const asOf = latestCutOff(loaded);
    return {
      period: this.period,
      compare: comparePeriod(this.period, this.compare, asOf),
      filters: this.view.filters,
      rules: this.rules,
      loaded,
      namesHidden: this.settings.namesHidden,
    };
  });
  readonly dimensions = $derived.by(() => (this.session.loaded ? dimensionsOf(this.session.loaded) : []));
  readonly #today: Day;

  constructor(parts: { view: View; settings: Settings; session: Session; languages: readonly string[]; today: Day }) {
    this.view = parts.view;
    this.settings = parts.settings;
    this.session = parts.session;
    this.#browserLocale = preferredLocale(parts.languages);
    this.#today = parts.today;
    this.answers = new Answers(this);
    this.texts = new Texts(this);
  }

  /** A period that is still going on is compared with as many days of the one before. */
  #fitting(): Compare {
    const loaded = this.session.loaded;
    return loaded && !isFinished(this.period, latestCutOff(loaded)) ? 'same-days' : 'previous';
  }

  /** A choice of language stands in the settings, and in the address where it stood there. */
  speak(locale: Locale): void {
    this.settings.speak(locale);
    if (this.view.address.lang !== null) this.view.speak(locale);
  }

  /** The days of a period's text; the shown period where it names none. */
  spanOf(text: PeriodText): Period {
    return parsePeriod(text) ?? this.period;
  }

  lastDayOf(text: PeriodText): Day {
    const period = parsePeriod(text);
    return period ? lastDay(period) : lastDay(this.period);
  }

  monthHasData(month: PeriodText): boolean {
    const span = parsePeriod(month);
    const shapes = Object.values(this.session.loaded?.facts ?? {});
    return (
      span !== null &&
      shapes.some(
        ({ firstDay, lastDay: last }) =>
          firstDay !== null && last !== null && firstDay < span.until && last >= span.from,
      )
    );
  }

  /** Forgets data, rules, recipes and choices, as if the page had never been used. */
  async forgetEverything(): Promise<void> {
    this.settings.forgetAll();
    this.view.reset();
    await this.session.clear();
  }
}

/** The latest cut-off of the loaded tables: up to it the newest month is known. */
export const latestCutOff = (loaded: Loaded): string | null => Object.values(loaded.asOf).sort().at(-1) ?? null;

/** The period of the address; else the last month with data that is over, else the latest with data. */
export function choosePeriod(text: PeriodText | null, loaded: Loaded | null, today: Day): Chosen {
  const named = text === null ? null : parsePeriod(text);
  if (named) return { period: named, note: null };
  const shapes = loaded ? Object.values(loaded.facts).filter((shape) => shape.rows > 0) : [];
  const first = shapes.flatMap((shape) => shape.firstDay ?? []).sort()[0];
  const last =
    (loaded?.facts.complaint_facts?.lastDay ?? null) ||
    shapes
      .flatMap((shape) => shape.lastDay ?? [])
      .sort()
      .at(-1);
  if (!loaded || !last || !first) return { period: periodAt(today, 'month'), note: null };
  const latest = periodAt(last, 'month');
  if (isFinished(latest, latestCutOff(loaded))) return { period: latest, note: 'ui.period.note.finished' };
  const before = previousPeriod(latest);
  return before.until > first
    ? { period: before, note: 'ui.period.note.finished' }
    : { period: latest, note: 'ui.period.note.latest' };
}
