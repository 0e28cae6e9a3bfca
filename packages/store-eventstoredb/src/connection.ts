/**
 * The one place that calls the client: every call ends within its deadline, with a value. Separate
 * so that the store above need not know what the client forgets.
 */
import { EventStoreDBClient, type ReadPosition, START } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import type { Fault } from './fault.js'
import { type Feed, feedOf } from './feed.js'
import { untilAnswered } from './patience.js'
import { requestsOn, type Underway } from './requests.js'
import type { Place, StoredEvent } from './stored-event.js'
import type { Append } from './wire/append.js'
import type { Wanted } from './wire/read.js'

type Answer<A> = Promise<E.Either<Fault, A>>

export interface Connection {
  /** At this revision and no other. The answer is the revision of the last event written. */
  readonly append: (append: Append) => Answer<bigint>
  /** Forwards from a revision, at most so many. Fewer: there are no more. */
  readonly readStream: (
    stream: string,
    range: { readonly from: number; readonly count: number },
  ) => Answer<ReadonlyArray<StoredEvent>>
  /** The last event that can be seen, of one stream or of the whole log; none where all are hidden. */
  readonly readLast: (stream: string | null) => Answer<StoredEvent | undefined>
  /** Of the whole log, from this place on, the event that stands there included. */
  readonly readAll: (from: Place | null, count: number) => Answer<ReadonlyArray<StoredEvent>>
  /**
   * The same, of streams that begin like this: the server searches for them, and says nothing meanwhile. So it
   * is given half of the time that is left, and `found` has what came until then.
   */
  readonly searchAll: (search: Search, found: StoredEvent[]) => Answer<unknown>
  /** From now on only the last event of the stream is kept. */
  readonly keepLastOnly: (stream: string) => Answer<void>
  /** Events of streams that begin like this, from behind a place on, as they come. */
  readonly subscribe: (after: Place | null, prefixes: ReadonlyArray<string>) => Feed
  /** The same for one call of the port: all that is asked of it ends within one deadline from now. */
  readonly forOneCall: () => Connection
  /** Ends what is under way, whose answers are lost; later calls are refused. */
  readonly close: () => Promise<void>
}

export interface Search {
  readonly from: Place | null
  readonly count: number
  readonly prefixes: ReadonlyArray<string>
}

/** Nothing is said to the server yet. Throws on a connection string that the client cannot read. */
export const connectionOf = (connectionString: string, deadline: number): Connection => {
  const client = clientFor(connectionString)
  const calls = callsIn(deadline)
  const close = async (): Promise<void> => {
    calls.close()
    // Without it the process never ends.
    await client.dispose()
  }
  const { append, read, keepLastOnly } = requestsOn(client)
  const until = (end: End): Connection => {
    const { once, repeated } = calls.until(end)
    const halfway = calls.until(() => (performance.now() + end()) / 2)
    return {
      append: (batch) => once((milliseconds) => append(batch, milliseconds)),
      readStream: (stream, { from, count }) => repeated(() => read({ stream, from, count })),
      readLast: async (stream) => E.map(firstOf)(await repeated(() => read(lastOf(stream)))),
      readAll: (from, count) => repeated(() => read({ stream: null, from, count })),
      searchAll: (search, found) =>
        halfway.repeated(() => {
          found.length = 0
          return read({ stream: null, ...search }, found)
        }),
      keepLastOnly: (stream) => repeated((milliseconds) => keepLastOnly(stream, milliseconds)),
      subscribe: (after, prefixes) =>
        calls.following(feedOf(client, { after: positionFrom(after), prefixes })),
      forOneCall: () => {
        const fixed = performance.now() + deadline
        return until(() => fixed)
      },
      close,
    }
  }
  return until(() => performance.now() + deadline)
}

/**
 * A client that believes its server to have no batched append, which it would carry out badly: it keeps what
 * is in flight in one table of the whole process. What is batched here does not pass through it.
 */
const clientFor = (connectionString: string): EventStoreDBClient =>
  Object.assign(EventStoreDBClient.connectionString(connectionString), {
    supports: async () => false,
  })

/** When a call that begins now has to end, on the clock of `performance`. */
type End = () => number

const lastOf = (stream: string | null): Wanted => ({ stream, from: 'end', count: 1 })

const firstOf = (events: ReadonlyArray<StoredEvent>): StoredEvent | undefined => events[0]

const positionFrom = (place: Place | null): ReadPosition => place ?? START

/** Calls that know their deadline, and that closing ends. */
const callsIn = (deadline: number) => {
  const underway = new Set<() => void>()
  let isClosed = false
  const inTime = <A>(milliseconds: number, start: () => Underway<A>): Answer<A> =>
    new Promise((resolve) => {
      if (isClosed) {
        resolve(E.left(closed))
        return
      }
      if (milliseconds <= 0) {
        resolve(E.left(notBegun(deadline)))
        return
      }
      const { answer, abandon } = start()
      const settle = (found: E.Either<Fault, A>): void => {
        clearTimeout(timer)
        underway.delete(cutOff)
        resolve(found)
      }
      const giveUp = (fault: Fault): void => {
        abandon()
        settle(E.left(fault))
      }
      const cutOff = (): void => giveUp(closedMeanwhile)
      const timer = setTimeout(giveUp, milliseconds, tooLate(deadline))
      underway.add(cutOff)
      void answer.then(settle)
    })
  const tried =
    (again: ReadonlyArray<Fault['name']>, end: End): Timed =>
    (request) =>
      untilAnswered((milliseconds) => inTime(milliseconds, () => request(milliseconds)), {
        end: end(),
        again,
      })
  return {
    until: (end: End): TimedCalls => ({
      once: tried(['NotLeader'], end),
      repeated: tried(['NotLeader', 'Lost'], end),
    }),
    following: (feed: Feed): Feed => {
      const end = (): void => feed.fail(closed)
      if (isClosed) end()
      underway.add(end)
      const stop = async (): Promise<void> => {
        underway.delete(end)
        await feed.stop()
      }
      return { ...feed, stop }
    },
    close: (): void => {
      isClosed = true
      for (const end of underway) end()
    },
  }
}

type Timed = <A>(request: (milliseconds: number) => Underway<A>) => Answer<A>

interface TimedCalls {
  /** For what must not be repeated here: only a follower's refusal is known to have done nothing. */
  readonly once: Timed
  readonly repeated: Timed
}

const closed: Fault = { name: 'Refused', reason: 'the store is closed' }

/** What was sent is not called back: it may be done all the same. */
const closedMeanwhile: Fault = { name: 'Lost', reason: 'the store was closed before the answer' }

const tooLate = (deadline: number): Fault => ({
  name: 'Lost',
  reason: `no answer within ${deadline} ms`,
})

/** The time was over before anything was sent. */
const notBegun = (deadline: number): Fault => ({
  name: 'Refused',
  reason: `no answer within ${deadline} ms`,
})
