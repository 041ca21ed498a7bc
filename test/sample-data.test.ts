import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleFiles } from '../sample-data/generate.js';
import type { Month } from './oracle/answer.ts';
import { callbackAnswers } from './oracle/callbacks.ts';
import { at } from './oracle/clock.ts';
import { complaints, exportsOfComplaints, isV } from './oracle/complaints.ts';
import { ratingAnswers, surveys } from './oracle/ratings.ts';

test('the sample is what its seeded generator writes, byte for byte', async () => {
  const files = await sampleFiles();
  expect(readdirSync('public/sample').toSorted()).toEqual(['files.json', ...files.map(([name]) => name)].toSorted());
  for (const [name, bytes] of files)
    expect(Buffer.compare(Buffer.from(bytes), readFileSync(`public/sample/${name}`)), name).toBe(0);
});

describe('the planted truths', () => {
  const month = (text: string, next: string): Month => ({
    text,
    from: at(`${text}-01`) ?? 0,
    until: at(`${next}-01`) ?? 0,
  });
  const [may, july, august] = [month('2026-05', '2026-06'), month('2026-07', '2026-08'), month('2026-08', '2026-09')];

  test('理赔时效 rises in the last three months', () => {
    const delays = (one: Month): number =>
      complaints.filter(
        (each) =>
          isV(each) && each.row['二级分类'] === '理赔时效' && each.received >= one.from && each.received < one.until,
      ).length;
    expect(delays(august)).toBeGreaterThan(1.8 * delays(may));
  });

  test('every call team improves while the total of them falls', () => {
    const teams = ['服务一组', '服务二组', '服务三组'];
    const rate = (one: Month, of: readonly string[]): number => {
      const { S01 } = ratingAnswers(one, ({ team }) => of.includes(team ?? ''));
      return (S01?.n ?? 0) / (S01?.d ?? 0);
    };
    for (const team of teams) expect(rate(august, [team]), team).toBeGreaterThan(rate(july, [team]));
    expect(rate(august, teams)).toBeLessThan(rate(july, teams));
  });

  test('华东分公司 calls back late over the Spring Festival', () => {
    const timely = (keep: (branch: string) => boolean): number => {
      const { B03 } = callbackAnswers(month('2026-02', '2026-03'), ({ branch }) => keep(branch));
      return (B03?.n ?? 0) / (B03?.d ?? 0);
    };
    expect(timely((branch) => branch === '华东分公司')).toBeLessThan(timely((branch) => branch !== '华东分公司') - 0.1);
  });

  test('one agent has five ratings, all of them perfect', () => {
    const rated = surveys
      .filter((row) => row['坐席工号'] === 'A034' && row['满意度'] !== '')
      .map((row) => row['满意度']);
    expect(rated).toEqual(Array(5).fill('非常满意'));
  });

  test('July was exported again with late tickets and changed rows', () => {
    const [first, again] = ['投诉登记表2026年7月.csv', '投诉登记表2026年7月（重新导出）.csv'].map(
      (name) =>
        new Map(exportsOfComplaints.find((file) => file.name === name)?.rows.map((row) => [row['投诉编号'], row])),
    );
    const added = [...(again?.keys() ?? [])].filter((id) => !first?.has(id));
    expect(added.length).toBe(17);
    const moved = [...(again ?? [])].filter(
      ([id, row]) => first?.has(id) && first.get(id)?.['二级分类'] !== row['二级分类'],
    );
    expect(moved.length).toBe(2);
  });
});
