import { describe, expect, test } from 'vitest';
import { metrics as enMetrics } from '../../src/locales/en/metrics.ts';
import { panels as enPanels } from '../../src/locales/en/panels.ts';
import { metrics as zhMetrics } from '../../src/locales/zh-CN/metrics.ts';
import { panels as zhPanels } from '../../src/locales/zh-CN/panels.ts';
import { subjectFields } from '../../src/subjects/fields/index.ts';
import { lists, rowColumns } from '../../src/subjects/lists.ts';
import { metricList } from '../../src/subjects/metrics/index.ts';
import { panels } from '../../src/subjects/panels.ts';
import { defaultRules } from '../../src/subjects/rules.ts';

const words = { zh: { ...zhMetrics, ...zhPanels }, en: { ...enMetrics, ...enPanels } } as const;

describe.each(Object.entries(words))('words in %s', (_, messages) => {
  const has = (key: string) => key in messages;
  test('name every metric, short and with its formula', () => {
    const keys = metricList.flatMap(({ id }) => [`metric.${id}`, `metric.${id}.short`, `metric.${id}.formula`]);
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
  test('name every panel, list, mark and source', () => {
    const keys = [
      ...panels.flatMap(({ id }) => [`panel.${id}`, `panel.${id}.sub`]),
      ...Object.keys(lists).map((id) => `list.${id}`),
      ...metricList.flatMap(({ mark }) => (mark ? [`mark.${mark.id}`] : [])),
      ...defaultRules.targets.map(({ source }) => `source.${source}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
  test('name every column of the rows that is no field of a file', () => {
    const fields = new Set(Object.values(subjectFields).flatMap((subject) => subject.fields.map((field) => field.id)));
    const columns = [
      ...Object.values(rowColumns).flatMap((row) => row.columns),
      ...Object.values(lists).flatMap((list) => list.columns),
    ];
    expect(columns.filter((column) => !fields.has(column) && !has(`field.${column}`))).toEqual([]);
  });
});

test('both languages hold the same keys', () => {
  expect(Object.keys(words.zh).sort()).toEqual(Object.keys(words.en).sort());
});

test('long columns of the rows are fields of their kind', () => {
  for (const { kind, long } of Object.values(rowColumns))
    for (const column of long)
      expect(kind && subjectFields[kind].fields.some((field) => field.id === column), column).toBe(true);
});

test('needs name fields of the kinds they come from', () => {
  for (const { id, from, needs } of metricList)
    for (const field of needs.flat())
      expect(
        from.some((kind) => subjectFields[kind].fields.some((one) => one.id === field)),
        `${id}: ${field}`,
      ).toBe(true);
});

test('every due metric is declared once', () => {
  const ids = metricList.map((metric) => metric.id);
  expect(new Set(ids).size).toBe(ids.length);
  const due = `C01 C08 C09 C12 C13 C14 C15 C16 C17 C18 C20 C21 C22 C23 C24 C25 C27 S01 S02 S03 S04 S07 S08 B01 B02 B03 B04 B07 B08 B11
    Q01 Q02 Q06 Q07 Q10 Q12 K01 K02 K03 K04 K05 K06 K10 G01 G02 G03 G04`;
  expect(new Set(ids.map((id) => id.split('.')[0]))).toEqual(new Set(due.split(/\s+/)));
});

test('the scorecard weighs a hundred; targets of a share are shares', () => {
  expect(defaultRules.scorecard.reduce((sum, line) => sum + line.weight, 0)).toBe(100);
  for (const { metric, value } of defaultRules.targets)
    if (metricList.find(({ id }) => id === metric)?.format === 'percent') expect(value).toBeLessThanOrEqual(1);
});
