/** staff_day_facts: presence, hours, orders and contacts of a person on a day. */
import type { Sql } from '../../types/plain.ts';
import { dimensionColumns, dimensions, type Dimension } from './dimensions.ts';
import { joinPerson } from './people.ts';
import { statement, type Shape } from './shape.ts';

/** Rostered days, and days on which somebody handled contacts without being on the roster. */
export const staffDaysSql = (shape: Shape): Sql[] => [
  statement(`CREATE OR REPLACE TABLE staff_day_facts AS
    WITH present AS (${rosteredSql(shape)}),
    rostered AS (SELECT *, row_number() OVER (PARTITION BY staff, day ORDER BY _file, _row) AS nth FROM present),
    handled AS (${handledSql(shape)})
    SELECT d.* EXCLUDE (nth), coalesce(CASE WHEN nth = 1 THEN h.handled END, 0)::INTEGER AS handled
    FROM rostered d LEFT JOIN handled h ON h.staff = d.staff AND h.day = CAST(d.day AS DATE)
    UNION ALL BY NAME
    SELECT h._file, h._row, h.known_until, ${dimensions.map((each) => `h.${each}`).join(', ')}, h.day::TIMESTAMP AS day,
      false AS rostered, true AS attended, false AS has_checked, h.handled::INTEGER AS handled
    FROM handled h ANTI JOIN rostered d ON d.staff = h.staff AND CAST(d.day AS DATE) = h.day`),
];

/** Attended by hours; where no hours are mapped, by the log-in or by the absence of a leave. */
function rosteredSql(shape: Shape): string {
  const mapped = (field: string) => shape.mapped('staff_days', 't', field);
  return `SELECT t._file, t._row, t._known_until AS known_until, ${dimensionColumns(shape, 'staff_days', 't')},
      date_trunc('day', t.date)::TIMESTAMP AS day, true AS rostered,
      CASE WHEN ${mapped('attended_h')} THEN coalesce(t.attended_h > 0, false) WHEN ${mapped('login_h')} THEN coalesce(t.login_h > 0, false)
        ELSE t.leave_type IS NULL AND coalesce(t.scheduled_h > 0, true) END AS attended,
      t.attended_h, t.scheduled_h, t.busy_h, t.available_h,
      (CASE WHEN ${mapped('checked_orders')} THEN t.checked_orders ELSE t.orders END)::DOUBLE AS order_base,
      t.orders, t.checked_orders, t.accurate_orders, ${mapped('checked_orders')} AS has_checked
      ${shape.customColumns('staff_days', 't')}
    FROM (SELECT t.* FROM staff_days t WHERE t.date IS NOT NULL) t ${joinPerson(shape, 'staff_days', 't')}`;
}

/** Calls handled; without calls the complaints resolved. */
function handledSql(shape: Shape): string {
  const calls = shape.loaded('interactions');
  const stamp = calls ? 'start_at' : 'ended_at';
  const rows = calls
    ? 'call_facts WHERE handled'
    : 'complaint_stage WHERE is_v AND NOT is_withdrawn AND ended_at IS NOT NULL';
  const column = (each: Dimension): string =>
    each === 'staff'
      ? 'staff'
      : each === 'team' || each === 'branch' || each === 'region'
        ? `mode(${each}) AS ${each}`
        : `NULL::VARCHAR AS ${each}`;
  return `SELECT min(_file) AS _file, arg_min(_row, (_file, _row)) AS _row, max(known_until) AS known_until, ${dimensions.map(column).join(', ')},
      CAST(${stamp} AS DATE) AS day, count(*) AS handled
    FROM ${rows} AND staff IS NOT NULL GROUP BY staff, CAST(${stamp} AS DATE)`;
}
