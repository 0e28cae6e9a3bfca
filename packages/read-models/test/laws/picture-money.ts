/** What tables and pictures must both say of money: balances, what is open, what is free, statements. */
import type { Picture } from '@carmkit/audit'
import { addDays, type CivilDate, easternDateOf, type Instant } from '@carmkit/core'
import type { Tables } from '../../src/index.js'
import type { PlainRow } from '../support.js'
import { dollars, expectSection, text, told, value } from './picture-sections.js'

export const expectMoney = (tables: Tables, picture: Picture, at: Instant): void => {
  const { balance = [], receivable = [], payment = [], credit = [] } = tables
  const day = easternDateOf(at)
  const open = receivable.filter((row) => Number(row['outstanding']) > 0)
  const sum = (rows: ReadonlyArray<PlainRow>): string =>
    text(dollars(rows.reduce((total, row) => total + Number(row['outstanding']), 0)))
  const handedOver = (row: PlainRow): boolean => row['status'] === 'Collections'
  expectSection(
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
        },
      ]
    }),
  )
  expectSection(
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
    picture.funds,
    told(
      [...payment, ...credit].filter((row) => Number(row['unapplied']) > 0),
      (row) => [
        `${row['bn15']} ${row['id']}`,
        {
          free: dollars(row['unapplied']),
          valueOn: value(row['value_date'] ?? row['credited_on']),
        },
      ],
    ),
  )
  expectStatements(tables, picture)
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
  expectSection(
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
