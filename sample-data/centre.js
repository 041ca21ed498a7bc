/** The service centre: branches, teams, people without names, products and categories. */
export const branches = { 华东分公司: 0.3, 华南分公司: 0.24, 华北分公司: 0.2, 华中分公司: 0.15, 西南分公司: 0.11 };
export const regionOf = {
  华东分公司: '江苏',
  华南分公司: '广东',
  华北分公司: '河北',
  华中分公司: '湖北',
  西南分公司: '四川',
};
export const products = { 车险: 0.34, 医疗险: 0.26, 重疾险: 0.14, 年金险: 0.12, 意外险: 0.09, 家财险: 0.05 };

/** L1 / L2 with their share of complaints in an ordinary month. */
export const categories = {
  '理赔/理赔时效': 0.17,
  '理赔/理赔金额': 0.1,
  '理赔/理赔资料': 0.05,
  '销售/销售误导': 0.13,
  '销售/夸大收益': 0.06,
  '退保/退保纠纷': 0.12,
  '退保/退保金额': 0.05,
  '服务/服务态度': 0.09,
  '服务/电话打扰': 0.06,
  '保全/保全变更': 0.07,
  '承保/承保时效': 0.04,
  '续期/续期扣费': 0.04,
  '其他/其他': 0.02,
};
export const departmentOf = {
  理赔: '理赔部',
  销售: '销售管理部',
  退保: '保全部',
  服务: '客户服务部',
  保全: '保全部',
  承保: '核保部',
  续期: '续期管理部',
  其他: '客户服务部',
};

const teams = [
  ['投诉一组', 5, '投诉专员'],
  ['投诉二组', 5, '投诉专员'],
  ['服务一组', 8, '客服代表'],
  ['服务二组', 8, '客服代表'],
  ['服务三组', 8, '客服代表'],
  ['回访组', 6, '回访专员'],
];
const branchNames = Object.keys(branches);

/** 40 agents, 坐席001 to 坐席040. */
export const staff = teams
  .flatMap(([team, size, post]) => Array.from({ length: size }, () => ({ team, post })))
  .map((person, i) => ({
    ...person,
    id: `A${String(i + 1).padStart(3, '0')}`,
    name: `坐席${String(i + 1).padStart(3, '0')}`,
    branch: branchNames[i % branchNames.length],
    hired: `20${17 + (i % 8)}-0${1 + (i % 9)}-15`,
  }));

export const inTeams = (...names) => staff.filter((person) => names.includes(person.team));

/** 坐席012 moved from 服务一组 to 服务二组; June-before stays with the old team. */
export const move = { id: 'A012', from: '服务一组', to: '服务二组', day: '2026-04-01' };
export const teamAt = (person, dayText) =>
  person.id === move.id ? (dayText < move.day ? move.from : move.to) : person.team;

/** Planted: this agent has five ratings, all of them perfect. */
export const perfectAgent = 'A034';

const customerOf = (number) => {
  const text = String(number).padStart(5, '0');
  return {
    key: `C${text}`,
    name: `客户${text}`,
    phone: `139${String(10_000_000 + number * 137).slice(0, 8)}`,
    policy: `P2025${text}88`,
  };
};
export const customer = (random) => customerOf(random.between(1, 24_000));
/** Buyers of a first policy: nobody who complains. */
export const newCustomer = (random) => customerOf(random.between(30_001, 60_000));
