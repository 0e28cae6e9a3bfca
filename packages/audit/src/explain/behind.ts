/**
 * Behind a figure: the versions of declarations that made the events it comes from, and what became
 * of causes that these events name and the log does not have.
 */
import { declarationStream, type Explanation, type Source } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Explained, explainedAll } from './command.js'
import type { Reading } from './evidence.js'
import type { LedgerRead } from './ledger-records.js'
import { walkCommands } from './walk.js'

/** A version of a declaration that made an event of the ledger. */
export interface DeclarationBehind {
  readonly transactionNumber: string
  readonly version: number
  /** Revision of the event of the ledger. */
  readonly revision: number
  /** Null where the ledger's event names no event of the declaration as its cause. */
  readonly explained: Explained | null
  /** Id of the cause that the ledger's event names, where the log does not have it. */
  readonly missingCause: string | null
}

export const declarationsBehind = async (
  reading: Reading,
  { ledger, explanation }: { readonly ledger: LedgerRead; readonly explanation: Explanation },
): Promise<E.Either<ReadFailure, ReadonlyArray<DeclarationBehind>>> => {
  const behind: Found[] = []
  for (const { revision, causedBy } of sourcesOf(explanation)) {
    const recorded = ledger.events[revision]
    if (causedBy === null || recorded === undefined) continue
    const explained = await causeOf(reading, { recorded, causedBy })
    if (E.isLeft(explained)) return explained
    const { causationId } = recorded.metadata
    behind.push({ ...causedBy, revision, explained: explained.right, causationId })
  }
  const missing = await missingAmong(reading.store, { ledger, behind })
  return E.map((ids: ReadonlySet<string>) =>
    behind.map(
      ({ causationId, ...one }): DeclarationBehind => ({
        ...one,
        missingCause: causationId !== null && ids.has(causationId) ? causationId : null,
      }),
    ),
  )(missing)
}

export const sourcesOf = ({ madeBy, restsOn }: Explanation): ReadonlyArray<Source> =>
  [...new Map([...restsOn, ...madeBy].map((one) => [one.revision, one])).values()].toSorted(
    (one, other) => one.revision - other.revision,
  )

interface Found extends Omit<DeclarationBehind, 'missingCause'> {
  readonly causationId: string | null
}

interface Caused {
  readonly recorded: RecordedEvent
  readonly causedBy: NonNullable<Source['causedBy']>
}

const causeOf = async (
  reading: Reading,
  { recorded, causedBy }: Caused,
): Promise<E.Either<ReadFailure, Explained | null>> => {
  const { causationId } = recorded.metadata
  const read = await reading.store.read(declarationStream(causedBy.transactionNumber).name)()
  if (E.isLeft(read)) return read
  const cause = read.right.find(({ metadata }) => metadata.eventId === causationId)
  const [first, ...others] = read.right.filter(
    ({ metadata }) => metadata.commandId === cause?.metadata.commandId,
  )
  if (first === undefined) return E.right(null)
  const explained = await explainedAll([[first, ...others]], reading)
  return E.map((all: ReadonlyArray<Explained>) => all[0] ?? null)(explained)
}

/**
 * Interest is caused by the ledger itself, other events by other streams: those are looked for in
 * the whole log, but only where an id stands neither in the declaration nor in the ledger.
 */
const missingAmong = async (
  store: Store,
  { ledger, behind }: { readonly ledger: LedgerRead; readonly behind: ReadonlyArray<Found> },
): Promise<E.Either<ReadFailure, ReadonlySet<string>>> => {
  const missing = new Set(
    behind.flatMap(({ explained, causationId }) => (explained === null ? (causationId ?? []) : [])),
  )
  for (const { metadata } of ledger.events) missing.delete(metadata.eventId)
  if (missing.size === 0) return E.right(missing)
  const walked = await walkCommands(store, {
    visit: (events) => {
      for (const { metadata } of events) missing.delete(metadata.eventId)
      return missing.size === 0 ? 'enough' : undefined
    },
  })
  return E.map(() => missing)(walked)
}
