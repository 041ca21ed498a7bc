import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Quality reviews: one row per review, or one per review and item. */
export const qcReviews: SubjectFields = {
  kind: 'qc_reviews',
  key: ['review_id', 'item'],
  stamps: ['contact_at', 'reviewed_at'],
  fields: [
    field('review_id', 'id', 'r', '质检编号 质检单号 质检流水号 录音编号', 'Evaluation ID, Review ID', {
      ordered: true,
      unique: ['序号'],
    }),
    field('call_id', 'id', 'o', '通话ID 话单ID 会话ID 录音流水 录音流水号', 'Call ID', { ordered: true }),
    field('ticket_id', 'id', 'o', '工单编号 工单号 关联工单', 'Ticket ID', { ordered: true }),
    field('staff', 'text', 'R', '被检人 被质检坐席 被质检人 坐席姓名 坐席 客服 姓名', 'Agent, Agent name', {
      oneOf: 'staff',
      ordered: true,
    }),
    field('staff_id', 'id', 'R', '客服工号 坐席工号 工号 被检人工号', 'Agent ID, Staff ID', {
      oneOf: 'staff',
      ordered: true,
    }),
    field('team', 'text', 'o', '班组 技能组', 'Team, Group', { dimension: true }),
    field('branch', 'text', 'o', '机构 分公司', 'Branch', { dimension: true }),
    field('channel', 'enum', 'o', '渠道 业务渠道', 'Channel', { dictionary: 'channel', dimension: true }),
    field('reviewer', 'text', 'o', '质检员 质检人 评分人 监听人', 'Evaluator, Reviewer', { ordered: true }),
    field('contact_at', 'stamp', 'r', '通话时间 录音时间 服务时间 来电时间', 'Contact date, Call date', {
      oneOf: 'stamp',
      ordered: true,
      event: true,
    }),
    field('reviewed_at', 'stamp', 'r', '质检时间 质检日期 监听日期 评分时间', 'Evaluation date, Reviewed at', {
      oneOf: 'stamp',
      ordered: true,
      event: true,
    }),
    field('sample_type', 'enum', 'o', '抽检类型 抽检方式 抽样方式', 'Sample type', {
      dictionary: 'sample_type',
      dimension: true,
      ordered: true,
    }),
    field(
      'score',
      'number',
      'R',
      '质检得分 质检分数 质检成绩 总分 人工质检得分 得分',
      'QA Score, Quality score, Score',
      {
        ordered: true,
      },
    ),
    field('max_score', 'number', 'o', '满分', 'Max, Max score'),
    field('passed', 'boolean', 'o', '是否合格', 'Pass, Passed'),
    field('item', 'text', 'o', '质检项 质检项目 评分项 扣分项', 'Criterion, Section', { ordered: true }),
    field('item_score', 'number', 'o', '单项得分 扣分 项目得分', 'Item score', { ordered: true }),
    field('error_type', 'text', 'o', '差错类型', 'Error type', { dimension: true }),
    field('fatal', 'boolean', 'o', '致命错误 是否致命 红线 一票否决', 'Fatal, Auto-fail', { ordered: true }),
    field('violation', 'text', 'o', '违规项 违规等级', 'Violation', { dimension: true, ordered: true }),
    field('disposition', 'text', 'o', '处理结果 整改措施', 'Disposition', { ordered: true }),
    field('comment', 'text', 'o', '点评 备注 质检评语', 'Comment', { ordered: true }),
  ],
};
