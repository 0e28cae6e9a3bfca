/**
 * Denied attempts, kept apart from the streams and outside the hash chain: a stranger must not be
 * able to write to a business's history, not even by failing.
 */
import type { Actor, Denial, Instant } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ReadFailure, StoreUnavailable } from './store.js'

export interface DeniedAttempt {
  readonly at: Instant
  readonly commandId: string
  readonly type: string
  readonly actor: Actor
  /** The stream that the command was for. */
  readonly stream: string
  readonly reasons: ReadonlyArray<Denial>
}

export interface SecurityLog {
  /** Left: the attempt is not kept, and the command must not be answered as if it were. */
  readonly record: (attempt: DeniedAttempt) => TaskEither<StoreUnavailable, void>
  /** Oldest first. */
  readonly attempts: TaskEither<ReadFailure, ReadonlyArray<DeniedAttempt>>
}

/** How many attempts of one actor are kept; the oldest go first. */
export const maxAttemptsPerActor = 100

/** Who an attempt is counted for. */
export const attemptKey = (actor: Actor): string =>
  actor.kind === 'user' ? `user ${actor.userId}` : JSON.stringify(actor)

export const memorySecurityLog = (): SecurityLog => {
  const kept = new Map<string, ReadonlyArray<Numbered>>()
  let recorded = 0
  return {
    record: (attempt) => async () => {
      const key = attemptKey(attempt.actor)
      const ofActor = [...(kept.get(key) ?? []), { number: recorded++, attempt }]
      kept.set(key, ofActor.slice(-maxAttemptsPerActor))
      return E.right(undefined)
    },
    attempts: async () =>
      E.right(
        [...kept.values()]
          .flat()
          .toSorted((one, other) => one.number - other.number)
          .map(({ attempt }) => attempt),
      ),
  }
}

/** The order of all attempts, across actors. */
interface Numbered {
  readonly number: number
  readonly attempt: DeniedAttempt
}
