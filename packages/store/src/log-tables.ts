/**
 * Tables that nobody supplies because the log itself has the answer: how far postings have come. A
 * table that an embedder supplies stands before them.
 */
import {
  type Bn15,
  declarationStream,
  type Instant,
  ledgerStream,
  postDeclaration,
  postedThroughTable,
  type Table,
  type TransactionNumber,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Loaded } from './load.js'
import type { Ports } from './ports.js'
import type { ReadFailure } from './store.js'
import { table } from './table-source.js'

/**
 * The tables of these names, as far as they are supplied or told by the log.
 *
 * @param own the stream that decides
 */
export const tablesFor = async (
  ports: Ports,
  own: Loaded,
  names: ReadonlyArray<string>,
): Promise<E.Either<ReadFailure, ReadonlyArray<Table>>> => {
  const tables: Table[] = []
  for (const name of names) {
    const supplied = ports.tables.get(name)
    const found = supplied === undefined ? await fromLog(ports, own, name) : E.right(supplied)
    if (E.isLeft(found)) return found
    if (found.right !== null) tables.push(found.right)
  }
  return E.right(tables)
}

const fromLog = async (
  ports: Ports,
  own: Loaded,
  name: string,
): Promise<E.Either<ReadFailure, Table | null>> =>
  name === postedThroughTable && ports.domain.reactions.includes(postDeclaration)
    ? E.map(madeOf(name))(await postedThrough(ports, own))
    : E.right(null)

const madeOf =
  (name: Parameters<typeof table>[0]) =>
  (content: unknown): Table => {
    const made = table(name, content)
    if (E.isLeft(made)) throw new Error(`${name} of the log: ${JSON.stringify(made.left)}`)
    return made.right
  }

/**
 * Everything recorded before that moment has been posted to this ledger: the reaction has passed it,
 * and nothing that it sent here waits for people. Now, where nothing is left to post.
 */
const postedThrough = async (
  { store, clock }: Ports,
  own: Loaded,
): Promise<E.Either<ReadFailure, Instant>> => {
  const progress = await store.reactionProgress(postDeclaration.name)()
  if (E.isLeft(progress)) return progress
  const next = await store.readLog(progress.right?.position ?? 0, 1)()
  if (E.isLeft(next)) return next
  const parked = await parkedFor(store, own)
  if (E.isLeft(parked)) return parked
  const behind = [...next.right.map(({ event }) => event), ...parked.right]
  return E.right(
    behind
      .map(({ metadata }) => metadata.recordedAt as Instant)
      .reduce((one, other) => (one < other ? one : other), clock.now()),
  )
}

/** Events whose postings to this ledger were refused, and not carried out under their id since. */
const parkedFor = async (
  store: Ports['store'],
  { stream, events }: Loaded,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> => {
  const parked = await store.parkedCommands()()
  if (E.isLeft(parked)) return parked
  const done = new Set<string>(events.map(({ metadata }) => metadata.commandId))
  const causes: RecordedEvent[] = []
  for (const { reaction, commandId, causedBy, data } of parked.right) {
    const { bn15, debt } = data as unknown as Posting
    if (reaction !== postDeclaration.name || stream !== ledgerStream(bn15).name) continue
    if (done.has(commandId)) continue
    const declared = await store.read(declarationStream(debt.transactionNumber).name)()
    if (E.isLeft(declared)) return declared
    causes.push(...declared.right.filter(({ metadata }) => metadata.eventId === causedBy))
  }
  return E.right(causes)
}

/** What all commands of the posting reaction say. */
interface Posting {
  readonly bn15: Bn15
  readonly debt: { readonly transactionNumber: TransactionNumber }
}
