/** What tables and pictures must both say of money: balances, what is open, what is free, statements. */
import type { Picture } from '@carmkit/audit'
import { addDays, type CivilDate, easternDateOf, type Instant } from '@carmkit/core'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { dollars, expectSection, text, told, value } from './picture-sections.js'

export const expectMoney = (tables: Tables, picture: Picture, at: Instant): void => {
  const { balance = [], receivable = [], payment = [], credit = [], disbursement = [] } = tables
  const day = easternDateOf(at)
  const open = receivable.filter((row) => Number(row['outstanding']) > 0)
  const sum = (rows: ReadonlyArray<PlainRow>): string =>
    text(dollars(rows.reduce((total, row) => total + Number(row['outstanding']), 0)))
  const handedOver = (row: PlainRow): boolean => row['status'] === 'Collections'
  expectSection(
    'balances',
    picture.balances,
    told(balance, (row) => {
      const its = open.filter(({ bn15 }) => bn15 === row['bn15'])
      const others = its.filter((one) => !handedOver(one))
      return [
        text(row['bn15']),
        {
          net: dollars(row['net']),
          owed: dollars(row['owed']),
          free: dollars(row['unapplied']),
          overdue: sum([
            ...its.filter(handedOver),
            ...others.filter((one) => text(one['due_date']) < day),
          ]),
          dueToday: sum(others.filter((one) => one['due_date'] === day)),
          dueLater: sum(others.filter((one) => text(one['due_date']) > day)),
          offset: value(row['offset_preference']),
          openDisbursements: disbursement
            .filter((one) => one['bn15'] === row['bn15'] && one['status'] === 'Requested')
            .map((one) => `${one['disbursement']} of ${dollars(one['amount'])}`)
            .toSorted(),
        },
      ]
    }),
  )
  expectSection(
    'debts',
    picture.debts,
    told(open, (row) => [
      `${row['bn15']} ${row['id']}`,
      {
        kind: value(row['kind']),
        amount: dollars(row['amount']),
        outstanding: dollars(row['outstanding']),
        dueDate: value(row['due_date']),
        billingPeriod: value(row['billing_period']),
        standing: standingOf(row, day),
      },
    ]),
  )
  expectSection(
    'funds',
    picture.funds,
    told(
      [...payment, ...credit].filter((row) => Number(row['unapplied']) > 0),
      (row) => [
        `${row['bn15']} ${row['id']}`,
        {
          kind: 'reference' in row ? 'payment' : 'credit',
          method: value(row['method']),
          amount: dollars(row['amount']),
          free: dollars(row['unapplied']),
          valueOn: value(row['value_date'] ?? row['credited_on']),
        },
      ],
    ),
  )
  expectStatements(tables, picture)
  expectTotals(tables, picture)
}

/** How much is open and how many debts, of an account and of each of its due dates. */
const expectTotals = ({ balance = [], amount_due = [] }: Tables, { debts }: Picture): void => {
  const open = Object.entries(debts).map(([name, fields]) => ({
    bn15: name.slice(0, 15),
    outstanding: fields['outstanding'],
    dueDate: fields['dueDate'],
  }))
  expect(balance.map((row) => [row['bn15'], row['open_receivables']])).toEqual(
    balance.map(({ bn15 }) => [bn15, open.filter((one) => one.bn15 === bn15).length]),
  )
  const cents = (all: typeof open): number =>
    all.reduce((sum, { outstanding }) => sum + Math.round(Number(outstanding) * 100), 0)
  const dayOf = (one: (typeof open)[number]): string => `${one.bn15} ${text(one.dueDate)}`
  expect(
    amount_due.map((row) => [
      `${row['bn15']} ${row['due_date']}`,
      row['outstanding'],
      row['receivables'],
    ]),
  ).toEqual(
    [...new Set(open.map(dayOf))].toSorted().map((day) => {
      const all = open.filter((one) => dayOf(one) === day)
      return [day, cents(all), all.length]
    }),
  )
}

const standingOf = (row: PlainRow, day: CivilDate): string => {
  const due = text(row['due_date']) as CivilDate
  if (row['status'] === 'Collections') return 'Collections'
  if (day < due) return 'Posted'
  if (day === due) return 'Due'
  return day > addDays(due, 30) ? 'Arrears' : 'Overdue'
}

const expectStatements = ({ balance = [], statement = [] }: Tables, picture: Picture): void => {
  const told = balance.filter(
    (row) => row['last_statement'] !== null || row['last_closed_period'] !== null,
  )
  for (const row of told) {
    const sealed = picture.statements[text(row['bn15'])]?.['closing']
    expect(dollars(row['last_closing'])).toBe(sealed)
  }
  expectSection(
    'statements',
    picture.statements,
    Object.fromEntries(
      told.map((row) => {
        const sealed = statement
          .filter(({ bn15 }) => bn15 === row['bn15'])
          .toSorted((one, other) => (text(one['period']) < text(other['period']) ? -1 : 1))
          .at(-1)
        return [
          text(row['bn15']),
          {
            lastSealed: value(sealed?.['period']),
            closing: dollars(sealed?.['closing'] ?? null),
            lastClosedPeriod: value(row['last_closed_period']),
          },
        ]
      }),
    ),
  )
}
