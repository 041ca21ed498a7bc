/** The tokens a chart is drawn with, read from the same CSS custom properties as the page. */
export interface Look {
  readonly canvas: string;
  readonly surface: string;
  readonly hairline: string;
  readonly ink: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly met: string;
  readonly missed: string;
  readonly undecided: string;
  /** The soft fill of limits and intervals. */
  readonly band: string;
  /** Other, missing. */
  readonly other: string;
  readonly series: readonly string[];
  /** Nine steps, from the surface up. */
  readonly sequential: readonly string[];
  /** Five levels: very dissatisfied … very satisfied. */
  readonly diverging: readonly string[];
  readonly font: string;
  /** 1 on a screen, 1.6 in Present. */
  readonly size: number;
}

const steps = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);

/** A look from any source of custom properties. */
export function lookFrom(property: (name: string) => string): Look {
  const read = (name: string) => property(`--${name}`).trim();
  return {
    canvas: read('canvas'),
    surface: read('surface'),
    hairline: read('hairline'),
    ink: read('ink'),
    muted: read('muted'),
    faint: read('faint'),
    accent: read('accent'),
    met: read('met'),
    missed: read('missed'),
    undecided: read('undecided'),
    band: read('band'),
    other: read('other'),
    series: steps('series', 8).map(read),
    sequential: steps('sequential', 9).map(read),
    diverging: steps('diverging', 5).map(read),
    font: read('font'),
    size: Number(read('size')) || 1,
  };
}

/** The look an element stands in; with a theme, that theme's look whatever the page shows (print, export). */
export function readLook(element: Element, theme?: 'light' | 'dark'): Look {
  if (!theme) {
    const style = getComputedStyle(element);
    return lookFrom((name) => style.getPropertyValue(name));
  }
  const probe = element.ownerDocument.createElement('i');
  probe.dataset['theme'] = theme;
  probe.hidden = true;
  element.append(probe);
  const look = readLook(probe);
  probe.remove();
  return { ...look, size: 1 };
}
