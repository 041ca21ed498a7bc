/** The kinds of table which the product understands; also the names of the typed tables. */
export const kinds = [
  'complaints',
  'surveys',
  'callbacks',
  'interactions',
  'qc_reviews',
  'staff',
  'staff_days',
  'exceptions',
  'targets',
  'volumes',
  'customers',
  'deliveries',
  'reports',
  'exams',
  'actions',
] as const;
export type Kind = (typeof kinds)[number];
export type TableKind = Kind | 'unknown';

/** The derived tables that metrics speak of; they carry the hard rules once. */
export const factTables = [
  'complaint_facts',
  'callback_targets',
  'callback_attempts',
  'ratings',
  'call_facts',
  'review_facts',
  'staff_day_facts',
  'exception_facts',
  'row_checks',
] as const;
export type FactTable = (typeof factTables)[number];

/** The typed table whose `_file` and `_row` a derived table carries. */
export const sourceOf: Record<FactTable, Kind | null> = {
  complaint_facts: 'complaints',
  callback_targets: null, // from callbacks, complaints or customers: its `origin` column says
  callback_attempts: 'callbacks',
  ratings: null, // its `source` column says
  call_facts: 'interactions',
  review_facts: 'qc_reviews',
  staff_day_facts: 'staff_days',
  exception_facts: 'exceptions',
  row_checks: null, // its `kind` column says
};

/** The dimensions that every derived table has, in the order in which filters offer them. */
export const commonDimensions = [
  'region',
  'branch',
  'team',
  'staff',
  'channel',
  'product',
  'category_l1',
  'category_l2',
  'category_l3',
  'customer_tier',
] as const;
