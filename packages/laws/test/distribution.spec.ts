/** What the generators make: how much is accepted, what is recorded, how often a boundary is met. */
import {
  authorize,
  carm,
  easternDateOf,
  instantOf,
  millisecondsOf,
  startOfEasternDay,
} from '@carmkit/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { histories, situation, situationParts } from '../src/index.js'

const sample = fc.sample(histories(carm), { numRuns: 1500, seed: 20_260_202 })
const steps = sample.flatMap((history) => history.steps)

/** Categories that have histories of their own, and there a census of what they record. */
const countedElsewhere: ReadonlyArray<string> = ['security']
const aggregates = carm.aggregates.filter(({ category }) => !countedElsewhere.includes(category))

const share = (count: number, of: number): number => count / of
const shareOf = (test: (step: (typeof steps)[number]) => boolean): number =>
  share(steps.filter(test).length, steps.length)

describe('histories', () => {
  test('are long enough, and neither all accepted nor all refused', () => {
    const shares = {
      accepted: shareOf(({ outcome }) => outcome === 'accepted'),
      denied: shareOf(({ outcome }) => outcome === 'denied'),
      rejected: shareOf(({ outcome }) => outcome === 'rejected'),
      alreadyTrue: shareOf(({ outcome, events }) => outcome === 'accepted' && events.length === 0),
    }
    console.log('shares of outcomes', shares, 'of', steps.length, 'steps')
    expect(steps.length / sample.length).toBeGreaterThan(12)
    expect(shares.accepted).toBeGreaterThan(0.3)
    expect(shares.denied).toBeGreaterThan(0.15)
    expect(shares.rejected).toBeGreaterThan(0.1)
    expect(shares.alreadyTrue).toBeGreaterThan(0.005)
  })

  test('record every event type of the domain', () => {
    const recorded = new Set(steps.flatMap(({ events }) => events.map(({ type }) => type)))
    const known = aggregates.flatMap(({ events }) => events.definitions.map(({ type }) => type))
    expect(known.filter((type: string) => !recorded.has(type))).toEqual([])
  })

  test('use every command of the domain with success', () => {
    const used = new Set(
      steps.filter(({ outcome }) => outcome === 'accepted').map(({ command }) => command.type),
    )
    const known = aggregates.flatMap(({ commands }) => commands.map(({ type }) => type))
    expect(known.filter((type) => !used.has(type))).toEqual([])
  })

  test('let providers act, also in run-off, and own people of every role', () => {
    const roles = new Set(steps.flatMap(({ grant }) => grant?.role ?? []))
    expect([...roles].sort()).toEqual(['BAM', 'Editor', 'PAM', 'pBAM', 'pEditor', 'pPAM'])
    expect(shareOf(({ grant }) => grant?.delegation != null)).toBeGreaterThan(0.03)
    expect(shareOf(({ grant }) => grant?.rules.includes('DEL-14') === true)).toBeGreaterThan(0.003)
  })

  test('meet boundaries often: at midnight in Toronto, or in the instant before it', () => {
    const isBoundary = (at: (typeof steps)[number]['sent']['at']): boolean => {
      const next = instantOf(millisecondsOf(at) + 1)
      return [at, next].some((one) => startOfEasternDay(easternDateOf(one)) === one)
    }
    expect(shareOf(({ sent }) => isBoundary(sent.at))).toBeGreaterThan(0.25)
  })

  test('are refused for most reasons there are', () => {
    const reasons = new Set(steps.flatMap(({ reasons: names }) => names))
    expect(reasons.size).toBeGreaterThan(75)
  })
})

test('situations of authority: three to seven in ten are allowed', () => {
  const parts = fc.sample(situationParts, { numRuns: 4000, seed: 20_260_202 })
  const allowed = parts.filter((one) => {
    const { question, world } = situation(one)
    return E.isRight(authorize(question, world))
  })
  expect(share(allowed.length, parts.length)).toBeGreaterThan(0.3)
  expect(share(allowed.length, parts.length)).toBeLessThan(0.7)
})
