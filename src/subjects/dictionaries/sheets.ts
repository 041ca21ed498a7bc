/** Words of target and volume sheets. */
export const scopeLevel = {
  all: ['全部', '整体', '公司', '全公司', '中心', '全中心', '总体', 'all', 'company', 'total'],
  region: ['区域', '大区', '省', '地区', 'region'],
  branch: ['机构', '分公司', '支公司', '网点', 'branch'],
  team: ['班组', '小组', '团队', '组', 'team', 'group'],
  staff: ['个人', '员工', '坐席', '人员', 'staff', 'person', 'agent'],
} as const;

export const targetDirection = {
  up: ['越高越好', '高优', '正向', '↑', '≥', '>=', '不低于', 'up', 'higher is better', 'higher'],
  down: ['越低越好', '低优', '负向', '反向', '↓', '≤', '<=', '不高于', 'down', 'lower is better', 'lower'],
  range: ['区间', '范围', 'range'],
} as const;

export const measure = {
  policies: ['保单件数', '保单数量', '承保件数', '保单数', '保单', 'policies'],
  premium_cny: ['保费', '保费收入', 'premium_cny', 'premium'],
  insured_persons: ['承保人次', '承保人数', 'insured_persons', 'insured persons', 'insured'],
  customers: ['客户数', '个人客户数', 'customers'],
  users: ['用户数', '在网用户', 'users', 'subscribers'],
  branches: ['网点数', '机构数', 'branches'],
  orders: ['订单量', '业务量', 'orders'],
  contacts: ['联络量', '话务量', '来电量', 'contacts'],
  eligible_events: ['应邀评量', '可邀评量', 'eligible_events', 'eligible events'],
  cost_cny: ['成本', '成本费用', 'cost_cny', 'cost'],
} as const;
