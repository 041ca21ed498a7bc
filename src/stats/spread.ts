/** How far values lie apart. */

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Divides by n; NaN without values. */
export const populationDeviation = (values: readonly number[]): number => Math.sqrt(squares(values) / values.length);

/** Divides by n − 1; null below two values. */
export const sampleDeviation = (values: readonly number[]): number | null =>
  values.length < 2 ? null : Math.sqrt(squares(values) / (values.length - 1));

/** Coefficient of variation with the population SD; null where the mean is 0 or missing. */
export function variation(values: readonly number[]): number | null {
  const centre = mean(values);
  return values.length === 0 || centre === 0 ? null : populationDeviation(values) / centre;
}

function squares(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
