/** One batch on its way: checked here for all that the server or the client would do badly with. */
import { noHash, type RecordedEvent } from '@carmkit/kernel'
import {
  type AppendFailure,
  type Batch,
  type Conflict,
  type ReadFailure,
  type StoreUnavailable,
  storedTexts,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { type Fault, reasonOf } from './fault.js'
import type { IsOurs } from './read-log.js'
import { readEnd } from './read-stream.js'
import { newEvent } from './stored-event.js'

/** Throws on what no caller may ask for; every other trouble is a value. */
export const appendBatch = async (
  connection: Connection,
  isOurs: IsOurs,
  batch: Batch,
): Promise<E.Either<AppendFailure, void>> => {
  const texts = storedTexts(batch)
  if (E.isLeft(texts)) return texts
  requireOurs(isOurs, batch)
  const pinned = await checkPins(connection, batch)
  if (E.isLeft(pinned)) return pinned
  const { stream, expected, events } = batch
  const landed = await connection.append({ stream, expected, events: texts.right.map(newEvent) })
  if (E.isLeft(landed)) return E.left(failureOf(landed.left, batch, texts.right))
  const last = (events.at(-1) as RecordedEvent).revision
  return landed.right === BigInt(last) ? E.right(undefined) : E.left(elsewhere(landed.right, last))
}

/** A stream that nobody lists would be lost; a negative revision fails all that is in flight. */
const requireOurs = (isOurs: IsOurs, { stream, expected }: Batch): void => {
  if (!isOurs(stream)) throw new Error(`${stream} is in none of the categories of this store`)
  if (expected !== 'absent' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new Error(`no stream ends at revision ${expected}`)
  }
}

/**
 * The ends of the pinned streams as the leader has them now. Not in the transaction of the append: what
 * gets in between is judged again by the reactions.
 */
const checkPins = async (
  connection: Connection,
  { expect }: Batch,
): Promise<E.Either<Conflict | StoreUnavailable, void>> => {
  const ends = await Promise.all(expect.map(({ stream }) => readEnd(connection, stream)))
  for (const [index, end] of ends.entries()) {
    const pin = expect[index] as Batch['expect'][number]
    if (E.isLeft(end)) return E.left({ name: 'StoreUnavailable', reason: reasonOfPin(end.left) })
    const actual = end.right?.revision ?? 'absent'
    const hash = end.right?.metadata.hash ?? noHash
    if (actual !== pin.revision || hash !== pin.hash) {
      return E.left({ name: 'Conflict', stream: pin.stream, expected: pin.revision, actual })
    }
  }
  return E.right(undefined)
}

/** The port has no place of its own for what keeps a pin from being checked. */
const reasonOfPin = (failure: ReadFailure): string => {
  if (failure.name === 'StoreUnavailable') return failure.reason
  const { stream, revision, reason } = failure
  return `a pin cannot be checked, since ${stream}@${revision ?? '?'} cannot be read: ${reason}`
}

const failureOf = (
  fault: Fault,
  { stream, expected }: Batch,
  texts: ReadonlyArray<string>,
): AppendFailure => {
  switch (fault.name) {
    case 'WrongRevision':
      return { name: 'Conflict', stream, expected, actual: fault.actual }
    case 'TooLarge': {
      const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
      return { name: 'AppendTooLarge', bytes, mostBytes: fault.mostBytes }
    }
    case 'Lost':
      return { name: 'ConnectionLost', reason: fault.reason }
    case 'NotLeader':
    case 'Refused':
    case 'NoStream':
    case 'Deleted':
      return { name: 'StoreUnavailable', reason: reasonOf(fault) }
  }
}

/** Somebody deleted the stream in between: then the server goes on counting where it was. */
const elsewhere = (actual: bigint, expected: number): AppendFailure => ({
  name: 'ConnectionLost',
  reason: `written at revision ${actual} and not at ${expected}: the stream had been deleted`,
})
