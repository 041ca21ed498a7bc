import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Reports that are due to somebody. */
export const reports: SubjectFields = {
  kind: 'reports',
  key: ['report', 'due_at'],
  stamps: ['due_at'],
  fields: [
    field('report', 'text', 'R', '报表名称 报告名称', 'Report', { ordered: true }),
    field('due_at', 'stamp', 'R', '应报时间 截止时间', 'Due at', { ordered: true }),
    field('sent_at', 'stamp', 'o', '上报时间 报送时间', 'Sent at', { event: true, ordered: true }),
    field('corrected_count', 'integer', 'o', '更正次数 重报次数', 'Corrections', { ordered: true }),
    field('staff', 'text', 'o', '责任人 上报人', 'Staff', { ordered: true }),
    field('team', 'text', 'o', '部门 班组', 'Team', { dimension: true, ordered: true }),
  ],
};
