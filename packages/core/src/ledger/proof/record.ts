/**
 * What a proof is made from: the events of one ledger with the moments that a store keeps beside
 * them. The place of a record in its list is the revision of the event in its stream.
 */
import type { Instant } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'

export interface LedgerRecord {
  readonly event: LedgerEvent
  readonly recordedAt: Instant
  readonly effectiveAt: Instant
}

export const eventsOf = (records: ReadonlyArray<LedgerRecord>): ReadonlyArray<LedgerEvent> =>
  records.map(({ event }) => event)
