/** Which kind of table this is: from its headers, its values, and the names of file and sheet. */
import { subjectFields } from '../subjects/fields/index.ts';
import type { FieldId, SubjectFields } from '../types/field.ts';
import type { TableHead } from '../types/file.ts';
import { kinds, type Kind } from '../types/kind.ts';
import { assign, type Assignment } from './assign.ts';
import { kindsKnowing } from './headers.ts';
import { knownExport } from './known.ts';
import type { TableProfile } from './profile.ts';

const hints: Readonly<Record<Kind, RegExp>> = {
  complaints: /投诉|客诉|工单|诉求|信访|complaint|ticket|case|311/i,
  surveys: /满意度|评价|问卷|回收|参评|survey|csat|nps|feedback/i,
  callbacks: /回访|callback|follow.?up/i,
  interactions: /通话|话单|呼叫|来电|话务|会话|外呼|cdr|calls?\b|interaction|chat/i,
  qc_reviews: /质检|质量检查|监听|qc|quality|evaluation/i,
  staff: /花名册|人员名单|坐席名单|员工名单|员工信息|人员信息|staff|roster|employee/i,
  staff_days: /考勤|排班|出勤|工时|工作量|staff.?days?|attendance|schedule/i,
  exceptions: /异常|exception|incident/i,
  targets: /目标|考核指标|指标值|target|kpi|goal/i,
  volumes: /业务量|保单量|保费|规模|volume/i,
  customers: /客户名单|客户清单|会员名单|会员|customer|member/i,
  deliveries: /签收|配送|回单|deliver/i,
  reports: /报表|报送|report/i,
  exams: /考试|培训|exam|training/i,
  actions: /整改|提案|改进|action/i,
};

export interface Guess {
  readonly assignment: Assignment;
  readonly score: number;
  /** Fields without which the table would be refused. */
  readonly unmet: readonly FieldId[];
}

/** The required fields of a kind that no column carries; one name for a group. */
export function unmetFields(subject: SubjectFields, mapped: ReadonlySet<FieldId>): FieldId[] {
  const required = subject.fields.filter((field) => field.need === 'R');
  const groups = new Set(required.map((field) => field.oneOf ?? field.id));
  const unmet = [...groups].flatMap((group) => {
    const members = required.filter((field) => (field.oneOf ?? field.id) === group);
    return members.some((field) => mapped.has(field.id)) || !members[0] ? [] : [members[0].id];
  });
  const stamp =
    subject.stamps.length > 0 && !subject.stamps.some((field) => mapped.has(field)) ? subject.stamps.slice(0, 1) : [];
  return [...new Set([...unmet, ...wideUnmet(subject, mapped, unmet), ...stamp])].filter(
    (id) => !(id === 'metric_id' && mapped.has('target') && hasWide(subject, mapped)),
  );
}

const hasWide = (subject: SubjectFields, mapped: ReadonlySet<FieldId>): boolean =>
  subject.fields.some((field) => field.wide && mapped.has(field.id));

/** Long sheets need both the name of the measure and its value. */
function wideUnmet(subject: SubjectFields, mapped: ReadonlySet<FieldId>, unmet: readonly FieldId[]): FieldId[] {
  if (unmet.length > 0 || !subject.fields.some((field) => field.wide) || hasWide(subject, mapped)) return [];
  const pair = subject.kind === 'targets' ? ['metric_id', 'target'] : ['measure', 'value'];
  return pair.filter((field) => !mapped.has(field));
}

/** What the table would be as each kind, the most convincing first. */
export function guesses(head: TableHead, profile: TableProfile): Guess[] {
  const known = knownExport(head.columns);
  const list = kinds.map((kind) => guess(subjectFields[kind], head, profile, known?.kind === kind ? known : undefined));
  if (known) return list.filter((each) => each.assignment.kind.kind === known.kind);
  return list.toSorted((a, b) => b.score - a.score);
}

function guess(
  subject: SubjectFields,
  head: TableHead,
  profile: TableProfile,
  known: ReturnType<typeof knownExport>,
): Guess {
  const assignment = assign(subject, head, profile, known);
  const unmet = unmetFields(subject, new Set(assignment.columns.map((each) => each.field.id)));
  return { assignment, unmet, score: fieldScore(assignment, head) + hintScore(subject.kind, head) };
}

function fieldScore(assignment: Assignment, head: TableHead): number {
  const subjects = Object.values(subjectFields);
  const points = assignment.columns.map((each) => {
    if (each.quality === 1) return 0.5;
    const kindsWith = Math.max(1, kindsKnowing(head.columns[each.column] ?? '', subjects));
    return 1 + 2 / kindsWith + (each.field.need === 'R' ? 1 : 0);
  });
  return points.reduce((sum, point) => sum + point, 0);
}

function hintScore(kind: Kind, head: TableHead): number {
  const file = head.path.split('/').at(-1) ?? '';
  return [file, head.sheet, head.titles.join(' ')].filter((text) => hints[kind].test(text)).length * 2.5;
}
