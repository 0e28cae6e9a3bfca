/**
 * The names of our streams, from the log: a server tells them only where a projection was set up. What
 * was read once is remembered, so that the next question reads what came since.
 */
import { mutex, type ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { isIn, type Ours, type Walked, walk } from './read-log.js'
import type { Place } from './stored-event.js'

export type ListStreams = (
  category: string,
) => Promise<E.Either<ReadFailure, ReadonlyArray<string>>>

export const streamNames = (connection: Connection, ours: Ours): ListStreams => {
  const names = new Set<string>()
  const alone = mutex()
  let reached: Place | null = null
  const readOn = async (call: Connection): Promise<E.Either<ReadFailure, void>> => {
    for (;;) {
      const from = { events: [], reached }
      const walked: Walked = await walk(call, { from, limit: stride, ours })
      for (const { stream } of walked.events) names.add(stream)
      reached = walked.reached
      if (walked.failure !== null) return E.left(walked.failure)
      if (walked.events.length < stride) return E.right(undefined)
    }
  }
  return async (category) => {
    // Its time begins before its turn does. What was read by the end of it stays, and the next goes on there.
    const call = connection.forOneCall()
    const read = await alone(() => readOn(call))
    return E.map(() => [...names].filter((name) => isIn(name, category)).toSorted())(read)
  }
}

/** How many events are held at once. */
const stride = 2_000
