import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Callback tasks and their attempts. */
export const callbacks: SubjectFields = {
  kind: 'callbacks',
  key: ['callback_id', 'attempt_no'],
  stamps: ['trigger_at', 'due_at', 'attempted_at'],
  fields: [
    field('callback_id', 'id', 'r', '回访编号 回访ID 回访单号 回访任务编号', 'Follow-up ID, Callback ID', {
      unique: ['序号'],
    }),
    field(
      'ticket_id',
      'id',
      'r',
      '关联单号 转办单号 关联工单 关联工单号 工单编号 工单号 投诉编号',
      'Case, Ticket ID, Case Number',
      {
        oneOf: 'subject',
      },
    ),
    field('followup_ticket_id', 'id', 'o', '回访生成工单 生成工单号', 'Follow-up ticket'),
    field('customer_key', 'id', 'r', '客户编号 客户号 会员号 会员卡号', 'Customer ID', {
      oneOf: 'subject',
      pii: 'key',
    }),
    field('name', 'text', 'o', '客户姓名 客户名称 投保人 被回访人', 'Customer, Customer name', { pii: 'name' }),
    field('phone', 'id', 'o', '联系电话 手机号 手机号码 回访电话 回访号码', 'Phone', { pii: 'phone', ordered: true }),
    field('policy_no', 'id', 'o', '保单号 保单号码', 'Policy number', { pii: 'policy' }),
    field(
      'callback_type',
      'enum',
      'r',
      '回访类型 回访类别 电话回访类别 回访场景 回访主题',
      'Callback type, Call Type',
      {
        dictionary: 'callback_type',
        dimension: true,
      },
    ),
    field('campaign', 'text', 'o', '活动 批次 任务名称 回访活动', 'Campaign', { dimension: true }),
    field('attempt_no', 'integer', 'o', '回访次数 第几次回访', 'Attempt, Attempt no'),
    field(
      'trigger_at',
      'stamp',
      'R',
      '服务完成时间 办结时间 购买日期 承保日期 保单生效日 分配时间 派单时间 回访任务创建时间 任务创建时间 计划回访时间',
      'Trigger date, Triggered at',
      { oneOf: 'stamp', ordered: true },
    ),
    field(
      'due_at',
      'stamp',
      'R',
      '应回访日期 应回访时间 回访时限 截止回访 回访截止时间 安排跟进日期',
      'Due date, Due at, Schedule Date',
      {
        oneOf: 'stamp',
      },
    ),
    field('promised_at', 'stamp', 'o', '承诺回访时间', 'Promised, Promised at'),
    field('appointment_at', 'stamp', 'o', '预约时间 预约回访时间', 'Appointment, Appointment at'),
    field(
      'attempted_at',
      'stamp',
      'R',
      '回访时间 回访日期 致电日期 实际回访时间 联系时间 跟进时间 首次回访时间',
      'Call Date, Follow up Date, Contacted at, Attempted at',
      { oneOf: 'stamp', event: true },
    ),
    field('talk_seconds', 'seconds', 'o', '通话时长 回访时长', 'Duration, Talk time'),
    field('reached', 'boolean', 'r', '是否接通 接通情况 是否成功 回访是否成功', 'Connected, Answered', {
      oneOf: 'result',
    }),
    field(
      'result',
      'enum',
      'r',
      '回访结果 回访状态 工单回访标志 跟进结果 回访情况 解决后回访情况',
      'Outcome, Result, Disposition, Status',
      { dictionary: 'callback_result', dimension: true, oneOf: 'result' },
    ),
    field('method', 'enum', 'o', '回访方式 联系方式', 'Method', { dictionary: 'channel' }),
    field('caller', 'text', 'o', '回访人 回访员 回访专员 回访坐席 回访人员', 'Caller, Agent'),
    field('caller_id', 'id', 'o', '回访人工号 回访员工号 坐席工号 工号', 'Agent ID, Caller ID'),
    field('team', 'text', 'o', '班组 回访组 技能组', 'Team, Group', { dimension: true }),
    field('branch', 'text', 'o', '机构 分公司 承保机构', 'Branch', { dimension: true }),
    field('region', 'text', 'o', '区域 省份 地市', 'Region', { dimension: true, ordered: true }),
    field('product', 'text', 'o', '产品 产品名称 险种', 'Product', { dimension: true, ordered: true }),
    field('channel', 'enum', 'o', '渠道 销售渠道', 'Channel', { dictionary: 'channel', dimension: true }),
    field('customer_tier', 'text', 'o', '客户级别 客户等级 会员等级', 'Tier, Customer tier', { dimension: true }),
    field('rating', 'rating', 'o', '回访满意度 客户回访满意度 满意度 满意程度', 'Satisfaction, Rating', {
      ordered: true,
    }),
    field('resolved_yn', 'boolean', 'o', '是否解决 问题是否解决', 'Resolved'),
    field('reason', 'text', 'o', '不满意原因', 'Reason'),
    field('content', 'text', 'o', '回访内容 客户意见', 'Comment', { ordered: true }),
    field('suggestion', 'text', 'o', '建议 意见建议 客户建议', 'Suggestion'),
    field('outcome', 'enum', 'o', '是否续卡 是否续保 是否转化 是否挽回', 'Converted, Renewed', {
      dictionary: 'callback_outcome',
    }),
    field('opted_out', 'boolean', 'o', '免回访', 'Do not call', { ask: ['拒访'] }),
    field('updated_at', 'stamp', 'o', '更新时间', 'Updated at', { event: true }),
  ],
};
