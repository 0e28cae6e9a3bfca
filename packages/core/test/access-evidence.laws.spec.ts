/** The minimal evidence gives the same answer by itself, and every event of it is needed (P38). */
import type { DomainEvent } from '@carmkit/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Evidence, minimalEvidence } from '../src/access/index.js'
import { leastOf } from '../src/access/least.js'
import { carm } from '../src/index.js'
import { outcomeOf } from './support/access-outcome.js'
import { isFinishing, question } from './support/access-set.js'
import { alice, bob, maple } from './support/actors.js'
import { moment } from './support/portals.js'
import { delegated, pair, stream, terms, wish } from './support/story.js'

/** Maple's and atlas' beginnings, a second delegation, and the end of the first. */
const story = delegated
  .as(bob.for(wish.provider as never), 'RequestDelegation', { ...wish, scope: 'business' })
  .as(alice.for(maple), 'ApproveDelegation', {
    ...terms,
    scope: 'business',
    visibility: 'Financial',
  })
  .as(alice.for(maple), 'RevokeDelegation', { ...pair, mode: 'RunOff' })

const streams = [stream.maple, stream.atlas, stream.rm1, stream.delegation, stream.wholeDelegation]

interface Entry {
  readonly stream: string
  readonly revision: number
  readonly event: DomainEvent
}

const entries: ReadonlyArray<Entry> = streams.flatMap((name) =>
  story.events(name).map((event, revision) => ({ stream: name, revision, event })),
)

/** Any part of the story: histories that no commands lead to are histories too. */
const part = fc.oneof(fc.constant(entries), fc.subarray([...entries]))

const byStream = (some: ReadonlyArray<Entry>) =>
  new Map(
    streams.map((name) => [
      name,
      some
        .filter((one) => one.stream === name)
        .map(({ revision, event }) => ({ revision, ...event })),
    ]),
  )

const named = (some: ReadonlyArray<Entry>, evidence: ReadonlyArray<Evidence>) =>
  some.filter((one) =>
    evidence.some(({ stream: name, revision }) => name === one.stream && revision === one.revision),
  )

describe('minimalEvidence (P38)', () => {
  it('gives the same outcome by itself, and another one without any of its events', () => {
    const sizes = new Set<number>()
    fc.assert(
      fc.property(part, moment, question, (some, now, { actor, place }) => {
        const { permission, target } = place
        const asked = { user: actor, permission, target, finishesWork: isFinishing(place), now }
        const outcome = outcomeOf(byStream(some), asked)
        const evidence = minimalEvidence({ domain: carm, question: asked, events: byStream(some) })
        const kept = named(some, evidence)
        expect(kept.map(({ event }) => event.type)).toEqual(evidence.map(({ type }) => type))
        expect(outcomeOf(byStream(kept), asked)).toEqual(outcome)
        for (const left of kept) {
          expect(outcomeOf(byStream(kept.filter((one) => one !== left)), asked)).not.toEqual(
            outcome,
          )
        }
        sizes.add(evidence.length)
      }),
      { numRuns: 2000 },
    )
    expect(Math.max(...sizes)).toBeGreaterThan(5)
  })
})

describe('leastOf', () => {
  const needed = fc.uniqueArray(fc.integer({ min: 0, max: 4999 }), { maxLength: 12 })

  it('keeps what is needed, and looks at few parts of a long list', () => {
    const all = Array.from({ length: 5000 }, (_, index) => index)
    fc.assert(
      fc.property(needed, (kept) => {
        let looked = 0
        const least = leastOf(all, (some) => {
          looked += some.length
          const there = new Set(some)
          return kept.every((one) => there.has(one))
        })
        expect(least).toEqual(kept.toSorted((one, other) => one - other))
        expect(looked).toBeLessThan(40 * all.length * (kept.length + 1))
      }),
    )
  })
})
