/** The tables of ledgers over random histories, and what happens where an event is not read. */
import { carm, ledgerEvents } from '@carmkit/core'
import { ledgerHistories } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { ledgers, type Model, type Projected } from '../src/index.js'
import { breachOf } from './ledgers/rules.js'
import { logOf } from './support.js'

/** A history, cut at any of its events. */
const prefixes = fc
  .tuple(ledgerHistories(carm, 30), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([{ steps }, part]) => {
    const log = logOf(steps.map(({ step }) => step))
    return log.slice(0, Math.ceil(log.length * part))
  })

it('the rows of a ledger say what its stream folds to, after every prefix', () => {
  fc.assert(
    fc.property(prefixes, (events) => {
      expect(breachOf(ledgers, events)).toBe(null)
    }),
    { numRuns: 200 },
  )
})

const sample: ReadonlyArray<ReadonlyArray<Projected>> = fc
  .sample(ledgerHistories(carm, 30), { numRuns: 200, seed: 20_260_601 })
  .map(({ steps }) => logOf(steps.map(({ step }) => step)))

/** The model as if it did not know one type of event. */
const blindTo = (type: string): Model => ({
  ...ledgers,
  project: (projected, rows) =>
    projected.event.type === type ? [] : ledgers.project(projected, rows),
})

const isFound = (model: Model, events: ReadonlyArray<Projected>): boolean => {
  try {
    return breachOf(model, events) !== null
  } catch {
    return true
  }
}

/** The model with other values in each row of a table. */
const withRows = (
  name: string,
  change: (row: Record<string, unknown>) => Record<string, unknown>,
): Model => ({
  ...ledgers,
  project: (projected, rows) =>
    ledgers
      .project(projected, rows)
      .map((one) =>
        one.table.name === name && one.row !== null
          ? { ...one, row: { ...one.row, ...change(one.row) } }
          : one,
      ),
})

test.each<readonly [defect: string, model: Model]>([
  [
    'a late line stands on the statement of its own period',
    withRows('statement_line', ({ billing_period }) => ({ statement: billing_period })),
  ],
  [
    'due dates stay where they were',
    withRows('receivable', ({ original_due_date }) => ({ due_date: original_due_date })),
  ],
  [
    'debts that were handed over are open like others',
    withRows('receivable', ({ status }) => ({
      status: status === 'Collections' ? 'Open' : status,
    })),
  ],
  [
    'what was taken back still pays',
    withRows('allocation', ({ allocated }) => ({ amount: allocated })),
  ],
  [
    'a returned payment is free',
    withRows('payment', ({ status, amount, unapplied }) => ({
      unapplied: status === 'Returned' ? amount : unapplied,
    })),
  ],
])('the law finds: %s', (_defect, model) => {
  expect(sample.some((events) => isFound(model, events))).toBe(true)
})

test.each(ledgerEvents.definitions.map(({ type }) => String(type)))(
  'the law finds a model that is blind to %s',
  (type) => {
    const concerned = sample.filter((events) => events.some(({ event }) => event.type === type))
    expect(concerned.some((events) => isFound(blindTo(type), events))).toBe(true)
  },
)
