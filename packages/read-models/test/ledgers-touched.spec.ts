/** How few rows an event of a ledger asks for and changes, however many stand there. */
import { expect, it } from 'vitest'
import { ledgers, type Projected, tablesOf } from '../src/index.js'
import { play } from '../src/project/play.js'
import { workingSet } from '../src/project/working-set.js'
import { clock, type Line, paid, posted, reaction, told } from './ledgers/story.js'

const count = 200
const number = (index: number): string => `20000000${String(index).padStart(6, '0')}`
const debts = Array.from(
  { length: count },
  (_, index): Line => [
    '2026-02-02',
    reaction,
    'PostReceivable',
    {
      ...(posted[3] as object),
      debt: { transactionNumber: number(index), version: 1 },
    },
  ],
)
const events = told(...debts, paid('2026-02-03', '3000.00'), ['2026-03-03', clock, 'RunOffset', {}])

it('touches what the event names, asked for in two portions', () => {
  const last = events.at(-1) as Projected
  const allocations = (last.event.data as { allocations: ReadonlyArray<unknown> }).allocations
  expect(allocations.length).toBe(150)
  const before = tablesOf([ledgers], events.slice(0, -1))
  const set = workingSet()
  let portions = 0
  while (!play([ledgers], [last], set)) {
    portions += 1
    for (const one of set.takeWanted()) {
      expect(one.by).toBe('key')
      const rows = before[one.table.name] ?? []
      const isMeant = (row: (typeof rows)[number]): boolean =>
        Object.entries(one.values).every(([column, value]) => row[column] === value)
      set.fetched(one, rows.filter(isMeant))
    }
  }
  expect(portions).toBe(2)
  const touched = [...set.touched()].flatMap(([{ name }, rows]) =>
    rows.length === 0 ? [] : [[name, rows.length]],
  )
  expect(Object.fromEntries(touched)).toEqual({
    receivable: 150,
    allocation: 150,
    payment: 1,
    amount_due: 1,
    balance: 1,
    ledger_entry: 2,
    account_balance: 2,
  })
})
