import type { SubjectFields } from '../../types/field.ts';
import { field } from './field.ts';

const measure = (id: string, zh: string, en: string) =>
  field(id, 'number', 'R', zh, en, { oneOf: 'value', wide: true, ordered: true });

/** Business volumes to relate complaints to: one row per period, scope and measure; money in yuan. */
export const volumes: SubjectFields = {
  kind: 'volumes',
  key: ['period', 'scope', 'measure'],
  stamps: [],
  fields: [
    field('period', 'text', 'R', '月份 期间 统计月 统计月份 年月', 'Month, Period', { ordered: true }),
    field('scope', 'text', 'o', '机构 分公司', 'Scope, Branch', { ordered: true }),
    field('measure', 'enum', 'o', '业务指标 项目 指标', 'Measure', { dictionary: 'measure', ordered: true }),
    field('value', 'number', 'R', '数值 值', 'Value', { oneOf: 'value', ordered: true }),
    measure('policies', '保单件数 保单数量 承保件数 有效保单件数 保单数', 'Policies'),
    measure('premium_cny', '保费 保费收入 保费金额', 'Premium'),
    measure('insured_persons', '承保人次 承保人数', 'Insured, Insured persons'),
    measure('customers', '客户数 个人客户数 客户数量', 'Customers'),
    measure('users', '用户数 在网用户', 'Users, Subscribers'),
    measure('branches', '网点数 机构数', 'Branches'),
    measure('orders', '订单量 业务量', 'Orders'),
    measure('contacts', '联络量 话务量 来电量', 'Contacts'),
    measure('eligible_events', '应邀评量 可邀评量', 'Eligible events'),
    measure('cost_cny', '成本 成本费用', 'Cost'),
  ],
};
