/** Figures are explained as what they are: the same numbers, and terms that add up to them. */
import {
  type BalanceFigure,
  type Bn15,
  balanceFigures,
  carm,
  type Declaration,
  declaration,
  type Instant,
  type TransactionNumber,
  versionFigures,
  versionsOf,
} from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { type Logged, momentIn, randomLogs } from '@carmkit/laws'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asOf,
  type BalanceExplained,
  cutOf,
  explainBalance,
  explainVersion,
  theEnd,
  type VersionExplained,
} from '../src/index.js'
import { rightOf, storeWith } from './support.js'

const centsOf = (text: string): bigint => BigInt(text.replace('.', ''))
const sumOf = (parts: ReadonlyArray<{ readonly amount: string }>): bigint =>
  parts.reduce((sum, { amount }) => sum + centsOf(amount), 0n)

/** What an event made of interest, by its name; null for all other events. */
const interestOf = (event: RecordedEvent | undefined) => {
  const { debt, fund, amount } = (event?.data ?? {}) as { [name: string]: string }
  if (event?.type === 'InterestAssessed') return { id: debt, amount: amount ?? '' }
  return event?.type === 'RefundInterestCredited' ? { id: fund, amount: amount ?? '' } : null
}

/** Revisions of the events that a version was recorded behind. */
const causedIn = ({ sources }: BalanceExplained): ReadonlyArray<number> =>
  sources.flatMap(({ recorded, causedBy }) => (causedBy === null ? [] : [recorded.revision]))

/** Behind all that happens in a history. */
const atTheEnd = fc.constant('2099-01-01T00:00:00.000Z' as Instant)

const ofLedgers: ReadonlyArray<`${BalanceFigure} ${string}`> = [
  'owed declaration',
  'owed adjustment',
  'owed interest',
  'owed penalty',
  'overdue declaration',
  'dueLater declaration',
  'free payment',
  'free credit',
  'net payment',
  'net declaration',
]
const ofMoney = ['ReceivablePosted', 'PaymentReceived', 'CreditAllocated', 'AllocationReversed']

/** The moment since which something holds that was recorded later; any one where there is none. */
const lateMomentIn = (log: ReadonlyArray<Logged>): fc.Arbitrary<Instant> => {
  const late = log.flatMap(({ event: { metadata } }) =>
    metadata.effectiveAt < metadata.recordedAt ? [metadata.effectiveAt as Instant] : [],
  )
  return late.length === 0 ? momentIn(log) : fc.constantFrom(...late)
}

describe('of an account, at random pairs of times', () => {
  const questions = randomLogs.ledger.chain((log) =>
    fc.record({
      log: fc.constant(log),
      effective: fc.oneof(momentIn(log), lateMomentIn(log), atTheEnd),
      known: fc.oneof(momentIn(log), atTheEnd),
    }),
  )

  test('each figure is that of as-of, the sum of its terms, and each term that of its events', async () => {
    const seen = new Set<string>()
    const shares = new Set<string>()
    await fc.assert(
      fc.asyncProperty(questions, async ({ log, effective, known }) => {
        const asked = {
          store: storeWith(log),
          checks: 'order',
          effective,
          known: { kind: 'instant', instant: known },
        } as const
        const { picture } = rightOf(await asOf({ ...asked, subject: { kind: 'everything' } }))
        for (const [bn15, balance] of Object.entries(picture.balances)) {
          for (const figure of balanceFigures) {
            const found = rightOf(await explainBalance({ ...asked, bn15: bn15 as Bn15, figure }))
            expect(found.amount).toBe(balance[figure])
            expect(sumOf(found.terms)).toBe(centsOf(found.amount ?? ''))
            expect(found.declarations.map(({ revision }) => revision)).toEqual(causedIn(found))
            for (const { of: term, amount, item, changes } of found.terms) {
              expect(sumOf(changes)).toBe(centsOf(amount))
              expect(found.sources.map(({ recorded }) => recorded.revision)).toEqual(
                expect.arrayContaining(changes.map(({ revision }) => revision)),
              )
              seen.add(`${figure} ${item.kind}`)
              for (const { revision, interest } of changes) {
                const made = found.sources.find((one) => one.recorded.revision === revision)
                shares.add(made?.recorded.type ?? '')
                const of = interestOf(made?.recorded)
                const expected = of === null || of.id !== term ? 0n : centsOf(of.amount)
                expect(sumOf(interest)).toBe(expected)
              }
            }
          }
        }
      }),
      { numRuns: 170 },
    )
    expect([...seen]).toEqual(expect.arrayContaining([...ofLedgers]))
    expect([...shares]).toEqual(expect.arrayContaining(ofMoney))
  })
})

const filedHere = ['rated DeclarationAccepted', 'rated DeclarationRedetermined']
const filedElsewhere = ['NotRated VersionRecorded', 'rated AssessmentRecorded']

describe.each([
  { kinds: ['declaration', 'payments', 'outcomes'], numRuns: 60, wanted: filedHere },
  { kinds: ['imports', 'importOrders'], numRuns: 40, wanted: filedElsewhere },
] as const)('of versions in histories of $kinds', ({ kinds, numRuns, wanted }) => {
  test('each figure is the recorded one, the sum of its lines, and each line that of its terms', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.oneof(...kinds.map((kind) => randomLogs[kind])), async (log) => {
        const store = storeWith(log)
        const question = { store, subject: { kind: 'everything' }, bound: theEnd } as const
        const { streams } = rightOf(await cutOf({ ...question, domain: carm, checks: 'order' }))
        for (const [stream, { state }] of streams) {
          if (!stream.startsWith(`${declaration.category}.`)) continue
          const known = state as Declaration
          for (const { number: version, charges, assessment } of 'versions' in known
            ? versionsOf(known)
            : []) {
            const transactionNumber = stream.split('.')[1] as TransactionNumber
            const found = rightOf(
              await explainVersion({ store, transactionNumber, version, figure: null }),
            )
            if ('name' in found) throw new Error(found.name)
            expectLines(found, seen)
            expect(found.otherwise).toEqual([])
            for (const { name, amount, theirs } of found.figures) {
              const charge = versionFigures[name]
              expect(amount).toBe(charges.total[charge] ?? null)
              expect(theirs).toBe(
                (assessment?.theirs.total as { [name: string]: string | null } | undefined)?.[
                  charge
                ] ?? null,
              )
              if (amount === null) continue
              const lines = found.lines.flatMap((line) => line.charges[charge] ?? [])
              expect(sumOf(lines.map((one) => ({ amount: one })))).toBe(centsOf(amount))
            }
          }
        }
      }),
      { numRuns },
    )
    expect([...seen]).toEqual(expect.arrayContaining([...wanted]))
    expect([...seen].filter((one) => one.startsWith('Otherwise'))).toEqual([])
  })
})

/** Nothing is rated otherwise than it was recorded, and every line says which event stated it. */
const expectLines = ({ lines, madeBy, broughtBy }: VersionExplained, seen: Set<string>): void => {
  expect(madeBy.length).toBeGreaterThan(0)
  for (const { charges, terms, noTerms, broughtBy: place } of lines) {
    for (const { type } of madeBy) seen.add(`${noTerms ?? 'rated'} ${type}`)
    expect(broughtBy.map(({ revision }) => revision)).toContain(place)
    for (const [charge, { amount }] of Object.entries(terms ?? {})) {
      expect(amount).toBe((charges as { [name: string]: unknown })[charge] ?? null)
    }
  }
}
