/** Whose row it is: the staff id, team and branch at the date of the event. */
import type { FieldId } from '../../types/field.ts';
import type { Kind } from '../../types/kind.ts';
import type { Sql } from '../../types/plain.ts';
import { statement, type Shape } from './shape.ts';

interface Person {
  readonly fields: readonly FieldId[];
  readonly id: (alias: string) => string;
  readonly name: (alias: string) => string;
  readonly team: (alias: string) => string;
  /** When it happened. */
  readonly at: (alias: string) => string;
}

const person = (id: FieldId, name: readonly FieldId[], at: readonly FieldId[]): Person => ({
  fields: [id, ...name],
  id: (alias) => `${alias}.${id}`,
  name: (alias) => `coalesce(${name.map((field) => `${alias}.${field}`).join(', ')})`,
  team: (alias) => `${alias}.team`,
  at: (alias) => `CAST(coalesce(${at.map((field) => `${alias}.${field}`).join(', ')}) AS DATE)`,
});

const people = {
  complaints: person('handler_id', ['handler', 'accepted_by'], ['resolved_at', 'closed_at', 'received_at']),
  callbacks: person('caller_id', ['caller'], ['attempted_at', 'trigger_at', 'due_at']),
  surveys: person('staff_id', ['staff'], ['offered_at', 'answered_at']),
  interactions: person('agent_id', ['agent'], ['start_at']),
  qc_reviews: person('staff_id', ['staff'], ['contact_at', 'reviewed_at']),
  staff_days: person('staff_id', ['staff'], ['date']),
  exceptions: person('staff_id', ['staff'], ['occurred_at']),
} satisfies Partial<Record<Kind, Person>>;
export type PersonKind = keyof typeof people;

export const personOf = (kind: Kind): Person | undefined => (people as Partial<Record<Kind, Person>>)[kind];

/**
 * `staff_at`: every person and day that occurs anywhere, resolved once. A person is the id, else a text that is an id
 * of the roster, else name and team in force on that day, else a name that only one person of the roster bears.
 */
export function peopleSql(shape: Shape): Sql[] {
  if (!shape.loaded('staff')) return [];
  const seen = (Object.keys(people) as PersonKind[])
    .filter((kind) => shape.loaded(kind))
    .map((kind) => {
      const { id, name, team, at } = people[kind];
      return `SELECT ${key(id('t'))} AS id, ${key(name('t'))} AS name, ${key(team('t'))} AS team, ${at('t')} AS day FROM ${kind} t`;
    });
  const rows =
    seen.length > 0 ? seen.join(' UNION ALL ') : `SELECT '' AS id, '' AS name, '' AS team, DATE '2000-01-01' AS day`;
  return [
    statement(`CREATE OR REPLACE TABLE roster AS
      SELECT coalesce(staff_id, name) AS staff, staff_id, name,
        team, branch, region,
        CAST(coalesce(valid_from, hire_date, TIMESTAMP '0001-01-01') AS DATE) AS since, CAST(least(valid_to, leave_date) AS DATE) AS until
      FROM staff
      QUALIFY row_number() OVER (PARTITION BY coalesce(staff_id, name),
        CAST(coalesce(valid_from, hire_date, TIMESTAMP '0001-01-01') AS DATE) ORDER BY _file DESC, _row DESC) = 1`),
    statement(`CREATE OR REPLACE TABLE staff_at AS
      WITH persons AS (SELECT DISTINCT id, name, team, day FROM (${rows}) WHERE day IS NOT NULL AND (id <> '' OR name <> '')),
      ids AS (SELECT DISTINCT staff_id FROM roster WHERE staff_id IS NOT NULL),
      unique_names AS (SELECT name, min(staff) AS staff FROM roster WHERE name IS NOT NULL GROUP BY name HAVING count(DISTINCT staff) = 1),
      named AS (SELECT name, team, since, until, staff FROM roster WHERE name IS NOT NULL AND team IS NOT NULL),
      known AS (
        SELECT persons.*, coalesce(nullif(persons.id, ''), ids.staff_id,
          CASE WHEN named.until IS NULL OR named.until >= persons.day THEN named.staff END,
          unique_names.staff, persons.name) AS staff
        FROM persons
        LEFT JOIN ids ON ids.staff_id = CASE WHEN persons.id = '' THEN persons.name END
        ASOF LEFT JOIN named ON named.name = persons.name AND named.team = persons.team AND persons.day >= named.since
        LEFT JOIN unique_names ON unique_names.name = persons.name)
      SELECT known.id, known.name, known.team AS row_team, known.day, known.staff, ${['team', 'branch', 'region'].map(inForce).join(', ')}
      FROM known ASOF LEFT JOIN roster r ON r.staff = known.staff AND known.day >= r.since`),
  ];
}

/** Joins the resolved person of a row as `p`; nothing to join without a roster. */
export function joinPerson(shape: Shape, kind: PersonKind, alias: string): string {
  if (!shape.loaded('staff')) return '';
  const { id, name, team, at } = people[kind];
  return `LEFT JOIN staff_at p ON p.id = ${key(id(alias))} AND p.name = ${key(name(alias))}
    AND p.row_team = ${key(team(alias))} AND p.day = ${at(alias)}`;
}

const inForce = (column: string): string =>
  `CASE WHEN r.until IS NULL OR r.until >= known.day THEN r.${column} END AS ${column}`;

const key = (value: string): string => `coalesce(${value}, '')`;
