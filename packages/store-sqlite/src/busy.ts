/**
 * Waiting for a lock that somebody else holds: asleep, not inside SQLite, since the holder may live
 * in this very process. Separate because opening and writing both wait.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { SqlError } from './driver.js'

/** How long a lock is waited for by default, in milliseconds. */
export const defaultPatience = 10_000

/** Longest pause between two tries, in milliseconds. */
const longestPause = 8

/** Tries until the lock is free; throws what the last try threw. `action` must leave no trace of a failed try. */
export const whenFree = async <A>(action: () => A, patience: number): Promise<A> => {
  const deadline = performance.now() + patience
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return action()
    } catch (error) {
      const isBusy = error instanceof SqlError && error.kind === 'busy'
      if (!isBusy || performance.now() > deadline) throw error
    }
    await sleep(Math.random() * pause)
  }
}
