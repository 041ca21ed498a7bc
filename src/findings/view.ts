/** What the figures are read in: the month, what it is compared with, the rules, the data behind it. */
import type { FieldId } from '../types/field.ts';
import type { Loaded } from '../types/loaded.ts';
import type { Filter } from '../types/metric.ts';
import type { Period } from '../types/period.ts';
import type { Rules } from '../types/rules.ts';

export interface FindingView {
  readonly period: Period;
  readonly compare: Period | null;
  readonly filters: readonly Filter[];
  readonly rules: Rules;
  readonly loaded: Loaded;
  /** The field by which a bar, Pareto or reasons panel is split now; without it the first of the panel. */
  readonly by?: FieldId;
  /** Staff are shown as numbers, not by name. */
  readonly namesHidden?: boolean;
}
