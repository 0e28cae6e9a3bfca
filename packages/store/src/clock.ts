/** Where "now" comes from: the core has no clock, and a test or a replay brings its own. */
import { type Instant, instantOf } from '@carmkit/core'

export interface Clock {
  readonly now: () => Instant
}

export const systemClock: Clock = { now: () => instantOf(Date.now()) }

/** A clock that stands until it is set, and never goes back. */
export interface SettableClock extends Clock {
  /** False when `instant` lies before the present one; the clock then stays. */
  readonly set: (instant: Instant) => boolean
}

export const isSettable = (clock: Clock): clock is SettableClock => 'set' in clock

export const settableClock = (start: Instant): SettableClock => {
  let current = start
  return {
    now: () => current,
    set: (instant) => {
      if (instant < current) return false
      current = instant
      return true
    },
  }
}
