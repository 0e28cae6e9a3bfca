/** In how many portions the events of money are played makes no difference to their tables. */
import { carm } from '@carmkit/core'
import { ledgerHistories, securityHistories } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ledgers, securities, type Tables, tablesOf } from '../src/index.js'
import { inPortions } from './portions.js'
import { logOf } from './support.js'

const expectSame = (one: Tables, other: Tables): void => {
  expect(Object.keys(one)).toEqual(Object.keys(other))
  for (const [name, rows] of Object.entries(other)) {
    expect(new Set(one[name])).toEqual(new Set(rows))
  }
}

const size = fc.integer({ min: 1, max: 7 })

test('of a ledger', () => {
  fc.assert(
    fc.property(ledgerHistories(carm, 30), size, ({ steps }, some) => {
      const events = logOf(steps.map(({ step }) => step))
      expectSame(inPortions(ledgers, events, some), tablesOf([ledgers], events))
    }),
    { numRuns: 30 },
  )
})

test('of security', () => {
  fc.assert(
    fc.property(securityHistories(carm), size, ({ steps }, some) => {
      const events = logOf(steps)
      expectSame(inPortions(securities, events, some), tablesOf([securities], events))
    }),
    { numRuns: 20 },
  )
})
