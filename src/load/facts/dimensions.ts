/** The common dimensions of a derived table: the row's own column, else the roster's at the event date, else the link's. */
import type { FieldId } from '../../types/field.ts';
import { commonDimensions, type Kind } from '../../types/kind.ts';
import { personOf, type PersonKind } from './people.ts';
import type { Shape } from './shape.ts';

export const dimensions = commonDimensions;
export type Dimension = (typeof dimensions)[number];

/** Dimensions that say whose row it is: a link to another person's row does not answer them. */
export const personal: ReadonlySet<Dimension> = new Set(['team', 'staff']);
export const fromRoster: ReadonlySet<Dimension> = new Set(['team', 'staff', 'branch', 'region']);

/** Fields whose own column gives the dimension. */
export function ownFields(kind: Kind, dimension: Dimension): readonly FieldId[] {
  if (dimension === 'staff') return personOf(kind)?.fields ?? [];
  if (dimension === 'channel' && kind === 'complaints') return ['channel', 'source'];
  if (dimension === 'channel' && kind === 'interactions') return ['media'];
  if (dimension === 'customer_tier' && kind === 'customers') return ['tier'];
  return [dimension];
}

export interface Links {
  /** Aliases of linked rows that give every dimension. */
  readonly whole?: readonly string[];
  /** Aliases of linked rows that do not say whose row it is. */
  readonly others?: readonly string[];
  /** Alias of `customer_links`, for the tier. */
  readonly customer?: string;
}

/** `expression AS region, …` for a row of the kind; its roster row is joined as `p`. */
export function dimensionColumns(shape: Shape, kind: Kind, alias: string, links: Links = {}): string {
  return dimensions
    .map((dimension) => {
      const linked = [...(links.whole ?? []), ...(personal.has(dimension) ? [] : (links.others ?? []))];
      const candidates = [
        ...ownColumn(shape, kind, alias, dimension),
        ...(shape.loaded('staff') && fromRoster.has(dimension) && personOf(kind) ? [`p.${dimension}`] : []),
        ...linked.map((link) => `${link}.${dimension}`),
        ...(dimension === 'customer_tier' && links.customer ? [`${links.customer}.tier`] : []),
      ];
      return `${firstOf(candidates)} AS ${dimension}`;
    })
    .join(', ');
}

export const firstOf = (candidates: readonly string[]): string =>
  candidates.length === 0
    ? 'NULL::VARCHAR'
    : candidates.length === 1
      ? `${candidates[0]}`
      : `coalesce(${candidates.join(', ')})`;

function ownColumn(shape: Shape, kind: Kind, alias: string, dimension: Dimension): string[] {
  if (dimension === 'staff') return shape.loaded('staff') ? [] : ownPerson(kind, alias);
  if (dimension === 'channel' && kind === 'complaints') return [complaintChannel(shape, alias)];
  if (dimension === 'channel' && kind === 'interactions')
    return [`CASE ${alias}.media WHEN 'voice' THEN 'phone' ELSE ${alias}.media END`];
  if (dimension === 'customer_tier' && kind === 'customers') return [`${alias}.tier`];
  const column = shape.own(kind, alias, dimension);
  return column.startsWith('NULL') ? [] : [column];
}

/** One list of words for both: the absent column takes the other's value. */
const complaintChannel = (shape: Shape, alias: string): string =>
  `CASE WHEN ${shape.mapped('complaints', alias, 'channel')} THEN ${alias}.channel ELSE ${alias}.source END`;

export const complaintSource = (shape: Shape, alias: string): string =>
  `CASE WHEN ${shape.mapped('complaints', alias, 'source')} THEN ${alias}.source ELSE ${alias}.channel END`;

function ownPerson(kind: Kind, alias: string): string[] {
  const person = personOf(kind);
  return person ? [`coalesce(${person.id(alias)}, ${person.name(alias)})`] : [];
}

export const isPersonKind = (kind: Kind): kind is PersonKind => personOf(kind) !== undefined;
