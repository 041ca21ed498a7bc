/** Every file of test/data, with the counts that were made by hand. */
import { describe, expect, test } from 'vitest';
import { collect, fromDisk, only } from './collect.ts';

interface Expected {
  rows: number;
  columns: number;
  encoding?: string;
  headerRow?: number;
  refused?: number;
  first?: string;
}

const files: Record<string, Expected | Expected[]> = {
  'boston311-100.csv': { rows: 100, columns: 29, encoding: 'utf-8', first: '101004143000' },
  'boston311-100-20dupes-random.csv': { rows: 100, columns: 29 },
  'boston311-dmy-100.csv': { rows: 100, columns: 29 },
  'boston311-100-bad.tsv': { rows: 99, columns: 29, refused: 1 },
  'cfpb_mdy_first500.csv': { rows: 500, columns: 14, first: '7/29/2013' },
  'cfpb_snakecase_145.csv': { rows: 145, columns: 18 },
  'nyc311_first150.csv': { rows: 150, columns: 41 },
  'la311_first300.csv': { rows: 300, columns: 33 },
  'uci_bank_semicolon_first800.csv': { rows: 800, columns: 17, first: '30' },
  'messytables_excel_pasting.csv': { rows: 13, columns: 9, headerRow: 4 },
  'messytables_mixedGLB.csv': { rows: 133, columns: 19, headerRow: 4 },
  'messytables_null.csv': { rows: 10, columns: 4, headerRow: 0 },
  'messytables_spanish_chars.csv': { rows: 114, columns: 8, encoding: 'windows-1252' },
  'messytables_sparse_with_column_errors.csv': { rows: 2200, columns: 4, encoding: 'windows-1252' },
  'messytables_utf-16le_encoded.csv': { rows: 327, columns: 19, encoding: 'utf-16le', first: '5C1' },
  'messytables_utf8bom.csv': { rows: 0, columns: 2, encoding: 'utf-8' },
  'messytables_weird_head_padding.csv': { rows: 60, columns: 10, headerRow: 12 },
  'readxl_deaths.xlsx': [
    { rows: 10, columns: 6, headerRow: 5, encoding: '', first: 'David Bowie' },
    { rows: 10, columns: 6, headerRow: 5, first: 'Vera Rubin' },
  ],
  'readxl_la-arrests.xlsx': { rows: 193, columns: 36, headerRow: 3, first: '4894831' },
  'readxl_type-me.xlsx': [
    { rows: 10, columns: 2 },
    { rows: 7, columns: 2 },
    { rows: 7, columns: 2 },
    { rows: 6, columns: 2 },
  ],
  'readxl_dates-1900.xls': { rows: 1, columns: 5, first: '2000-01-01' },
  'readxl_dates-1904.xls': { rows: 1, columns: 5, first: '2000-01-01' },
  'apache_alltypes_plain.snappy.parquet': { rows: 2, columns: 11, headerRow: 0, encoding: '' },
  'apache_byte_stream_split.zstd.parquet': { rows: 300, columns: 2 },
  'apache_datapage_v2.snappy.parquet': { rows: 5, columns: 5 },
  'apache_delta_byte_array.parquet': { rows: 1000, columns: 9 },
  'apache_int96_from_spark.parquet': { rows: 6, columns: 1 },
  'apache_lz4_raw_compressed.parquet': { rows: 4, columns: 3 },
  'hyparquet_brotli_compressed.parquet': { rows: 4, columns: 3 },
};

describe('files of test/data', () => {
  for (const [name, expected] of Object.entries(files)) {
    test(name, async () => {
      const { tables, problems } = await collect(fromDisk(name));
      expect(problems).toEqual([]);
      const all = Array.isArray(expected) ? expected : [expected];
      expect(tables.length).toBe(all.length);
      for (const [i, want] of all.entries()) {
        const table = only(tables[i]);
        expect(table.ended).toBe(true);
        expect(table.rowCount).toBe(want.rows);
        expect(table.head.columns.length).toBe(want.columns);
        expect(table.refused.length).toBe(want.refused ?? 0);
        if (want.headerRow !== undefined) expect(table.head.headerRow).toBe(want.headerRow);
        if (want.encoding !== undefined) expect(table.head.encoding).toBe(want.encoding);
        if (want.first !== undefined) expect(table.rows[0]?.cells[0]).toBe(want.first);
      }
    });
  }

  test('what is no row is listed with its number', async () => {
    const pasted = only((await collect(fromDisk('messytables_excel_pasting.csv'))).tables[0]);
    expect(pasted.notes).toMatchObject([
      { kind: 'title-rows', rows: [1, 2] },
      { kind: 'total-rows', rows: [18] },
      { kind: 'foot-rows', rows: [20, 21] },
      { kind: 'blank-rows' },
    ]);
    const deaths = only((await collect(fromDisk('readxl_deaths.xlsx'))).tables[0]);
    expect(deaths.notes).toMatchObject([
      { kind: 'title-rows', rows: [1, 2, 3, 4] },
      { kind: 'foot-rows', rows: [16, 17, 18, 19] },
    ]);
    expect(deaths.rows[0]?.cells).toEqual(['David Bowie', 'musician', '69', 'true', '1947-01-08', '2016-01-10']);
  });

  test('the 30-field row is refused by number', async () => {
    const { refused } = only((await collect(fromDisk('boston311-100-bad.tsv'))).tables[0]);
    expect(refused).toMatchObject([{ row: 41, reason: 'too-many-cells' }]);
  });

  test('both date systems give the same days', async () => {
    const cells = async (name: string): Promise<unknown> =>
      only((await collect(fromDisk(name))).tables[0]).rows[0]?.cells;
    expect(await cells('readxl_dates-1904.xls')).toEqual(await cells('readxl_dates-1900.xls'));
  });
});
