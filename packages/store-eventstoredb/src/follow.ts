/**
 * The log as it grows, for what lives beside it: projections, and reactions that should not wait to be
 * called. A lost connection is the server's affair here, not the reader's: it is found again, and goes
 * on where it was.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Followed, FollowOptions, Position, ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { readFailureOf } from './fault.js'
import type { Arrival, Feed } from './feed.js'
import { jittered } from './patience.js'
import type { IsOurs, Ours } from './read-log.js'
import { entryOf, placeOf, positionOf } from './stored-event.js'

/** Longest pause between two connections, in milliseconds; the first is a hundredth. */
const longestPause = 5_000
const firstPause = 50

/**
 * Positions rise, none is left out and none comes twice. Waits for the reader: what is not taken is not
 * fetched. Ends with the signal, or after a left: the server refuses, and no other connection mends that.
 */
export async function* follow(
  connection: Connection,
  { isOurs, prefixes }: Ours,
  { after, signal, onInterruption }: FollowOptions,
): AsyncGenerator<E.Either<ReadFailure, Followed>, void, void> {
  let reached = after
  let pause = firstPause
  while (!signal.aborted) {
    const feed = connection.subscribe(placeOf(reached), prefixes)
    try {
      for await (const arrival of arrivalsOf(feed, signal)) {
        if (arrival.name === 'fault') {
          if (arrival.fault.name === 'Refused') {
            yield E.left(readFailureOf(arrival.fault, '$all'))
            return
          }
          onInterruption?.(readFailureOf(arrival.fault, '$all').reason)
          break
        }
        pause = firstPause
        const followed = followedOf(arrival, { isOurs, reached })
        if (followed === null) continue
        if (followed.name !== 'caughtUp') reached = followed.position
        yield E.right(followed)
      }
    } finally {
      await feed.stop()
    }
    await sleep(jittered(pause), undefined, { signal }).catch(() => undefined)
    pause = Math.min(pause * 2, longestPause)
  }
}

async function* arrivalsOf(feed: Feed, signal: AbortSignal): AsyncGenerator<Arrival, void, void> {
  // Both wake the one who waits: a race with a promise for all of the following would grow with every wake.
  signal.addEventListener('abort', feed.wake)
  try {
    while (!signal.aborted) {
      const arrival = feed.next()
      if (arrival === null) await feed.news()
      else yield arrival
    }
  } finally {
    signal.removeEventListener('abort', feed.wake)
  }
}

/** Null for what is not ours, and for what was said already. */
const followedOf = (
  arrival: Exclude<Arrival, { readonly name: 'fault' }>,
  { isOurs, reached }: { readonly isOurs: IsOurs; readonly reached: Position },
): Followed | null => {
  switch (arrival.name) {
    case 'caughtUp':
      return { name: 'caughtUp' }
    case 'checkpoint': {
      const position = positionOf(arrival.place)
      return position > reached ? { name: 'checkpoint', position } : null
    }
    case 'event': {
      const { event: stored } = arrival
      if (!isOurs(stored.stream)) return null
      const entry = entryOf(stored)
      return 'event' in entry ? { name: 'event', ...entry } : { name: 'unreadable', ...entry }
    }
  }
}
