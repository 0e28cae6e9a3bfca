/** The events of one ledger with their moments, in order: what proofs of its figures are made from. */
import {
  type Bn15,
  type Instant,
  type LedgerEvent,
  type LedgerRecord,
  ledger,
  ledgerStream,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { decodeRecorded, type ReadFailure, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

export interface LedgerRead {
  /** As they are recorded. */
  readonly events: ReadonlyArray<RecordedEvent>
  readonly records: ReadonlyArray<LedgerRecord>
}

/** Left names the place and the first field of an event that cannot be read. */
export const ledgerRecordsIn = async (
  store: Store,
  bn15: Bn15,
): Promise<E.Either<ReadFailure, LedgerRead>> => {
  const read = await store.read(ledgerStream(bn15).name)()
  if (E.isLeft(read)) return read
  const events = read.right
  return E.map((records: ReadonlyArray<LedgerRecord>) => ({ events, records }))(
    E.traverseArray(recordOf)(events),
  )
}

const recordOf = (recorded: RecordedEvent): E.Either<ReadFailure, LedgerRecord> => {
  const { recordedAt, effectiveAt } = recorded.metadata
  return E.map((event: RecordedEvent) => ({
    event: event as unknown as LedgerEvent,
    recordedAt: recordedAt as Instant,
    effectiveAt: effectiveAt as Instant,
  }))(decodeRecorded(ledger, recorded))
}
