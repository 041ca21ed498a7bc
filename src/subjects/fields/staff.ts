import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** The roster: one row per person and team period. */
export const staff: SubjectFields = {
  kind: 'staff',
  key: ['staff_id', 'valid_from'],
  stamps: [],
  fields: [
    field('staff_id', 'id', 'R', '工号 员工号 员工编号 坐席工号', 'Employee ID, Agent ID, Staff ID', {
      oneOf: 'staff',
      ordered: true,
    }),
    field('name', 'text', 'R', '姓名 员工姓名 坐席姓名', 'Name, Employee name', { oneOf: 'staff', ordered: true }),
    field('team', 'text', 'o', '班组 小组 组别', 'Team', { dimension: true, ordered: true }),
    field('room', 'text', 'o', '科室 室 部门', 'Department', { dimension: true, ordered: true }),
    field('post', 'text', 'o', '岗位 职务 角色', 'Role, Post', { dimension: true, ordered: true }),
    field('branch', 'text', 'o', '机构 分公司', 'Site, Branch', { dimension: true, ordered: true }),
    field('region', 'text', 'o', '区域', 'Region', { dimension: true }),
    field('hire_date', 'stamp', 'o', '入职日期 入职时间', 'Hire date'),
    field('leave_date', 'stamp', 'o', '离职日期 离职时间', 'Leave date'),
    field('valid_from', 'stamp', 'o', '生效日期 开始日期', 'Valid from'),
    field('valid_to', 'stamp', 'o', '失效日期 结束日期', 'Valid to'),
    field('supervisor', 'text', 'o', '组长 主管 班组长', 'Supervisor', { ordered: true }),
  ],
};
