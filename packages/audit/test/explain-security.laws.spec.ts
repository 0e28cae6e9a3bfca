/** Figures of security are explained as what they are: the numbers of as-of, and terms that add up to them. */
import { type Bn15, easternDateOf, type Instant, securityFigures } from '@carmkit/core'
import { type Logged, momentIn, randomLogs } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOf, explainSecurity, type Picture, type SecurityExplained } from '../src/index.js'
import { rightOf, storeWith } from './support.js'

const centsOf = (text: string): bigint => BigInt(text.replace('.', ''))
const sumOf = (parts: ReadonlyArray<{ readonly amount: string }>): bigint =>
  parts.reduce((sum, { amount }) => sum + centsOf(amount), 0n)

/** Around what was recorded of security: before it there is nothing to explain. */
const momentOfSecurity = (log: ReadonlyArray<Logged>): fc.Arbitrary<Instant> => {
  const ofSecurity = log.filter(({ event: { stream } }) => stream.startsWith('security-'))
  return momentIn(ofSecurity.length === 0 ? log : ofSecurity)
}

const questions = randomLogs.security.chain((log) =>
  fc.record({
    log: fc.constant(log),
    effective: momentOfSecurity(log),
    known: fc.oneof(
      { weight: 1, arbitrary: momentOfSecurity(log) },
      { weight: 3, arbitrary: fc.constant('2099-01-01T00:00:00.000Z' as Instant) },
    ),
  }),
)

test('each figure is that of as-of, the sum of its terms, and each term that of its events', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(questions, async ({ log, effective, known }) => {
      const asked = {
        store: storeWith(log),
        checks: 'order',
        effective,
        known: { kind: 'instant', instant: known },
      } as const
      const { picture } = rightOf(await asOf({ ...asked, subject: { kind: 'everything' } }))
      for (const [bn15, security] of Object.entries(picture.securities)) {
        for (const figure of securityFigures) {
          const found = rightOf(await explainSecurity({ ...asked, bn15: bn15 as Bn15, figure }))
          expect(found.amount).toBe(security[figure])
          expect(sumOf(found.terms)).toBe(centsOf(found.amount ?? ''))
          expectTerms(found, seen)
          if (figure === 'cover') {
            expect(idsIn(found)).toEqual(idsInForce(picture, bn15, easternDateOf(effective)))
          }
        }
      }
    }),
    { numRuns: 200 },
  )
  expect([...seen]).toEqual(expect.arrayContaining([...wanted]))
})

const idsIn = ({ terms }: SecurityExplained): ReadonlyArray<string> =>
  terms
    .flatMap((term) => (term.of === 'held' ? term.instruments : []))
    .map(({ item }) => item.id)
    .toSorted()

/** Those that as-of shows, and that count by what it shows of them. */
const idsInForce = ({ instruments }: Picture, bn15: string, today: string): ReadonlyArray<string> =>
  Object.entries(instruments)
    .filter(
      ([key, { status, inForceFrom, endsOn }]) =>
        key.startsWith(`${bn15} `) &&
        status !== 'Returned' &&
        String(inForceFrom ?? today) <= today &&
        today <= String(endsOn ?? today),
    )
    .map(([key]) => key.slice(bn15.length + 1))
    .toSorted()

/** Every amount is the sum of its events, and every event that is named is told. */
const expectTerms = ({ figure, amount, terms, sources }: SecurityExplained, seen: Set<string>) => {
  const types = new Map(sources.map(({ revision, type }) => [revision, type]))
  const expectChanges = (
    whole: string,
    changes: ReadonlyArray<{ readonly revision: number; readonly amount: string }>,
    of: string,
  ): void => {
    expect(sumOf(changes)).toBe(centsOf(whole))
    for (const { revision } of changes) {
      expect(types.has(revision)).toBe(true)
      seen.add(`${of} ${types.get(revision)}`)
    }
  }
  for (const term of terms) {
    seen.add(`${figure} ${term.of}`)
    switch (term.of) {
      case 'basis':
        seen.add(`basis ${term.requirement.source}`)
        expectChanges(term.amount, term.changes, 'basis')
        break
      case 'bound':
        expectChanges(term.amount, term.changes, 'bound')
        break
      case 'held':
        expect(sumOf(term.instruments)).toBe(centsOf(term.held))
        for (const one of term.instruments) expectChanges(one.amount, one.changes, 'held')
        break
      case 'excess':
        expect(amount).toBe('0.00')
        expect(centsOf(term.amount)).toBeGreaterThan(0n)
        break
    }
  }
}

/** What comes up often; the rest is in the tests of the terms themselves, by given events. */
const wanted = [
  'requiredAsBond basis',
  'requiredAsBond bound',
  'requiredAsCash basis',
  'cover held',
  'shortfall basis',
  'shortfall held',
  'shortfall excess',
  'basis history',
  'basis reduction',
  'basis RppEnrolmentRequested',
  'basis ReductionRequested',
  'basis ReductionGranted',
  'held SecurityPosted',
  'held BondCancelNoticed',
  'held CashReturnRequested',
]
