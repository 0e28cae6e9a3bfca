/**
 * Behind a figure: the versions of declarations that made the events it comes from, and what became
 * of causes that these events name and the log does not have.
 */
import { declarationStream, type SourceVersion } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Explained, explainedAll } from './command.js'
import type { Reading } from './evidence.js'
import type { FindEvent } from './places.js'

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

/** An event of a ledger, and the version that it was recorded for; null for none. */
export interface Caused {
  readonly recorded: RecordedEvent
  readonly causedBy: SourceVersion | null
}

export const declarationsBehind = async (
  reading: Reading & { readonly find: FindEvent },
  sources: ReadonlyArray<Caused>,
): Promise<E.Either<ReadFailure, ReadonlyArray<DeclarationBehind>>> => {
  const behind: DeclarationBehind[] = []
  for (const { recorded, causedBy } of sources) {
    if (causedBy === null) continue
    const explained = await causeOf(reading, { recorded, causedBy })
    if (E.isLeft(explained)) return explained
    const missingCause =
      explained.right === null ? await missingOf(recorded, reading.find) : E.right(null)
    if (E.isLeft(missingCause)) return missingCause
    const { revision } = recorded
    behind.push({
      ...causedBy,
      revision,
      explained: explained.right,
      missingCause: missingCause.right,
    })
  }
  return E.right(behind)
}

const causeOf = async (
  reading: Reading & { readonly find: FindEvent },
  {
    recorded,
    causedBy,
  }: { readonly recorded: RecordedEvent; readonly causedBy: NonNullable<Caused['causedBy']> },
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

/** Interest is caused by the ledger itself, other events by other streams. */
const missingOf = async (
  { metadata: { causationId } }: RecordedEvent,
  find: FindEvent,
): Promise<E.Either<ReadFailure, string | null>> => {
  if (causationId === null) return E.right(null)
  const found = await find(causationId)
  return E.map((event: RecordedEvent | null) => (event === null ? causationId : null))(found)
}
