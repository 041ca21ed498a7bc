/** The roster: team and branch of a person on a day. */
import { at } from './clock.ts';
import { workbook } from './rows.ts';

const periods = workbook('员工花名册.xlsx').flatMap((sheet) =>
  sheet.rows.map((row) => ({
    id: row['工号'] ?? '',
    name: row['姓名'] ?? '',
    team: row['班组'] ?? '',
    branch: row['机构'] ?? '',
    since: at(row['生效日期']) ?? 0,
  })),
);
export const staffIds = [...new Set(periods.map((one) => one.id))];

/** The latest period that began by `moment`, of a staff id or a name. */
export function placeOf(person: string, moment: number): { id: string; team: string; branch: string } | undefined {
  return periods
    .filter((one) => (one.id === person || one.name === person) && one.since <= moment)
    .toSorted((a, b) => b.since - a.since)[0];
}
