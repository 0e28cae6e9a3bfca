/** Denied attempts in memory: the latest of each actor, whatever the others do. */
import type { Actor, UserId } from '@carmkit/core'
import {
  attemptKey,
  type DeniedAttempt,
  maxAttemptsPerActor,
  memorySecurityLog,
} from '@carmkit/store'
import { describe, expect, it } from 'vitest'
import { instant, rightOf } from './counting.js'

const attemptOf = (actor: Actor, commandId: string): DeniedAttempt => ({
  at: instant('14:00:00'),
  commandId,
  type: 'RecordBnIssued',
  actor,
  stream: 'counter-a',
  reasons: [],
})

describe('memory security log', () => {
  const loud: Actor = { kind: 'officer', id: 'loud' }
  const quiet: Actor = { kind: 'officer', id: 'quiet' }

  it('keeps the latest attempts of one actor and drops the oldest', async () => {
    const log = memorySecurityLog()
    await log.record(attemptOf(quiet, 'first'))()
    for (let number = 1; number <= maxAttemptsPerActor + 3; number++) {
      await log.record(attemptOf(loud, `loud ${number}`))()
    }
    await log.record(attemptOf(quiet, 'last'))()
    const kept = rightOf(await log.attempts()).map(({ commandId }) => commandId)
    const loudest = Array.from({ length: maxAttemptsPerActor }, (_, index) => `loud ${index + 4}`)
    expect(kept).toEqual(['first', ...loudest, 'last'])
  })

  it('drops nothing at the bound itself', async () => {
    const log = memorySecurityLog()
    for (let number = 1; number <= maxAttemptsPerActor; number++) {
      await log.record(attemptOf(loud, `loud ${number}`))()
    }
    expect(rightOf(await log.attempts())[0]?.commandId).toBe('loud 1')
  })
})

describe('whom an attempt is counted for', () => {
  const userId = 'a11ce000-0000-4000-8000-000000000001' as UserId

  it('is the person, whichever business the person acts for', () => {
    const alone = attemptKey({ kind: 'user', userId, actingFor: null })
    const acting = attemptKey({ kind: 'user', userId, actingFor: '123456782' as never })
    expect(acting).toBe(alone)
  })

  it('is not another person, officer or process', () => {
    const keys = [
      attemptKey({ kind: 'user', userId, actingFor: null }),
      attemptKey({ kind: 'user', userId: userId.replace('1', '2') as UserId, actingFor: null }),
      attemptKey({ kind: 'officer', id: 'o1' }),
      attemptKey({ kind: 'officer', id: 'o2' }),
      attemptKey({ kind: 'external', party: 'cra' }),
      attemptKey({ kind: 'system', process: 'clock' }),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})
