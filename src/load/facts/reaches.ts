/** Which fields a filter or a breakdown reaches in each derived table, by own column or by link. */
import type { FieldId } from '../../types/field.ts';
import type { FactTable, Kind } from '../../types/kind.ts';
import { dimensions, fromRoster, ownFields, personal, type Dimension } from './dimensions.ts';
import type { FactsInput } from './input.ts';
import { personOf } from './people.ts';
import { checkedKinds } from './row-checks.ts';
import { Shape } from './shape.ts';

type Reached = ReadonlySet<FieldId>;

/** Per derived table: the common dimensions and own dimensions that its rows answer. */
export function reachesOf(input: FactsInput): Record<FactTable, FieldId[]> {
  const shape = new Shape(input);
  const complaints = withTier(shape, 'complaints', directly(shape, 'complaints'));
  const linked = (kind: Kind, personalToo: boolean): Reached[] => [
    directly(shape, kind),
    ...(shape.maps(kind, 'ticket_id') ? [personalToo ? complaints : impersonal(complaints)] : []),
  ];
  const calls = union(linked('interactions', false));
  const callLinked = (kind: Kind, personalToo: boolean): Reached[] =>
    shape.maps(kind, 'call_id') ? [personalToo ? calls : impersonal(calls)] : [];
  const byCustomer = shape.maps('callbacks', 'customer_key', 'phone') ? [impersonal(complaints)] : [];
  const callbacks = union([...linked('callbacks', false), ...byCustomer]);
  const surveys = union([...linked('surveys', true), ...callLinked('surveys', true)]);
  const reached: Record<FactTable, Reached> = {
    complaint_facts: complaints,
    callback_targets: callbacks,
    callback_attempts: callbacks,
    ratings: union([
      surveys,
      ...(shape.maps('callbacks', 'rating') ? [callbacks] : []),
      ...(shape.maps('complaints', 'satisfaction') ? [complaints] : []),
      ...(shape.maps('interactions', 'satisfaction') ? [calls] : []),
    ]),
    call_facts: calls,
    review_facts: union([...linked('qc_reviews', false), ...callLinked('qc_reviews', false)]),
    staff_day_facts: new Set([
      ...directly(shape, 'staff_days'),
      ...[...(shape.loaded('interactions') ? calls : complaints)].filter((field) => fromRoster.has(field as Dimension)),
    ]),
    exception_facts: directly(shape, 'exceptions'),
    row_checks: everywhere(checkedKinds.filter((kind) => shape.loaded(kind)).map((kind) => directly(shape, kind))),
  };
  return Object.fromEntries(Object.entries(reached).map(([table, fields]) => [table, [...fields]])) as Record<
    FactTable,
    FieldId[]
  >;
}

/** By own column, by the roster, and the own dimensions of the kind. */
function directly(shape: Shape, kind: Kind): Reached {
  const rostered = (dimension: Dimension): boolean =>
    fromRoster.has(dimension) && shape.maps('staff', dimension) && shape.maps(kind, ...(personOf(kind)?.fields ?? []));
  const found = dimensions.filter((each) => shape.maps(kind, ...ownFields(kind, each)) || rostered(each));
  return new Set([...found, ...shape.customs(kind)]);
}

const withTier = (shape: Shape, kind: Kind, fields: Reached): Reached =>
  shape.maps('customers', 'tier') && shape.maps(kind, 'customer_key') ? new Set([...fields, 'customer_tier']) : fields;

const union = (sets: readonly Reached[]): Reached => new Set(sets.flatMap((set) => [...set]));
const everywhere = (sets: readonly Reached[]): Reached =>
  new Set([...(sets[0] ?? [])].filter((field) => sets.every((set) => set.has(field)) && !field.startsWith('x_')));
const impersonal = (fields: Reached): Reached =>
  new Set([...fields].filter((field) => !personal.has(field as Dimension) && !field.startsWith('x_')));
