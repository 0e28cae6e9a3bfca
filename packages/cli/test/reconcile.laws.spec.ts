/** Random ledgers: our own statements agree with ours, and amounts of differences add up. */
import {
  type Bn15,
  type CivilDate,
  carm,
  type Instant,
  type LedgerRecord,
  type Money,
  statementOf,
} from '@carmkit/core'
import type { Uuid } from '@carmkit/kernel'
import {
  decodeMessage,
  reconcile,
  type StatementMessage,
  statementMessage,
} from '@carmkit/messages'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { ledgerHistories } from '../../laws/src/index.js'
import { uuid } from './support.js'

const bn15 = '123456782RM0001' as Bn15
const periods = ['2026-02', '2026-03', '2026-04'] as const

const cents = (amount: string): number => Math.round(Number(amount) * 100)
const within = (amount: string): boolean => Math.abs(Number(amount)) < 90_000_000_000

/** Records and the exported statement of one period, of every ledger whose sums are amounts. */
const exported = fc
  .tuple(ledgerHistories(carm), fc.constantFrom(...periods))
  .map(([{ steps }, period]) => {
    const records: ReadonlyArray<LedgerRecord> = steps.flatMap(({ events, step: { sent } }) =>
      events.map((event) => ({ event, recordedAt: sent.at, effectiveAt: sent.at })),
    )
    const statement = statementOf(
      records.map(({ event }) => event),
      period,
    )
    return { records, statement }
  })
  .filter(({ statement: { opening, closing, lines } }) =>
    [opening, closing, ...lines.map(({ amount }) => amount)].every(within),
  )
  .map(({ records, statement }) => ({
    records,
    message: statementMessage(records, {
      bn15,
      statement,
      messageId: uuid(1) as Uuid,
      createdAt: '2026-12-01T00:00:00.000Z' as Instant,
    }),
  }))

const reconciled = (records: ReadonlyArray<LedgerRecord>, message: StatementMessage) =>
  reconcile(message, { own: { bn15, records }, others: [] })

it('finds nothing between our statement and ours', () => {
  fc.assert(
    fc.property(exported, ({ records, message }) => {
      expect(E.isRight(decodeMessage(message))).toBe(true)
      expect(reconciled(records, message).differences).toEqual([])
    }),
    { numRuns: 200 },
  )
})

type Body = StatementMessage['body']
type Line = Body['lines'][number]

const changes: { readonly [name: string]: (line: Line) => ReadonlyArray<Line> } = {
  dropped: () => [],
  doubled: (line) => [line, line],
  dearer: (line) => [line, { ...line, amount: '12.34' as Money }],
  amount: (line) => [{ ...line, amount: '987.65' as Money }],
  day: (line) => [{ ...line, dueDate: '2027-01-01' as CivilDate }],
}

it('names every alteration, with amounts that add up to the difference of the closings', () => {
  let altered = 0
  fc.assert(
    fc.property(
      exported,
      fc.nat(),
      fc.constantFrom(...Object.keys(changes)),
      ({ records, message }, at, name) => {
        const { lines, openingBalance = '0.00' } = message.body
        if (lines.length === 0) return
        altered += 1
        const index = at % lines.length
        const other = lines.flatMap((line, place) =>
          place === index ? (changes[name]?.(line) ?? []) : [line],
        )
        const closing = other.reduce(
          (sum, { amount }) => sum + cents(amount),
          cents(openingBalance),
        )
        const closingBalance = (closing / 100).toFixed(2) as Money
        const body = { ...message.body, lines: other, closingBalance }
        const { differences, closing: closings } = reconciled(records, { ...message, body })
        expect(differences.length).toBeGreaterThan(0)
        const sum = differences.reduce((total, one) => total + cents(one.difference), 0)
        expect(sum).toBe(cents(closings.difference))
      },
    ),
    { numRuns: 300 },
  )
  expect(altered).toBeGreaterThan(150)
})
