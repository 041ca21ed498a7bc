/** Names, targets, weights and volumes which stand in files. */
import type { Engine } from '../engine/engine.ts';
import { sql } from '../sql/sql.ts';
import type { Volume } from '../types/loaded.ts';
import type { Plain } from '../types/plain.ts';
import type { Outcome } from '../types/problem.ts';
import type { ScorecardLine, Target } from '../types/rules.ts';
import { allRows, numberOf, textOf, type Row } from './answer.ts';

export interface Found {
  readonly staffNames: Readonly<Record<string, string>>;
  readonly targets: readonly Target[];
  readonly scorecard: readonly ScorecardLine[];
  readonly volumes: readonly Volume[];
}

/** What the joined tables `staff`, `targets` and `volumes` say. */
export async function foundIn(engine: Engine): Promise<Outcome<Found>> {
  const answers = await allRows(engine, [
    sql`SELECT staff_id, arg_max(name, coalesce(valid_from, TIMESTAMP '0001-01-01')) FROM staff
      WHERE staff_id IS NOT NULL AND name IS NOT NULL GROUP BY staff_id ORDER BY staff_id`,
    sql`SELECT metric_id, level, scope, target, upper, floor, weight, strftime(valid_from, '%Y-%m-%d'), source FROM targets
      WHERE metric_id IS NOT NULL ORDER BY metric_id, level, scope, valid_from`,
    sql`SELECT period, scope, measure, value FROM volumes
      WHERE period IS NOT NULL AND measure IS NOT NULL AND value IS NOT NULL ORDER BY period, scope, measure`,
    sql`SELECT DISTINCT 'team', team FROM staff WHERE team IS NOT NULL
      UNION SELECT DISTINCT 'branch', branch FROM staff WHERE branch IS NOT NULL
      UNION SELECT DISTINCT 'branch', branch FROM complaints WHERE branch IS NOT NULL
      UNION SELECT DISTINCT 'region', region FROM complaints WHERE region IS NOT NULL
      UNION SELECT DISTINCT 'staff', coalesce(staff_id, name) FROM staff`,
  ]);
  if (!answers.ok) return answers;
  const [staff = [], targets = [], volumes = [], scopes = []] = answers.value;
  const levelOf = new Map(scopes.map(([level, name]) => [String(name), level]));
  return {
    ok: true,
    value: {
      staffNames: Object.fromEntries(staff.map(([id, name]) => [String(id), String(name)])),
      targets: targets.filter((row) => row[3] !== null).map((row) => targetOf(row, levelOf)),
      scorecard: targets.flatMap((row) => lineOf(row, levelOf)),
      volumes: volumes.map(volumeOf),
    },
  };
}

type Levels = ReadonlyMap<string, Plain | undefined>;
type Scope = Target['scope'];

function targetOf([metric, level, scope, value, upper, floor, , from, source]: Row, levels: Levels): Target {
  return {
    metric: String(metric),
    scope: scopeOf(level, scope, levels),
    value: numberOf(value),
    ...(typeof upper === 'number' && { upper }),
    ...(typeof floor === 'number' && { floor }),
    validFrom: textOf(from) ?? '1900-01-01',
    source: textOf(source) ?? '',
  };
}

/** Weights count for everyone; a weight of one team's sheet is not the scorecard's. */
const lineOf = ([metric, level, scope, , , , weight]: Row, levels: Levels): readonly ScorecardLine[] =>
  typeof weight === 'number' && scopeOf(level, scope, levels).level === 'all'
    ? [{ metric: String(metric), weight }]
    : [];

const everyone =
  /^(?:|-|\/|全部|全体|整体|合计|总体|全公司|公司|总公司|全中心|中心|客服中心|all|total|overall|company)$/i;
const scopeLevels: readonly Scope['level'][] = ['all', 'region', 'branch', 'team', 'staff'];

/** The level as written, else the one at which the data know that name, else a branch. */
function scopeOf(level: Plain | undefined, scope: Plain | undefined, levels: Levels): Scope {
  const name = (textOf(scope) ?? '').trim();
  if (everyone.test(name)) return { level: 'all', name: '' };
  const known = [level, levels.get(name)].map((word) => scopeLevels.find((each) => each === word)).find((each) => each);
  return known === 'all' ? { level: 'all', name: '' } : { level: known ?? 'branch', name };
}

function volumeOf([period, scope, measure, value]: Row): Volume {
  const name = (textOf(scope) ?? '').trim();
  return {
    period: monthOf(String(period)),
    scope: everyone.test(name) ? '' : name,
    measure: String(measure),
    value: numberOf(value),
  };
}

/** `2026年8月`, `2026/8`, `202608`, `2026-08-01 …` → `2026-08`; anything else stays as written. */
function monthOf(period: string): string {
  const match =
    /^\s*(20\d\d)\s*[-/.年]?\s*(0?[1-9]|1[0-2])(?!\d{3})(?:\D.*)?$/.exec(period) ??
    /^\s*(20\d\d)(\d\d)\d\d$/.exec(period);
  return match ? `${match[1]}-${String(match[2]).padStart(2, '0')}` : period.trim();
}
