/** What the specs of the loop share: the counter domain on a store, a clock that is set, short ids. */
import type { Instant } from '@carmkit/core'
import { type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import {
  type Accepted,
  eventsAmong,
  type Outcome,
  type Ports,
  portsOf,
  type ReactionProgress,
  type Store,
} from '@carmkit/store'
import { counterDomain } from '@carmkit/store-contract'
import * as E from 'fp-ts/lib/Either.js'

export const idOf = (name: string): string => uuidFrom(name)

export const instant = (time: string): Instant => `2026-03-02T${time}.000Z` as Instant

/** Pauses take no time. */
export const countingPorts = (store: Store, other: Partial<Omit<Ports, 'store'>> = {}): Ports =>
  portsOf(store, {
    domain: counterDomain,
    clock: { now: () => instant('14:00:00') },
    sleep: async () => undefined,
    ...other,
  })

export const acceptedOf = (outcome: Outcome): Accepted => {
  if (outcome.outcome !== 'accepted') throw new Error(JSON.stringify(outcome))
  return outcome
}

export const rightOf = <F, A>(either: E.Either<F, A>): A => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left))
  return either.right
}

export const logOf = async (store: Store): Promise<ReadonlyArray<RecordedEvent>> =>
  eventsAmong(rightOf(await store.readLog(0, 10_000)())).map(({ event }) => event)

/** The same place, where what a run had reached is lost. */
export const withoutProgress = (store: Store): Store => {
  const reached = new Map<string, ReactionProgress>()
  return {
    ...store,
    exclusively: null,
    reactionProgress: (reaction) => async () => E.right(reached.get(reaction) ?? null),
    saveReactionProgress: (reaction, saved) => {
      reached.set(reaction, saved.progress)
      return store.saveReactionProgress(reaction, saved)
    },
  }
}
