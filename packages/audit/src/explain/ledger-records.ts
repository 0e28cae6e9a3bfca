/** The events of one ledger with their moments, in order: what proofs of its figures are made from. */
import {
  type Bn15,
  type Instant,
  type Ledger,
  type LedgerEvent,
  type LedgerRecord,
  ledger,
  ledgerStream,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type ReadFailure, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { evolved } from '../evolved.js'

export interface LedgerRead {
  /** As they are recorded. */
  readonly events: ReadonlyArray<RecordedEvent>
  readonly records: ReadonlyArray<LedgerRecord>
  /** What they fold to. */
  readonly state: Ledger
}

/** Left names an event that cannot be read, or cannot stand behind those before it, and why. */
export const ledgerRecordsIn = async (
  store: Store,
  bn15: Bn15,
): Promise<E.Either<ReadFailure, LedgerRead>> => {
  const read = await store.read(ledgerStream(bn15).name)()
  return E.chainW(ledgerReadFrom)(read)
}

const ledgerReadFrom = (
  events: ReadonlyArray<RecordedEvent>,
): E.Either<ReadFailure, LedgerRead> => {
  const records: LedgerRecord[] = []
  let state: unknown = ledger.initial
  for (const recorded of events) {
    const event = decodeRecorded(ledger, recorded)
    if (E.isLeft(event)) return event
    const after = evolved(state, { aggregate: ledger, recorded, event: event.right })
    if (E.isLeft(after)) return after
    state = after.right
    records.push(recordOf(event.right))
  }
  return E.right({ events, records, state: state as Ledger })
}

/** Of an event whose data is in its current form. */
export const recordOf = (event: RecordedEvent): LedgerRecord => ({
  event: event as unknown as LedgerEvent,
  recordedAt: event.metadata.recordedAt as Instant,
  effectiveAt: event.metadata.effectiveAt as Instant,
})
