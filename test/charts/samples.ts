// One lively table per drawing, in the reader's language: what the painted tests and a look with the eyes use.
import type { Locale } from '../../src/types/words.ts';
import type { Plain } from '../../src/types/plain.ts';
import { barsTable, monthColumn, months, paretoTable, tableOf, trendTable, type Sample } from './tables.ts';

const rates = [0.78, 0.77, 0.76, 0.78, null, 0.76, 0.77, 0.78, 0.76, 0.77, 0.76, 0.77, 0.767];
const volumes = [960, 990, 1010, 940, 1000, 1030, 900, 980, 1005, 990, 1020, 1054, 1219];

const names = (locale: Locale) =>
  locale === 'zh-CN'
    ? ['理赔时效', '销售误导', '退保纠纷', '服务态度', '保全变更', '电话打扰', '其他（4 类）', '未填']
    : [
        'Claim delays',
        'Mis-selling',
        'Surrender disputes',
        'Attitude',
        'Policy changes',
        'Nuisance calls',
        'Other (4)',
        'Blank',
      ];
const keys = ['a', 'b', 'c', 'd', 'e', 'f', '#other', ''];

export function samples(locale: Locale): Sample[] {
  const zh = locale === 'zh-CN';
  const group = names(locale);
  const counts = [412, 231, 198, 141, 122, 68, 47, 9];
  const before = [310, 214, 187, 138, 109, 64, 32, 11];
  const total = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  const trendRows = months.map((month, i): Plain[] => {
    const rate = rates[i] ?? null;
    const near = rate === null ? [null, null] : [rate - 0.036, rate + 0.034];
    return [month, rate, ...near, 485, i > 10 ? 40 : 0, 0.8, i === 3 ? 1 : 0];
  });
  return [
    ['trend', trendTable('S01', zh ? '满意率' : 'Satisfaction', 'percent', trendRows)],
    [
      'volume',
      trendTable(
        'C01',
        zh ? '投诉量' : 'Complaints',
        'count',
        months.map((month, i) => [month, volumes[i] ?? null, null, null, null, 0, null, 0]),
      ),
    ],
    [
      'two',
      tableOf(
        [
          monthColumn,
          { key: 'B01', format: 'percent', label: zh ? '回访覆盖率' : 'Coverage', metric: 'B01' },
          { key: 'B02', format: 'percent', label: zh ? '接通率' : 'Reach', metric: 'B02' },
        ],
        months.map((month, i) => [month, 0.9 + Math.sin(i) / 30, 0.88 - i / 90]),
      ),
    ],
    [
      'units',
      tableOf(
        [
          monthColumn,
          { key: 'C14', format: 'count', label: zh ? '在途件数' : 'Open cases', metric: 'C14' },
          { key: 'C13', format: 'percent', label: zh ? '逾期率' : 'Overdue', metric: 'C13' },
        ],
        months.map((month, i) => [month, 300 + i * 9, 0.1 + Math.cos(i) / 40]),
      ),
    ],
    [
      'stack',
      tableOf(
        [
          monthColumn,
          { key: 'K01.answered', format: 'count', label: zh ? '接起' : 'Answered', metric: 'K01.answered' },
          { key: 'K01.abandoned', format: 'count', label: zh ? '放弃' : 'Abandoned', metric: 'K01.abandoned' },
          { key: 'K01.answered.pending', format: 'count', hidden: true },
        ],
        months.map((month, i) => [month, 11200 + i * 310, 900 + (i % 4) * 210, i === 12 ? 5 : 0]),
      ),
    ],
    [
      'bars',
      barsTable(
        'B03',
        zh ? '回访及时率' : 'On time',
        'percent',
        group
          .slice(0, 6)
          .map((name, i) => [
            keys[i] ?? '',
            name,
            0.95 - i * 0.11,
            120 - i * 17,
            0.91 - i * 0.12,
            0.98 - i * 0.09,
            0.9 - i * 0.07,
            0.85,
          ]),
      ),
    ],
    [
      'pareto',
      paretoTable(
        'C01',
        zh ? '投诉量' : 'Complaints',
        group.map((name, i) => [
          keys[i] ?? '',
          name,
          counts[i] ?? 0,
          before[i] ?? 0,
          (counts[i] ?? 0) / total,
          (sum += counts[i] ?? 0) / total,
        ]),
      ),
    ],
    [
      'heat',
      tableOf(
        [
          { key: 'row.key', format: 'text', hidden: true },
          { key: 'row', format: 'text' },
          { key: 'column.key', format: 'text', hidden: true },
          { key: 'column', format: 'month' },
          { key: 'C01', format: 'count', label: zh ? '投诉量' : 'Complaints', metric: 'C01' },
        ],
        group.flatMap((name, r) =>
          months.map((month, c): Plain[] => [
            keys[r] ?? '',
            name,
            month,
            month,
            (r + c) % 11 === 10 ? null : Math.round((counts[r] ?? 0) * (0.5 + c / 24)),
          ]),
        ),
      ),
    ],
    [
      'curve',
      tableOf(
        [
          { key: 'days', format: 'days', label: zh ? '天数' : 'Days' },
          { key: 'done', format: 'percent', label: zh ? '已办结' : 'Done', metric: 'C15.p50' },
          { key: 'low', format: 'percent', hidden: true },
          { key: 'high', format: 'percent', hidden: true },
          { key: 'atRisk', format: 'count' },
        ],
        Array.from({ length: 61 }, (_, day) => {
          const done = 1 - Math.exp(-day / 9);
          return [day, done, Math.max(0, done - 0.04), Math.min(1, done + 0.04), 900 - day * 12];
        }),
      ),
    ],
    [
      'levels',
      tableOf(
        [
          { key: 'key', format: 'text', hidden: true },
          { key: 'group', format: 'month' },
          ...[1, 2, 3, 4, 5].map((level) => ({ key: `level${level}`, format: 'count' as const })),
          { key: 'n', format: 'count' },
          { key: 'S01', format: 'percent', metric: 'S01', label: zh ? '满意率' : 'Satisfied' },
          { key: 'S01.low', format: 'percent', hidden: true },
          { key: 'S01.high', format: 'percent', hidden: true },
        ],
        months
          .slice(-6)
          .map((month, i) => [
            month,
            month,
            15,
            35 + i,
            66,
            180 - i * 3,
            200,
            496,
            0.76 + i / 400,
            0.72 + i / 400,
            0.8,
          ]),
      ),
    ],
    [
      'funnel',
      tableOf(
        [
          { key: 'key', format: 'text', hidden: true },
          { key: 'group', format: 'text' },
          { key: 'count', format: 'count', metric: 'B01.due' },
          { key: 'share', format: 'percent' },
          { key: 'step', format: 'percent' },
        ],
        (zh
          ? ['应回访', '已拨打', '已接通', '记录完整', '满意']
          : ['Due', 'Attempted', 'Reached', 'Complete record', 'Satisfied']
        ).map((name, i) => {
          const steps = [512, 500, 421, 398, 301];
          return [
            `s${i}`,
            name,
            steps[i] ?? 0,
            (steps[i] ?? 0) / 512,
            i ? (steps[i] ?? 0) / (steps[i - 1] ?? 1) : null,
          ];
        }),
      ),
    ],
    [
      'ageing',
      tableOf(
        [
          { key: 'key', format: 'text', hidden: true },
          { key: 'group', format: 'text' },
          { key: 'C14', format: 'count', metric: 'C14', label: zh ? '在途' : 'Open' },
        ],
        ['0–3', '4–7', '8–15', '16–30', '31–60', '60+'].map((name, i) => [
          name,
          zh ? `${name} 天` : `${name} days`,
          [64, 51, 83, 40, 22, 9][i] ?? 0,
        ]),
      ),
    ],
  ];
}
