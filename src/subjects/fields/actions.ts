import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Improvement actions and proposals. */
export const actions: SubjectFields = {
  kind: 'actions',
  key: ['action_id'],
  stamps: ['raised_at', 'due', 'decided_at', 'done_at'],
  fields: [
    field('action_id', 'id', 'o', '整改编号 提案编号 编号', 'Action ID', { ordered: true, unique: ['序号'] }),
    field('problem', 'text', 'R', '问题 存在问题 问题描述', 'Issue, Problem', { oneOf: 'what', ordered: true }),
    field('action', 'text', 'R', '整改措施 改进措施', 'Action', { oneOf: 'what', ordered: true }),
    field('metric', 'text', 'o', '指标 分类', 'Metric', { ordered: true }),
    field('owner', 'text', 'o', '责任人', 'Owner'),
    field('raised_by', 'text', 'o', '提案人', 'Raised by'),
    field('raised_at', 'stamp', 'o', '提出日期 提出时间', 'Raised at', { event: true, ordered: true }),
    field('due', 'stamp', 'o', '计划完成日期 计划完成时间', 'Due', { ordered: true }),
    field('done_at', 'stamp', 'o', '实际完成日期 实际完成时间', 'Done, Done at', { event: true, ordered: true }),
    field('status', 'text', 'o', '状态', 'Status', { dimension: true }),
    field('decided_at', 'stamp', 'o', '决定日期 审定日期', 'Decided at', { event: true, ordered: true }),
    field('adopted', 'boolean', 'o', '采纳 是否采纳', 'Adopted', { ordered: true }),
    field('team', 'text', 'o', '班组 部门', 'Team', { dimension: true, ordered: true }),
  ],
};
