/**
 * Denied attempts, kept apart from the streams and outside the hash chain: a stranger must not be
 * able to write to a business's history, not even by failing.
 */
import { type Actor, Bn9, Bn15, type Denial, type Instant } from '@carmkit/core'
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
  /**
   * The businesses and accounts that the command named: a stream that never came to be says nothing of
   * whose it would have been. Absent in attempts that an earlier version kept.
   */
  readonly named?: ReadonlyArray<Bn9 | Bn15>
  readonly reasons: ReadonlyArray<Denial>
}

/** Business numbers and accounts that stand anywhere in a command, each once, in order. */
export const namedIn = (command: object): ReadonlyArray<Bn9 | Bn15> => {
  const found = JSON.stringify(command).match(numberLike) ?? []
  return [...new Set(found)].filter((text) => Bn9.is(text) || Bn15.is(text)).toSorted()
}

const numberLike = /(?<![0-9])[0-9]{9}(?:RM[0-9]{4})?(?![0-9])/g

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
