/** An access review says of every moment what the core says, over random histories. */
import { type Bn9, carm, type Instant, instantOf, millisecondsOf } from '@carmkit/core'
import { broker, type History, histories, importer, instants, other } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AccessReview, accessReview } from '../src/index.js'
import { type Reviewed, reviewRules } from './access-review.rules.js'
import { logOfHistory, rightOf, storeWith } from './support.js'

const dayMilliseconds = 86_400_000

/** Also long after everything: run-offs end behind the last command. */
const anyMoment: fc.Arbitrary<Instant> = fc
  .tuple(
    fc.constantFrom(...instants),
    fc.constantFrom(0, 0, 0, -1, 1, dayMilliseconds, 7 * 3_600_000, 31 * dayMilliseconds),
  )
  .map(([instant, later]) => instantOf(millisecondsOf(instant) + later))

interface Case {
  readonly history: History
  readonly bn9: Bn9
  readonly period: AccessReview['period']
  readonly moments: ReadonlyArray<Instant>
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    history: histories(carm, { most: 14 }),
    bn9: fc.constantFrom(importer, importer, importer, broker, other),
    ends: fc.tuple(anyMoment, anyMoment),
    moments: fc.array(anyMoment, { minLength: 3, maxLength: 5 }),
  })
  .filter(({ ends: [one, another] }) => one !== another)
  .map(({ ends, moments, ...asked }) => {
    const [from, until] = ends.toSorted() as [Instant, Instant]
    const within = moments.filter((one) => from <= one && one < until)
    return { ...asked, period: { from, until }, moments: [from, ...within] }
  })

const reviewed = async ({ history, bn9, period, moments }: Case): Promise<Reviewed> => {
  const log = logOfHistory(history)
  const review = rightOf(await accessReview({ store: storeWith(log), bn9, period }))
  return { log, review, moments }
}

const seen = { grants: 0, runOffs: 0, assigned: 0, stretches: 0, marks: new Map<string, number>() }

const count = ({ review }: Reviewed): void => {
  for (const { way, through, held, marks } of review.lines) {
    if (way.delegation !== null) seen.grants += 1
    if (way.isRunOff) seen.runOffs += 1
    if (through.length > 0) seen.assigned += 1
    seen.stretches = Math.max(seen.stretches, held.length)
    for (const { mark } of marks) seen.marks.set(mark, (seen.marks.get(mark) ?? 0) + 1)
  }
}

test('every rule holds (1,000 histories)', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (asked) => {
      const found = await reviewed(asked)
      count(found)
      for (const [name, breaches] of Object.entries(reviewRules)) {
        for (const breach of breaches(found)) throw new Error(`${name}: ${breach}`)
      }
    }),
    { numRuns: 1000 },
  )
  console.log(seen)
})
