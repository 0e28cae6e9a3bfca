/**
 * Tables that nobody supplies because the log itself has the answer: how far postings have come, and
 * what an account owes, holds and owed. A table that an embedder supplies stands before them.
 */
import {
  Bn15,
  declarationStream,
  type Instant,
  ledgerStream,
  monthlyDutiesOf,
  monthlyDutiesPrefix,
  obligationsPrefix,
  postDeclaration,
  postedThroughTable,
  type Table,
  type TransactionNumber,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type Loaded, recordedBy, stateIn } from './load.js'
import { obligationsIn } from './obligations.js'
import type { Ports } from './ports.js'
import type { LogEntry, Position, ReadFailure } from './store.js'
import { type TableName, table } from './table-source.js'

/** A table of a decision. What the log told stands nowhere else: it is recorded with the decision. */
export interface FoundTable extends Table {
  readonly isTold: boolean
}

/**
 * The tables of these names, as far as they are supplied or told by the log.
 *
 * @param own the stream that decides
 */
export const tablesFor = async (
  ports: Ports,
  own: Loaded,
  names: ReadonlyArray<string>,
): Promise<E.Either<ReadFailure, ReadonlyArray<FoundTable>>> => {
  const tables: FoundTable[] = []
  for (const name of names) {
    const supplied = ports.tables.get(name)
    const found = supplied === undefined ? await fromLog(ports, own, name) : E.right(supplied)
    if (E.isLeft(found)) return found
    if (found.right !== null) tables.push({ ...found.right, isTold: supplied === undefined })
  }
  return E.right(tables)
}

const fromLog = async (
  ports: Ports,
  own: Loaded,
  name: string,
): Promise<E.Either<ReadFailure, Table | null>> => {
  const made = E.map(madeOf(name as TableName))
  if (!ports.domain.reactions.includes(postDeclaration)) return E.right(null)
  if (name === postedThroughTable) return made(await postedThrough(ports, own))
  const [account, duties] = [
    accountIn(name, obligationsPrefix),
    accountIn(name, monthlyDutiesPrefix),
  ]
  if (account !== null) return made(await obligationsIn(ports, account))
  return duties === null ? E.right(null) : made(await monthlyDuties(ports, duties))
}

/** The account that a table of that prefix is about. */
const accountIn = (name: string, prefix: string): Bn15 | null => {
  const account = name.startsWith(prefix) ? name.slice(prefix.length) : null
  return Bn15.is(account) ? account : null
}

const madeOf =
  (name: TableName) =>
  (content: unknown): Table => {
    const made = table(name, content)
    if (E.isLeft(made)) throw new Error(`${name} of the log: ${JSON.stringify(made.left)}`)
    return made.right
  }

const monthlyDuties = async (ports: Ports, bn15: Bn15) =>
  E.map(monthlyDutiesOf)(await stateIn(ports, ledgerStream(bn15)))

/**
 * Everything recorded before that moment has been posted to this ledger: the reaction has passed it,
 * and nothing that it sent here waits for people. Now, where nothing is left to post.
 */
const postedThrough = async (
  ports: Ports,
  own: Loaded,
): Promise<E.Either<ReadFailure, Instant>> => {
  const { store, clock } = ports
  const progress = await store.reactionProgress(postDeclaration.name)()
  if (E.isLeft(progress)) return progress
  const next = await nextEvent(store, progress.right?.position ?? 0)
  if (E.isLeft(next)) return next
  const parked = await parkedFor(ports, own)
  if (E.isLeft(parked)) return parked
  const behind = [...next.right, ...parked.right]
  return E.right(
    behind
      .map(({ metadata }) => metadata.recordedAt as Instant)
      .reduce((one, other) => (one < other ? one : other), clock.now()),
  )
}

/** The first event behind a position, or none: what is no event has nothing to post. */
const nextEvent = async (
  store: Ports['store'],
  after: Position,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> => {
  for (let position = after; ; ) {
    const page: E.Either<ReadFailure, ReadonlyArray<LogEntry>> = await store.readLog(position, 1)()
    if (E.isLeft(page)) return page
    const [next] = page.right
    if (next === undefined) return E.right([])
    if ('event' in next) return E.right([next.event])
    position = next.position
  }
}

/** Events whose postings to this ledger were refused, and not carried out under their id since. */
const parkedFor = async (
  ports: Ports,
  own: Loaded,
): Promise<E.Either<ReadFailure, ReadonlyArray<RecordedEvent>>> => {
  const { store } = ports
  const parked = await store.parkedCommands()()
  if (E.isLeft(parked)) return parked
  const causes: RecordedEvent[] = []
  for (const { reaction, commandId, causedBy, data, ended } of parked.right) {
    const { bn15, debt } = data as unknown as Posting
    if (reaction !== postDeclaration.name || own.stream !== ledgerStream(bn15).name) continue
    if (ended !== undefined) continue
    const recorded = await recordedBy(ports, own, commandId)
    if (E.isLeft(recorded)) return recorded
    if (recorded.right.length > 0) continue
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
