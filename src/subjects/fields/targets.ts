import type { Field, SubjectFields } from '../../types/field.ts';
import { metricNames } from '../dictionaries/metrics.ts';
import { field } from './field.ts';

/** A wide sheet has one column per KPI: its header is the KPI's name, its cells are the targets. */
const wide: readonly Field[] = Object.entries(metricNames).map(([id, names]) => ({
  id,
  type: 'number',
  need: 'R',
  oneOf: 'metric',
  wide: true,
  zh: names,
  en: [id],
}));

/** Targets: one row per KPI and scope. Percentages are shares (95 % = 0.95). */
export const targets: SubjectFields = {
  kind: 'targets',
  key: ['metric_id', 'level', 'scope', 'valid_from'],
  stamps: [],
  fields: [
    field('metric_id', 'enum', 'R', '指标编号 指标 指标名称 KPI 考核项 考核指标 考核标准', 'Metric, KPI, Metric id', {
      dictionary: 'metric',
      oneOf: 'metric',
      ordered: true,
    }),
    field('level', 'enum', 'o', '层级 考核层级 对象类型', 'Level, Scope level', { dictionary: 'scope_level' }),
    field('scope', 'text', 'o', '考核对象 对象 部门 机构 班组', 'Scope', { ordered: true }),
    field('target', 'number', 'R', '目标值 目标 指标值 阈值 挑战值', 'Target, Goal', {
      oneOf: 'metric',
      ordered: true,
    }),
    field('upper', 'number', 'o', '目标上限 上限', 'Upper bound, Upper', { ordered: true }),
    field('floor', 'number', 'o', '底线值 下限', 'Floor', { ordered: true }),
    field('direction', 'enum', 'o', '方向 指标方向', 'Direction', { dictionary: 'target_direction' }),
    field('method', 'text', 'o', '计分方式', 'Method'),
    field('weight', 'number', 'o', '权重 占比 分值', 'Weight', { ordered: true }),
    field('min_n', 'integer', 'o', '最小样本 最小样本量', 'Minimum n, Min n', { ordered: true }),
    field('valid_from', 'stamp', 'o', '生效月份 生效日期 考核月份', 'Effective, Valid from', { ordered: true }),
    field('valid_to', 'stamp', 'o', '失效日期', 'Valid to'),
    field('source', 'text', 'o', '来源 依据 目标来源', 'Source', { ordered: true }),
    ...wide,
  ],
};
