/**
 * What is asked of the server, each under way until it is answered or given up. Separate from
 * `connection.ts`, which knows how long that may take, and what may be asked again.
 */
import { randomUUID } from 'node:crypto'
import { type EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { type Calls, callsOf, type ReadCall } from './calls.js'
import { type Fault, faultOf } from './fault.js'
import { sharedAppends } from './shared-append.js'
import type { StoredEvent } from './stored-event.js'
import { type Append, appendRequest } from './wire/append.js'
import { type ReadAnswer, readRequest, type Wanted } from './wire/read.js'

export interface Underway<A> {
  /** Never rejects. */
  readonly answer: Promise<E.Either<Fault, A>>
  /** Nobody waits for the answer any more; what was sent may be done all the same. */
  readonly abandon: () => void
}

interface Requests {
  /** The answer is the revision of the last event written. */
  readonly append: (append: Append, milliseconds: number) => Underway<bigint>
  /** @param found takes the events as they arrive, so that they are there when the read is given up */
  readonly read: (wanted: Wanted, found?: StoredEvent[]) => Underway<ReadonlyArray<StoredEvent>>
  readonly keepLastOnly: (stream: string, milliseconds: number) => Underway<void>
}

export const requestsOn = (client: EventStoreDBClient): Requests => {
  const calls = callsOf(client)
  return {
    append: appending(client, calls),
    read: (wanted, found = []) => reading(calls, wanted, found),
    keepLastOnly: (stream, milliseconds) =>
      promised(async () => {
        await client.setStreamMetadata(
          stream,
          { maxCount: 1 },
          { deadline: milliseconds, requiresLeader: true },
        )
      }),
  }
}

/** Most bytes of an append that shares its call: a server ends the call for a message that is too long. */
const mostShared = 3 * 1024 * 1024

/** By the call that all share, except for an old server and for what is very large. */
const appending = (client: EventStoreDBClient, calls: Calls): Requests['append'] => {
  const share = sharedAppends(calls)
  let isOldServer = false
  return (append, milliseconds) => {
    const id = randomUUID()
    const request = appendRequest(id, append)
    const alone = () => appendingAlone(client, append, milliseconds)
    if (isOldServer || request.length > mostShared) return alone()
    const { answer, abandon } = share(id, request)
    const answered = async (): Promise<E.Either<Fault, bigint>> => {
      const found = await answer
      if (found !== 'noSuchCall') return found
      isOldServer = true
      return alone().answer
    }
    return { answer: answered(), abandon }
  }
}

/** A call for one append. The client makes it so as long as it believes that the server has no other. */
const appendingAlone = (
  client: EventStoreDBClient,
  { stream, expected, events }: Append,
  milliseconds: number,
): Underway<bigint> =>
  promised(async () => {
    const appended = await client.appendToStream(stream, events.map(jsonEvent), {
      expectedRevision: expected === 'absent' ? NO_STREAM : BigInt(expected),
      deadline: milliseconds,
      requiresLeader: true,
    })
    return appended.nextExpectedRevision
  })

/** Ends by its own deadline when it is abandoned. */
const promised = <A>(call: () => Promise<A>): Underway<A> => ({
  answer: call().then(E.right, (error: unknown) => E.left(faultOf(error))),
  abandon: () => undefined,
})

/** All that a read delivers. One that is abandoned is cancelled, or the server would go on. */
const reading = (
  calls: Calls,
  wanted: Wanted,
  found: StoredEvent[],
): Underway<ReadonlyArray<StoredEvent>> => {
  const opening = calls.read(readRequest(wanted))
  const isFiltered = wanted.stream === null && wanted.prefixes !== undefined
  const enough = isFiltered ? wanted.count : Infinity
  return {
    answer: opening.then(
      (call) => collected(call, enough, found),
      (error: unknown) => E.left(faultOf(error)),
    ),
    abandon: () => {
      opening.then(
        (call) => call.cancel(),
        () => undefined,
      )
    },
  }
}

/**
 * Until the end, or until there are enough: behind the last event that was asked for, a server may search the
 * rest of the log for one more that passes the filter before it ends the call.
 */
const collected = (
  call: ReadCall,
  enough: number,
  events: StoredEvent[],
): Promise<E.Either<Fault, ReadonlyArray<StoredEvent>>> =>
  new Promise((resolve) => {
    let isMissing = false
    call.on('data', (answer: ReadAnswer) => {
      if (answer.name === 'noStream') isMissing = true
      if (answer.name !== 'event' || events.length === enough) return
      events.push(answer.event)
      if (events.length < enough) return
      resolve(E.right(events))
      call.cancel()
    })
    call.on('end', () => resolve(isMissing ? E.left({ name: 'NoStream' }) : E.right(events)))
    call.on('error', (error) => resolve(E.left(faultOf(error))))
  })
