// Mixing and weighing the colours of a look.

type Rgb = readonly [number, number, number];

/** `#rgb`, `#rrggbb` or `rgb(…)`, as 0–255 each; black where it is none of them. */
export function rgbOf(color: string): Rgb {
  const long = color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  const hex = /^#(..)(..)(..)/.exec(long);
  if (hex) return triple(hex.slice(1).map((part) => Number.parseInt(part, 16)));
  return triple((color.match(/[\d.]+/g) ?? []).map(Number));
}

const triple = (parts: readonly number[]): Rgb => [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];

/** `share` of the first colour over the second. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [rgbOf(first), rgbOf(second)];
  const parts = a.map((value, i) => Math.round(value * share + (b[i] ?? 0) * (1 - share)));
  return `rgb(${parts.join(', ')})`;
}

/** Relative luminance of WCAG 2. */
export function luminance(color: string): number {
  const [r, g, b] = triple(
    rgbOf(color).map((value) => (value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of WCAG 2: 1 … 21. */
export function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Whichever of the inks reads better on a ground. */
export const inkOn = (ground: string, inks: readonly [string, string]): string =>
  contrast(inks[0], ground) >= contrast(inks[1], ground) ? inks[0] : inks[1];

/** A colour of a ramp at 0 … 1, between its steps. */
export function rampAt(ramp: readonly string[], at: number): string {
  const place = Math.min(1, Math.max(0, at)) * (ramp.length - 1);
  const step = Math.min(ramp.length - 2, Math.floor(place));
  return mix(ramp[step + 1] ?? '#000', ramp[step] ?? '#000', place - step);
}
