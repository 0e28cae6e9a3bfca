/**
 * The one place that calls the client: every call ends within its deadline, with a value. Separate
 * so that the store above need not know what the client forgets.
 */
import type { Expected } from '@carmkit/store'
import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  type ReadPosition,
  type ReadRevision,
  START,
  type StreamingRead,
} from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { type Fault, faultOf } from './fault.js'
import { type Feed, feedOf } from './feed.js'
import { untilAnswered } from './patience.js'
import {
  type Incoming,
  type NewEvent,
  type Place,
  type StoredEvent,
  storedEvent,
} from './stored-event.js'

type Answer<A> = Promise<E.Either<Fault, A>>

export interface Connection {
  /** At this revision and no other. The answer is the revision of the last event written. */
  readonly append: (append: {
    readonly stream: string
    readonly expected: Expected
    readonly events: ReadonlyArray<NewEvent>
  }) => Answer<bigint>
  /** Forwards from a revision, at most so many. Fewer: there are no more. */
  readonly readStream: (
    stream: string,
    range: { readonly from: number; readonly count: number },
  ) => Answer<ReadonlyArray<StoredEvent>>
  /** The last event that can be seen; none where all are hidden. */
  readonly readLast: (stream: string) => Answer<StoredEvent | undefined>
  /** Of the whole log, from this place on, the event that stands there included. */
  readonly readAll: (from: Place | null, count: number) => Answer<ReadonlyArray<StoredEvent>>
  /** From now on only the last event of the stream is kept. */
  readonly keepLastOnly: (stream: string) => Answer<void>
  /** Events of streams that begin like this, from behind a place on, as they come. */
  readonly subscribe: (after: Place | null, prefixes: ReadonlyArray<string>) => Feed
  /** The same for one call of the port: all that is asked of it ends within one deadline from now. */
  readonly forOneCall: () => Connection
  /** Ends what is under way, whose answers are lost; later calls are refused. */
  readonly close: () => Promise<void>
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
  const until = (end: End): Connection => ({
    ...callsOf(client, calls.until(end)),
    subscribe: (after, prefixes) =>
      calls.following(feedOf(client, { after: positionFrom(after), prefixes })),
    forOneCall: () => {
      const fixed = performance.now() + deadline
      return until(() => fixed)
    },
    close,
  })
  return until(() => performance.now() + deadline)
}

/** When a call that begins now has to end, on the clock of `performance`. */
type End = () => number

const callsOf = (
  client: EventStoreDBClient,
  { once, repeated, reading }: TimedCalls,
): Omit<Connection, 'subscribe' | 'forOneCall' | 'close'> => {
  const leader = { requiresLeader: true } as const
  return {
    append: ({ stream, expected, events }) =>
      once(async (milliseconds) => {
        const appended = await client.appendToStream(stream, events.map(jsonEvent), {
          expectedRevision: expected === 'absent' ? NO_STREAM : BigInt(expected),
          deadline: milliseconds,
          ...leader,
        })
        return appended.nextExpectedRevision
      }),
    readStream: (stream, { from, count }) =>
      reading(() =>
        client.readStream(stream, { fromRevision: revisionOf(from), maxCount: count, ...leader }),
      ),
    readLast: async (stream) =>
      E.map((events: ReadonlyArray<StoredEvent>) => events[0])(
        await reading(() =>
          client.readStream(stream, {
            fromRevision: END,
            direction: BACKWARDS,
            maxCount: 1,
            ...leader,
          }),
        ),
      ),
    readAll: (from, count) =>
      reading(() =>
        client.readAll({ fromPosition: positionFrom(from), maxCount: count, ...leader }),
      ),
    keepLastOnly: (stream) =>
      repeated(async (milliseconds) => {
        await client.setStreamMetadata(
          stream,
          { maxCount: 1 },
          { deadline: milliseconds, ...leader },
        )
      }),
  }
}

/**
 * A client that appends by the unary call, as if the server had no other. The batched call keeps what
 * is in flight in one table of the whole process: an error of any connection rejects the appends of
 * all others, and a reply that comes for one of these ends the process. It has no deadline either.
 */
const clientFor = (connectionString: string): EventStoreDBClient =>
  Object.assign(EventStoreDBClient.connectionString(connectionString), {
    supports: async () => false,
  })

const revisionOf = (from: number): ReadRevision => (from === 0 ? START : BigInt(from))

const positionFrom = (place: Place | null): ReadPosition => place ?? START

/** A read, once it is told where to start. */
type Read = StreamingRead<Incoming>

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
  const attempt =
    <A>(call: (milliseconds: number) => Promise<A>) =>
    (milliseconds: number): Answer<A> =>
      inTime(milliseconds, () => ({
        answer: call(milliseconds).then(E.right, (error: unknown) => E.left(faultOf(error))),
        abandon: () => undefined,
      }))
  return {
    until: (end: End): TimedCalls => ({
      once: (call) => untilAnswered(attempt(call), { end: end(), again: ['NotLeader'] }),
      repeated: (call) =>
        untilAnswered(attempt(call), { end: end(), again: ['NotLeader', 'Lost'] }),
      reading: (read) =>
        untilAnswered((milliseconds) => inTime(milliseconds, () => collecting(read())), {
          end: end(),
          again: ['NotLeader', 'Lost'],
        }),
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

interface TimedCalls {
  /** For what must not be repeated here: only a follower's refusal is known to have done nothing. */
  readonly once: <A>(call: (milliseconds: number) => Promise<A>) => Answer<A>
  readonly repeated: <A>(call: (milliseconds: number) => Promise<A>) => Answer<A>
  readonly reading: (read: () => Read) => Answer<ReadonlyArray<StoredEvent>>
}

interface Underway<A> {
  /** Never rejects. */
  readonly answer: Answer<A>
  readonly abandon: () => void
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

/** All that a read delivers. One that is given up is cancelled, or the server would go on. */
const collecting = (read: Read): Underway<ReadonlyArray<StoredEvent>> => ({
  answer: new Promise((resolve) => {
    const events: StoredEvent[] = []
    read.on('data', (incoming) => events.push(storedEvent(incoming)))
    read.on('end', () => resolve(E.right(events)))
    read.on('error', (error) => resolve(E.left(faultOf(error))))
  }),
  abandon: () => void read.cancel().catch(() => undefined),
})
