/** What rows of joints say in the words of the core. */
import { type World, withRevocation } from '@carmkit/core'
import { groupBy } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type {
  grantHistory,
  providerRevocationHistory,
  runOffHistory,
} from '../models/authority/tables/index.js'
import type { Row } from '../project/table.js'

export type DelegationStanding = World['delegations'][number]['is']
type Revocation = Parameters<typeof withRevocation>[1]

/** Rows by what they are about; none where nothing is. */
export const grouped = <Row>(
  rows: ReadonlyArray<Row>,
  about: (row: Row) => string,
): ((name: string) => ReadonlyArray<Row>) => {
  const groups = groupBy(about)(rows)
  return (name) => groups[name] ?? []
}

export const grantOf = (row: Row<typeof grantHistory>) =>
  ({
    id: row.grant_id,
    capacity: row.capacity,
    terms: {
      visibility: row.visibility,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
    },
    suspended: row.suspended === 1,
    grantedAt: row.granted_at,
    relationship: row.relationship,
  }) as NonNullable<DelegationStanding['grant']>

export const runOffOf = (row: Row<typeof runOffHistory>) =>
  ({
    grantId: row.grant_id,
    capacity: row.capacity,
    endedAt: row.ended_at,
    until: row.run_off_until,
    relationship: row.relationship,
  }) as DelegationStanding['runOffs'][number]

/** Those of one pair that still matter, of rows in the order in which they were recorded. */
export const revocationsOf = (
  rows: ReadonlyArray<Row<typeof providerRevocationHistory>>,
): ReadonlyArray<Revocation> =>
  rows
    .map(({ mode, revoked_at }) => ({ mode, at: revoked_at }) as Revocation)
    .reduce<ReadonlyArray<Revocation>>(withRevocation, [])
