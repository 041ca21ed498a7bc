import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Exceptions that have to be reported upwards in time. */
export const exceptions: SubjectFields = {
  kind: 'exceptions',
  key: ['id'],
  stamps: ['occurred_at'],
  fields: [
    field('id', 'id', 'o', '异常编号 异常ID', 'Exception ID, Incident ID', { unique: ['序号'] }),
    field('occurred_at', 'stamp', 'R', '异常发生时间 发生时间', 'Occurred at', { event: true, ordered: true }),
    field('reported_at', 'stamp', 'o', '异常上报时间 上报时间', 'Reported at', { event: true, ordered: true }),
    field('severity', 'enum', 'o', '异常等级 异常级别 严重程度', 'Severity', {
      dictionary: 'severity',
      dimension: true,
      ordered: true,
    }),
    field('staff', 'text', 'o', '上报人 责任人', 'Staff, Reporter', { ordered: true }),
    field('staff_id', 'id', 'o', '工号 上报人工号', 'Staff ID', { ordered: true }),
    field('team', 'text', 'o', '班组', 'Team', { dimension: true }),
    field('branch', 'text', 'o', '机构 分公司', 'Branch', { dimension: true }),
    field('content', 'text', 'o', '异常描述 异常内容 异常类型', 'Description', { ordered: true }),
  ],
};
