/** The small print of a headline figure in parts that stay whole; the rest of it stands in its title. */
import type { App } from '../../state/app.svelte.ts';
import type { Format, Judged } from '../../types/metric.ts';

/** `72.2–77.6 % · n = 1,004`, `due 728/774`, or why the figure is not known. */
export function basisLine(app: App, figure: Judged, format: Format): string {
  if (figure.missing || figure.value === null) return app.texts.basisText(figure);
  const { words } = app;
  const count = (n: number) => words.number(n, 'count', { bare: true });
  const { low, high, n, pending } = figure;
  const range =
    low === null || high === null ? null : `${words.number(low, format, { bare: true })}–${words.number(high, format)}`;
  const size =
    pending > 0
      ? words.say('ui.kpi.matured', { n: count(n), all: count(n + pending) })
      : format === 'count'
        ? null
        : words.say('basis.n', { n: count(n) });
  const unknown = figure.unknown > 0 ? words.say('basis.unknown', { n: count(figure.unknown) }) : null;
  const small = figure.small ? words.say('basis.small') : null;
  const parts = [range, size, unknown, small].filter((part) => part !== null);
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join('\u2002');
}
