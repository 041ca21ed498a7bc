import { expect, test } from 'vitest';
import { mappedFields } from '../../src/load/tables/measure.ts';
import type { ColumnReading, Mapping } from '../../src/types/mapping.ts';

test('a category path fills the levels below its own', () => {
  const column = (header: string, field: string | null, more: Partial<ColumnReading> = {}): ColumnReading =>
    ({ column: 0, header, field, ...more }) as ColumnReading;
  const mapping = (...columns: ColumnReading[]): Mapping => ({
    kind: 'complaints',
    source: '',
    columns,
    zone: '',
    questions: [],
  });
  expect(mappedFields(mapping(column('归口', 'category_l1', { split: '_' }), column('备注', null)))).toEqual([
    'category_l1',
    'category_l2',
    'category_l3',
  ]);
  expect(mappedFields(mapping(column('类别', 'category_l1')))).toEqual(['category_l1']);
});
