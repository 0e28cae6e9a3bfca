/**
 * One subscription to the log, as it arrives, until its first fault. Separate from `follow.ts`, which
 * begins again where this one ended.
 *
 * Everything is taken from the client's buffer by hand: its checkpoints and its errors overtake the
 * events that still wait there.
 */
import { bell } from '@carmkit/store'
import {
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ReadPosition,
  streamNameFilter,
} from '@eventstore/db-client'
import { type Fault, faultOf } from './fault.js'
import { type Place, type StoredEvent, storedEvent } from './stored-event.js'

export type Arrival =
  | { readonly name: 'event'; readonly event: StoredEvent }
  /** Nothing up to here was left out. */
  | { readonly name: 'checkpoint'; readonly place: Place }
  /** What follows is new. */
  | { readonly name: 'caughtUp' }
  | { readonly name: 'fault'; readonly fault: Fault }

export interface Feed {
  /** Null while nothing has arrived. */
  readonly next: () => Arrival | null
  /** Resolves once there may be something. */
  readonly news: () => Promise<void>
  /** Lets whoever waits for news look around. */
  readonly wake: () => void
  /** Makes this its fault, unless it has one. */
  readonly fail: (fault: Fault) => void
  /** Ends the call on the server too. */
  readonly stop: () => Promise<void>
}

export const feedOf = (
  client: EventStoreDBClient,
  { after, prefixes }: { readonly after: ReadPosition; readonly prefixes: ReadonlyArray<string> },
): Feed => {
  const told: { checkpoint: Place | null; isCaughtUp: boolean; fault: Fault | null } = {
    checkpoint: null,
    isCaughtUp: false,
    fault: null,
  }
  const { ring, rung } = bell()
  const filter = streamNameFilter({
    prefixes: [...prefixes],
    // Must not fail: the subscription would wait for ever.
    checkpointReached: (_, place) => {
      told.checkpoint = place
      ring()
    },
  })
  const subscription = client.subscribeToAll({ fromPosition: after, filter })
  subscription.on('readable', ring)
  subscription.on('caughtUp', () => {
    told.isCaughtUp = true
    ring()
  })
  const fail = (fault: Fault): void => {
    told.fault ??= fault
    ring()
  }
  subscription.on('error', (error: Error) => fail(faultOf(error)))
  subscription.on('end', () => fail({ name: 'Lost', reason: 'the server ended the subscription' }))
  /** Only behind every event that arrived before it. */
  const nextTold = (): Arrival | null => {
    const { checkpoint, isCaughtUp, fault } = told
    if (checkpoint !== null) {
      told.checkpoint = null
      return { name: 'checkpoint', place: checkpoint }
    }
    if (isCaughtUp) {
      told.isCaughtUp = false
      return { name: 'caughtUp' }
    }
    return fault === null ? null : { name: 'fault', fault }
  }
  return {
    next: () => {
      const incoming = subscription.read() as AllStreamResolvedEvent | null
      return incoming === null ? nextTold() : { name: 'event', event: storedEvent(incoming) }
    },
    news: rung,
    wake: ring,
    fail,
    stop: () => subscription.unsubscribe().catch(() => undefined),
  }
}
