/**
 * Denied attempts, kept apart from the streams and outside the hash chain: a stranger must not be
 * able to write to a business's history, not even by failing.
 */
import type { Actor, Denial, Instant } from '@carmkit/core'

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
  readonly record: (attempt: DeniedAttempt) => Promise<void>
  /** Oldest first. */
  readonly attempts: () => Promise<ReadonlyArray<DeniedAttempt>>
}

/** How many attempts of one actor are kept; the oldest go first. */
export const maxAttemptsPerActor = 100

/** Who an attempt is counted for. */
export const attemptKey = (actor: Actor): string =>
  actor.kind === 'user' ? `user ${actor.userId}` : JSON.stringify(actor)

export const memorySecurityLog = (): SecurityLog => {
  let kept: ReadonlyArray<DeniedAttempt> = []
  return {
    record: async (attempt) => {
      const key = attemptKey(attempt.actor)
      const ofActor = kept.filter((one) => attemptKey(one.actor) === key)
      const dropped = ofActor.length < maxAttemptsPerActor ? undefined : ofActor[0]
      kept = [...kept.filter((one) => one !== dropped), attempt]
    },
    attempts: async () => kept,
  }
}
