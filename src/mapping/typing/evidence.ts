/** What all cells of a column have in common, so that the short way reads them like the long one. */
import type { ColumnProfile } from '../profile.ts';

export interface Evidence {
  /** No cell has blanks around it or a word that says nothing. */
  readonly tidy: boolean;
  /** Nothing but ASCII. */
  readonly narrow: boolean;
  /** Nothing but YYYY-MM-DD, with or without a full clock. */
  readonly iso: boolean;
  /** Nothing but digits with one point at most. */
  readonly plain: boolean;
  /** No plus sign as in 1.23E+17, no zero after a point. */
  readonly digitsKept: boolean;
  readonly noPointZero: boolean;
  /** Every cell has an entry among these values. */
  readonly covers: (values: Readonly<Record<string, string | null>>) => boolean;
}

const nothing: Evidence = {
  tidy: false,
  narrow: false,
  iso: false,
  plain: false,
  digitsKept: false,
  noPointZero: false,
  covers: () => false,
};

/** The evidence of a column; without a profile there is none. */
export function evidenceOf(profile: ColumnProfile | undefined): Evidence {
  if (!profile) return nothing;
  const { filled, untidy, wide, isoDates, plainNumbers, pluses, pointZeros, top } = profile;
  return {
    tidy: untidy === 0,
    narrow: wide === 0,
    iso: isoDates === filled,
    plain: plainNumbers === filled,
    digitsKept: wide === 0 && pluses === 0,
    noPointZero: wide === 0 && pointZeros === 0,
    covers: (values) => top.reduce((sum, { text, n }) => (values[text] === undefined ? sum : sum + n), 0) === filled,
  };
}
