/**
 * One ledger of a store, as the commands about money read it: its events with their moments, in
 * order. They share it; what they print is theirs.
 */
import { ledgerRecordsIn } from '@carmkit/audit'
import { Bn15, type Instant, type Ledger, type LedgerRecord, latest, ledger } from '@carmkit/core'
import { sketch } from '@carmkit/kernel'
import { type ReadFailure, type Store, systemClock } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type ExitCode, exitCodes } from './exit-codes.js'
import { withOpened } from './open-store.js'
import type { Output } from './output.js'
import { tellFailure } from './telling.js'

/** How a question about a ledger is asked, and where its answer goes. */
export interface LedgerAsked {
  readonly options: { readonly store: string; readonly json?: boolean }
  readonly output: Output
}

export interface LedgerReading {
  readonly bn15: Bn15
  /** `ledger-123456782RM0001`. */
  readonly stream: string
  readonly records: ReadonlyArray<LedgerRecord>
  readonly state: Ledger
  /** The later of the clock and the last event: a store may be ahead of the clock. */
  readonly now: Instant
  readonly store: Store
}

/** Opens, reads, answers, closes. Without a single event there is nothing to answer from. */
export const withLedger = async (
  account: string,
  { options, output }: LedgerAsked,
  answer: (reading: LedgerReading) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const bn15 = account.replace(/[\s-]/g, '').toUpperCase()
  if (!Bn15.is(bn15)) {
    output.note(`carmkit: ${sketch(account)} is no account, like 123456782RM0001`)
    return exitCodes.usage
  }
  return withStore({ options, output }, async (store) => {
    const read = await ledgerIn(store, bn15)
    if (E.isLeft(read)) return tellFailure(read.left, output)
    if (read.right.records.length > 0) return await answer(read.right)
    output.note(`carmkit: nothing is recorded of a ledger of ${bn15}`)
    return exitCodes.refused
  })
}

/** Opens the store for reading and closes it again. */
export const withStore = (
  { options, output }: LedgerAsked,
  answer: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> =>
  withOpened(options.store, { use: 'reading', output }, ({ store }) => answer(store))

/** Left names an event that cannot be read, or cannot stand behind those before it, and why. */
export const ledgerIn = async (
  store: Store,
  bn15: Bn15,
): Promise<E.Either<ReadFailure, LedgerReading>> => {
  const stream = `${ledger.category}-${bn15}`
  const read = await ledgerRecordsIn(store, bn15)
  if (E.isLeft(read)) return read
  const { records, state } = read.right
  const now = records.reduce((one, { recordedAt }) => latest(one, recordedAt), systemClock.now())
  return E.right({ bn15, stream, records, state, now, store })
}
