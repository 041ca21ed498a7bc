/** How much an archive may hold: everything is counted while it is inflated, headers are never trusted. */
export const limits = {
  entryBytes: 2 * 2 ** 30,
  allBytes: 4 * 2 ** 30,
  entries: 1000,
  ratio: 1000,
  /** The ratio counts from here on. */
  ratioFrom: 50 * 2 ** 20,
  /** Archives inside archives. */
  nesting: 1,
} as const;
