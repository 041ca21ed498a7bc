import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** One row per person and day: roster, presence, hours, orders. */
export const staffDays: SubjectFields = {
  kind: 'staff_days',
  key: ['staff_id', 'staff', 'date'],
  stamps: ['date'],
  fields: [
    field('staff', 'text', 'R', '姓名 员工姓名 坐席姓名 坐席', 'Agent, Name', { oneOf: 'staff', ordered: true }),
    field('staff_id', 'id', 'R', '工号 员工号 员工编号 坐席工号', 'Agent ID, Employee ID, Staff ID', {
      oneOf: 'staff',
      ordered: true,
    }),
    field('date', 'stamp', 'R', '日期 考勤日期 统计日期 排班日期', 'Date, Day', { event: true, ordered: true }),
    field('team', 'text', 'o', '班组 小组', 'Team, Group', { dimension: true, ordered: true }),
    field('branch', 'text', 'o', '机构 分公司', 'Branch', { dimension: true }),
    field('shift', 'text', 'o', '班次 班别', 'Shift', { dimension: true, ordered: true }),
    field('scheduled_h', 'hours', 'o', '应出勤 排班时长 应出勤时长', 'Scheduled, Scheduled hours', { ordered: true }),
    field('attended_h', 'hours', 'o', '实出勤 实出勤时长 出勤时长 出勤天数', 'Worked, Attended, Worked hours', {
      ordered: true,
    }),
    field('leave_type', 'text', 'o', '请假类型', 'Leave, Leave type', { dimension: true }),
    field('login_h', 'hours', 'o', '登录时长 在线时长', 'Login time', { ordered: true }),
    field('available_h', 'hours', 'o', '示闲时长 空闲时长', 'Available', { ordered: true }),
    field('busy_h', 'hours', 'o', '占用时长 处理时长', 'Busy', { ordered: true, ask: ['示忙时长'] }),
    field('break_h', 'hours', 'o', '小休时长', 'Break'),
    field('support_flag', 'number', 'o', '接线支援 支援天数', 'Support', { ordered: true }),
    field('orders', 'integer', 'o', '总下单数 下单数', 'Orders', { ordered: true }),
    field('checked_orders', 'integer', 'o', '抽检单数 已核单数', 'Checked orders', { ordered: true }),
    field('accurate_orders', 'integer', 'o', '下单准确数 准确单数', 'Accurate orders', { ordered: true }),
  ],
};
