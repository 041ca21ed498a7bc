/** Which column is which field of one kind: header first, then values; two for one field become a question. */
import type { Field, FieldId, SubjectFields } from '../types/field.ts';
import type { TableHead } from '../types/file.ts';
import type { MappingQuestion } from '../types/mapping.ts';
import { agreement, canBeKey, needed } from './agreement.ts';
import { candidatesOf, type Candidate } from './headers.ts';
import { knownField, type KnownExport } from './known.ts';
import type { ColumnProfile, TableProfile } from './profile.ts';

export interface Assigned {
  readonly column: number;
  readonly field: Field;
  readonly confidence: 'sure' | 'likely';
  readonly negated: boolean;
  readonly quality: number;
}

export interface Assignment {
  readonly kind: SubjectFields;
  readonly columns: readonly Assigned[];
  readonly questions: readonly MappingQuestion[];
}

interface Claim extends Candidate {
  readonly column: number;
}

/** The best reading of a table as one kind. */
export function assign(
  subject: SubjectFields,
  head: TableHead,
  profile: TableProfile,
  known?: KnownExport,
): Assignment {
  const claims = head.columns.map((header, column) =>
    claimsOf(subject, header, column, profile.columns[column], known),
  );
  const asks: MappingQuestion[] = [];
  const taken = new Map<FieldId, Claim>();
  const queue = claims.map((list) => [...list]);
  for (let open = nextRound(queue, taken); open.size > 0; open = nextRound(queue, taken)) {
    for (const [field, rivals] of open) settle(field, rivals, taken, queue, profile, asks);
  }
  const columns = [...taken.values()].map((claim): Assigned => ({
    column: claim.column,
    field: claim.field,
    confidence: claim.quality > 1 ? 'sure' : 'likely',
    negated: claim.sense === 'negated',
    quality: claim.quality,
  }));
  return { kind: subject, columns, questions: [...asks, ...asking(columns, claims, profile, taken)] };
}

/** The fields a column may be: its values must agree. */
function claimsOf(
  subject: SubjectFields,
  header: string,
  column: number,
  profile: ColumnProfile | undefined,
  known?: KnownExport,
): Claim[] {
  if (!profile) return [];
  const forced = knownField(known, header);
  if (forced === null) return [];
  const field = forced === undefined ? undefined : subject.fields.find((each) => each.id === forced);
  if (field) return [{ column, field, quality: 3, place: -1, length: 99, sense: 'plain' }];
  return candidatesOf(header, subject)
    .filter((each) => agreement(each.field, profile) >= needed(each.field, each.quality))
    .filter((each) => each.sense !== 'unique' || canBeKey(profile))
    .filter((each) => each.quality > 1 || (profile.filled > 0 && !known))
    .map((each) => ({ ...each, column }));
}

/** The first claim of every column without a field, by field. */
function nextRound(queue: Claim[][], taken: ReadonlyMap<FieldId, Claim>): Map<FieldId, Claim[]> {
  const round = new Map<FieldId, Claim[]>();
  const placed = new Set([...taken.values()].map((claim) => claim.column));
  queue.forEach((list, column) => {
    if (placed.has(column)) return;
    while (list[0] && (list[0].sense === 'ask' || beaten(list[0], taken.get(list[0].field.id)))) list.shift();
    const first = list[0];
    if (first) round.set(first.field.id, [...(round.get(first.field.id) ?? []), first]);
  });
  return round;
}

const beaten = (claim: Claim, holder: Claim | undefined): boolean =>
  holder !== undefined && holder.quality >= claim.quality;

/** One column gets the field; the rest go on to their next candidate, or a question is asked. */
function settle(
  field: FieldId,
  rivals: readonly Claim[],
  taken: Map<FieldId, Claim>,
  queue: Claim[][],
  profile: TableProfile,
  asks: MappingQuestion[],
): void {
  const holder = taken.get(field);
  const all = holder ? [...rivals, holder] : rivals;
  const best = Math.max(...all.map((claim) => claim.quality));
  const equals = all
    .filter((claim) => claim.quality === best && hasValues(claim, all, profile))
    .toSorted((a, b) => rank(a) - rank(b));
  const winner = equals[0] ?? all[0];
  if (!winner) return;
  taken.set(field, winner);
  const others = equals.filter((claim) => claim !== winner && !elsewhere(claim, queue[claim.column] ?? [], taken));
  if (others.length > 0 && !winner.field.ordered && best > 1)
    asks.push({
      kind: 'which-column',
      field,
      columns: [winner, ...others].map((claim) => claim.column).toSorted((a, b) => a - b),
    });
  for (const claim of all)
    if (claim !== winner && queue[claim.column]?.[0]?.field.id === field) queue[claim.column]?.shift();
}

const rank = (claim: Claim): number => claim.place * 10_000 - claim.length + claim.column / 1000;

/** An empty column gives way to one with values. */
const hasValues = (claim: Claim, all: readonly Claim[], profile: TableProfile): boolean =>
  (profile.columns[claim.column]?.filled ?? 0) > 0 ||
  all.every((other) => (profile.columns[other.column]?.filled ?? 0) === 0);

/** The column has another exact meaning that nobody holds yet. */
const elsewhere = (claim: Claim, list: readonly Claim[], taken: ReadonlyMap<FieldId, Claim>): boolean =>
  list.some(
    (other) =>
      other.field.id !== claim.field.id && other.quality > 1 && other.sense !== 'ask' && !taken.has(other.field.id),
  );

/** Headers that are always asked, unless their field has its own column already. */
function asking(
  columns: readonly Assigned[],
  claims: readonly (readonly Claim[])[],
  profile: TableProfile,
  taken: ReadonlyMap<FieldId, Claim>,
): MappingQuestion[] {
  const placed = new Set(columns.map((each) => each.column));
  return claims.flatMap((list, column) => {
    const fields = list
      .filter((claim) => claim.sense === 'ask' && !taken.has(claim.field.id))
      .map((claim) => claim.field.id);
    if (placed.has(column) || fields.length === 0 || (profile.columns[column]?.filled ?? 0) === 0) return [];
    return [{ kind: 'which-field', column, fields } satisfies MappingQuestion];
  });
}
