import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

/** Customers who should be called: members, assigned customers. */
export const customers: SubjectFields = {
  kind: 'customers',
  key: ['customer_key'],
  stamps: [],
  fields: [
    field('customer_key', 'id', 'R', '客户编号 客户号 会员号 会员卡号', 'Customer ID, Member ID', {
      pii: 'key',
      ordered: true,
    }),
    field('name', 'text', 'o', '客户姓名 会员姓名 客户名称', 'Name, Customer name', { pii: 'name', ordered: true }),
    field('phone', 'id', 'o', '联系电话 手机号 手机号码', 'Phone', { pii: 'phone', ordered: true }),
    field('tier', 'text', 'o', '客户级别 客户等级 会员等级', 'Tier', { dimension: true, ordered: true }),
    field('status', 'text', 'o', '客户状态 会员状态', 'Status', { dimension: true, ordered: true }),
    field('registered_at', 'stamp', 'o', '注册日期 入会日期 注册时间 入会时间', 'Registered at, Member since', {
      event: true,
      ordered: true,
    }),
    field('assigned_at', 'stamp', 'o', '分配时间', 'Assigned at', { event: true }),
    field('owner', 'text', 'o', '归属客服 客户经理', 'Owner, Account manager', { ordered: true }),
    field('team', 'text', 'o', '班组', 'Team', { dimension: true }),
    field('branch', 'text', 'o', '机构 分公司', 'Branch', { dimension: true, ordered: true }),
    field('region', 'text', 'o', '区域 省份', 'Region', { dimension: true, ordered: true }),
    field('plan_per_period', 'number', 'o', '计划回访次数', 'Planned contacts'),
    field('opted_out', 'boolean', 'o', '免回访', 'Do not call'),
  ],
};
