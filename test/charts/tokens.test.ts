import { describe, expect, test } from 'vitest';
import { contrast, luminance, rgbOf } from '../../src/charts/parts/color.ts';
import { css, dark, light, lookOf } from './tables.ts';

const themes = { light, dark };

describe.each(Object.entries(themes))('%s', (_, theme) => {
  const color = (name: string) => theme[name] ?? '';

  test.each(['ink', 'muted', 'faint', 'accent', 'met', 'missed', 'undecided'])(
    '%s reads on every surface (AA)',
    (name) => {
      for (const ground of ['surface', 'canvas'])
        expect(contrast(color(name), color(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('marks stand out from the surface (3 : 1)', () => {
    for (const series of lookOf(theme).series) expect(contrast(series, color('surface'))).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(machado()))('the eight series stay apart with %s sight', (sight) => {
    const seen = lookOf(theme).series.map((series) => oklab(simulated(series, sight)));
    const distances = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThan(leastDistance);
  });

  test.each(Object.keys(machado()))('met and missed are told apart with %s sight by lightness or hue', (sight) => {
    const [met, missed] = ['met', 'missed'].map((name) => oklab(simulated(color(name), sight)));
    expect(distance(met ?? [], missed ?? [])).toBeGreaterThan(leastDistance / 2);
  });

  test('the sequential ramp moves one way', () => {
    const steps = lookOf(theme).sequential.map(luminance);
    const sorted = steps.toSorted((a, b) => a - b);
    expect(steps).toEqual(theme === light ? sorted.reverse() : sorted);
  });

  test('the ramp and the five levels are complete', () => {
    const look = lookOf(theme);
    expect([...look.series, ...look.sequential, ...look.diverging].every((value) => /^#[0-9a-f]{6}$/.test(value))).toBe(
      true,
    );
  });
});

test('the system’s dark is the chosen dark, and both are for screens only', () => {
  const blocks = css
    .split('color-scheme: dark;')
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('}')).replace(/\s+/g, ' '));
  expect(blocks).toHaveLength(2);
  expect(blocks[0]).toBe(blocks[1]);
  expect(css.slice(0, css.indexOf('color-scheme: dark')).lastIndexOf('@media screen')).toBeGreaterThan(0);
});

/** Least distance in OKLab × 100 at which neighbours are told apart; about 2 is just noticeable. */
const leastDistance = 6.5;

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
function machado(): Record<string, number[][]> {
  return {
    common: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    protanope: [
      [0.152286, 1.052583, -0.204868],
      [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    deuteranope: [
      [0.367322, 0.860646, -0.227968],
      [0.280085, 0.672501, 0.047413],
      [-0.01182, 0.04294, 0.968881],
    ],
    tritanope: [
      [1.255528, -0.076749, -0.178779],
      [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.3039],
    ],
  };
}

function simulated(color: string, sight: string): number[] {
  const linear = rgbOf(color).map((value) =>
    value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return (machado()[sight] ?? []).map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, share, i) => sum + share * (linear[i] ?? 0), 0),
      ),
    ),
  );
}

function oklab([r = 0, g = 0, b = 0]: number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0))) * 100;
