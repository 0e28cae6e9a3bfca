/** Both clocks: one tells the time, the other stands where it is set. */
import { Instant, instantOf, millisecondsOf } from '@carmkit/core'
import { settableClock, systemClock } from '@carmkit/store'
import { describe, expect, it } from 'vitest'
import { instant } from './counting.js'

describe('settable clock', () => {
  it('stands until it is set, and then tells the new time', () => {
    const clock = settableClock(instant('14:00:00'))
    expect(clock.now()).toBe(instant('14:00:00'))
    expect(clock.set(instant('14:00:01'))).toBe(true)
    expect(clock.now()).toBe(instant('14:00:01'))
  })

  it('never goes back, and says so', () => {
    const clock = settableClock(instant('14:00:00'))
    expect(clock.set(instant('13:59:59'))).toBe(false)
    expect(clock.now()).toBe(instant('14:00:00'))
  })

  it('may be set to the time that it shows', () => {
    const clock = settableClock(instant('14:00:00'))
    expect(clock.set(instant('14:00:00'))).toBe(true)
  })
})

describe('system clock', () => {
  it('tells the time of the machine', () => {
    const before = Date.now()
    const now = systemClock.now()
    const after = Date.now()
    expect(Instant.is(now)).toBe(true)
    expect(now).toBe(instantOf(millisecondsOf(now)))
    expect(millisecondsOf(now)).toBeGreaterThanOrEqual(before)
    expect(millisecondsOf(now)).toBeLessThanOrEqual(after)
  })
})
