/** The screens of money: what is owed, what was paid, and statements. */

import { PeriodLabel } from '@carmkit/core'
import { sql } from 'kysely'
import {
  allocation,
  balance,
  credit,
  payment,
  receivable,
  statement,
  statementLine,
} from '../../models/ledger/tables/index.js'
import { column, optional as nullable } from '../../project/table.js'
import { selecting } from '../define.js'
import {
  account,
  accounts,
  belongsTo,
  day,
  equals,
  flagged,
  fromDay,
  holds,
  onDays,
  optional,
  required,
  untilDay,
  Word,
  YesOrNo,
} from '../parameters.js'

export const openItems = selecting({
  name: 'open-items',
  meaning: 'What an account has left to pay as it stands now, what was due first in front.',
  parameters: {
    account,
    on: day('The day on which it is overdue or not.'),
    overdue: optional(YesOrNo, 'yes: only what is overdue; no: only what is not.'),
  },
  columns: {
    ...receivable.columns,
    overdue: column('flag', '1 where the last day to pay in time has passed on the day.'),
  },
  order: ['due_date', 'posted_revision', 'id'],
  select: (queries, { account, on, overdue }) => {
    const isOverdue = sql<boolean>`(due_date < ${on})`
    return queries
      .selectFrom('receivable')
      .where('bn15', '=', account)
      .where('status', 'in', ['Open', 'Collections'])
      .where(holds(isOverdue, overdue))
      .selectAll()
      .select(flagged(isOverdue).as('overdue'))
  },
})

export const balances = selecting({
  name: 'balances',
  meaning: 'What accounts owe and are owed as it stands now, in the order of their numbers.',
  parameters: { of: accounts, on: day('The day on which debts are overdue or not.') },
  columns: {
    ...balance.columns,
    overdue: column('money', 'What of the owed should have been paid before the day.'),
    oldest_due_date: nullable('date', 'Due date of the oldest debt; null where nothing is owed.'),
  },
  order: ['bn15'],
  select: (queries, { of, on }) =>
    queries
      .selectFrom('balance')
      .where(belongsTo('bn15', of))
      .selectAll()
      .select((select) => {
        const due = select.selectFrom('amount_due').whereRef('amount_due.bn15', '=', 'balance.bn15')
        const overdue = due
          .where('due_date', '<', on)
          .select(sql<number>`coalesce(sum(outstanding), 0)`.as('sum'))
        const oldest = due
          .where('outstanding', '>', 0)
          .select(({ fn }) => fn.min<string>('due_date').as('oldest'))
        return [overdue.as('overdue'), oldest.as('oldest_due_date')]
      }),
})

export const payments = selecting({
  name: 'payments',
  meaning: 'Payments of an account that the bank reported, the last one first.',
  parameters: { account, from: fromDay('the payment'), until: untilDay('the payment') },
  columns: payment.columns,
  order: ['value_date', 'id'],
  isReversed: true,
  select: (queries, { account, from, until }) =>
    queries
      .selectFrom('payment')
      .where('bn15', '=', account)
      .where(onDays('value_date', from, until))
      .selectAll(),
})

export const credits = selecting({
  name: 'credits',
  meaning: 'What the agency owes back to an account, the last one first.',
  parameters: { account, from: fromDay('the credit'), until: untilDay('the credit') },
  columns: credit.columns,
  order: ['credited_on', 'id'],
  isReversed: true,
  select: (queries, { account, from, until }) =>
    queries
      .selectFrom('credit')
      .where('bn15', '=', account)
      .where(onDays('credited_on', from, until))
      .selectAll(),
})

export const allocations = selecting({
  name: 'allocations',
  meaning: 'What payments and credits of an account pay of which debts, or paid once.',
  parameters: {
    account,
    fund: optional(Word, 'One payment or credit, by its id; left out: each.'),
    receivable: optional(Word, 'One debt, by its id; left out: each.'),
  },
  columns: allocation.columns,
  order: ['bn15', 'fund', 'receivable'],
  select: (queries, { account, fund, receivable }) =>
    queries
      .selectFrom('allocation')
      .where('bn15', '=', account)
      .where(equals('fund', fund))
      .where(equals('receivable', receivable))
      .selectAll(),
})

export const statements = selecting({
  name: 'statements',
  meaning: 'The sealed statements of an account, the newest first (TXN-36).',
  parameters: { account },
  columns: statement.columns,
  order: ['bn15', 'period'],
  isReversed: true,
  select: (queries, { account }) =>
    queries.selectFrom('statement').where('bn15', '=', account).selectAll(),
})

export const statementLines = selecting({
  name: 'statement-lines',
  meaning: 'The lines of one statement of an account, or of the open one, in their order.',
  parameters: {
    account,
    period: required(PeriodLabel, 'Billing period of the statement, by its month: 2026-05.'),
  },
  columns: statementLine.columns,
  order: ['bn15', 'revision'],
  select: (queries, { account, period }) =>
    queries
      .selectFrom('statement_line')
      .where('bn15', '=', account)
      .where('statement', '=', period)
      .selectAll(),
})
