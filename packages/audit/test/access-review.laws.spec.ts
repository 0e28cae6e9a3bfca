/** An access review says of every moment what the core says, over random histories. */
import { type Bn9, type Instant, instantOf, millisecondsOf } from '@carmkit/core'
import { broker, importer, instants, other } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AccessReview, accessReview } from '../src/index.js'
import { askedOf, type Reviewed, reviewRules } from './access-review.rules.js'
import { logOfPlayed, ofAllKinds, type Played, playedKinds } from './played.js'
import { rightOf, storeWith } from './support.js'

const dayMilliseconds = 86_400_000

/** Also long after everything: run-offs end behind the last command. */
const anyMoment: fc.Arbitrary<Instant> = fc
  .tuple(
    fc.constantFrom(...instants),
    fc.constantFrom(0, 0, 0, -1, 1, dayMilliseconds, 7 * 3_600_000, 31 * dayMilliseconds),
  )
  .map(([instant, later]) => instantOf(millisecondsOf(instant) + later))

/** Mostly those in which people and delegations change; in every other one they use what they were given. */
const anyPlayed = ofAllKinds(playedKinds({ identity: 8 }), {
  identity: 72,
  ledger: 2,
  declaration: 2,
  imports: 2,
  importOrders: 2,
  outcomes: 8,
  payments: 4,
  ruling: 4,
  security: 4,
})

interface Case {
  readonly history: Played
  /** How many of the last events are not there: what reactions close may stand without them. */
  readonly missing: number
  readonly bn9: Bn9
  readonly period: AccessReview['period']
  readonly moments: ReadonlyArray<Instant>
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    history: anyPlayed,
    missing: fc.oneof(fc.constant(0), fc.nat({ max: 8 })),
    bn9: fc.constantFrom(importer, importer, importer, broker, other),
    ends: fc.tuple(anyMoment, anyMoment).filter(([one, another]) => one !== another),
    moments: fc.array(anyMoment, { minLength: 1, maxLength: 2 }),
  })
  .map(({ ends, moments, ...asked }) => {
    const [from, to] = ends.toSorted() as [Instant, Instant]
    const within = moments.filter((one) => from <= one && one <= to)
    return { ...asked, period: { from, to }, moments: [from, ...within] }
  })

const reviewed = async ({ history, missing, bn9, period, moments }: Case): Promise<Reviewed> => {
  const whole = logOfPlayed(history)
  const log = whole.slice(0, whole.length - missing)
  // The histories last weeks: with the ninety days of a real review hardly anything would be unused.
  const asked = { bn9, period, now: period.to, unusedAfterDays: 7 }
  const review = rightOf(await accessReview({ store: storeWith(log), ...asked }))
  return { log, asked: askedOf(log), review, moments }
}

const breachesOf = (found: Reviewed): ReadonlyArray<string> =>
  Object.entries(reviewRules).flatMap(([name, breaches]) =>
    [...breaches(found)].map((breach) => `${name}: ${breach}`),
  )

/** What the histories led to: a law over lines that do not occur says nothing. */
const census = (found: ReadonlyArray<Reviewed>) => {
  const lines = found.flatMap(({ review }) => review.lines)
  const marks = lines.flatMap((line) => line.marks.map(({ mark }) => mark))
  return {
    grants: lines.filter(({ way }) => way.delegation !== null && !way.isRunOff).length,
    runOffs: lines.filter(({ way }) => way.isRunOff).length,
    assigned: lines.filter(({ through }) => through.length > 0).length,
    broken: lines.filter(({ held }) => held.length > 1).length,
    usedBefore: lines.filter(({ used }) => used.last !== null && used.count === 0).length,
    marks: new Set(marks),
  }
}

const reviews: Reviewed[] = []

test('every rule holds (1,000 histories)', async () => {
  await fc.assert(
    fc.asyncProperty(anyCase, async (asked) => {
      const found = await reviewed(asked)
      reviews.push(found)
      expect(breachesOf(found)).toEqual([])
    }),
    { numRuns: 1000 },
  )
}, 180_000)

test('the histories lead to ways of every kind', () => {
  const { grants, runOffs, assigned, broken, usedBefore, marks } = census(reviews)
  expect(grants).toBeGreaterThan(80)
  expect(runOffs).toBeGreaterThan(30)
  expect(assigned).toBeGreaterThan(1)
  expect(broken).toBeGreaterThan(20)
  expect(usedBefore).toBeGreaterThan(100)
  expect([...marks]).toEqual(expect.arrayContaining(['unused', 'endless', 'runOff']))
})

type Lines = AccessReview['lines']

/** Reviews as they would be with a defect, and the rule that notices. */
const defects: ReadonlyArray<readonly [string, (lines: Lines) => Lines, RegExp]> = [
  [
    'leaves run-offs out',
    (lines) => lines.filter(({ way }) => !way.isRunOff),
    /covers what the core allows|tells each way apart/,
  ],
  [
    'takes a run-off for the grant',
    (lines) => lines.map((line) => ({ ...line, way: { ...line.way, isRunOff: false } })),
    /tells each way apart/,
  ],
  [
    'goes on to the end of what was given once',
    (lines) =>
      lines.map((line) => ({
        ...line,
        held: line.held.map((one) => ({ ...one, until: '2029-01-01T00:00:00.000Z' as Instant })),
      })),
    /covers what the core allows/,
  ],
  [
    'cuts a stretch where nothing changes',
    (lines) =>
      lines.map((line) => ({
        ...line,
        held: line.held.flatMap(({ from, until, gives }) => {
          const middle = instantOf(Math.floor((millisecondsOf(from) + millisecondsOf(until)) / 2))
          return middle === from
            ? [{ from, until, gives }]
            : [
                { from, until: middle, gives },
                { from: middle, until, gives },
              ]
        }),
      })),
    /only there/,
  ],
  [
    'counts uses of the period alone',
    (lines) =>
      lines.map((line) => ({
        ...line,
        used: { ...line.used, last: line.used.count === 0 ? null : line.used.last },
      })),
    /names the last use/,
  ],
]

test.each(defects)('a review that %s is noticed', (_, planted, rule) => {
  const noticed = reviews.some((found) => {
    const review = { ...found.review, lines: planted(found.review.lines) }
    return breachesOf({ ...found, review }).some((breach) => rule.test(breach))
  })
  expect(noticed).toBe(true)
})
