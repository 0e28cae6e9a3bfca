/**
 * What the state of a ledger says, in the words of the tables: what their rows are held against. It
 * is read from the state alone, as the aggregate folded it.
 */
import {
  type CivilDate,
  type Debt,
  debtPhaseOf,
  entriesOf,
  type Fund,
  type Ledger,
  type StatementLine,
} from '@carmkit/core'
import type { Tables } from '../../src/index.js'

type Told = Readonly<Record<string, unknown>>

/** Rows by table; only the columns that a state can tell. */
export const asStated = (state: Ledger): Readonly<Record<string, ReadonlyArray<Told>>> => {
  const debts = entriesOf(state.debts).map(([, debt]) => debt)
  const funds = entriesOf(state.funds).map(([, fund]) => fund)
  return {
    receivable: debts.map(receivable),
    receivable_charge: debts.flatMap(({ id, amounts }) =>
      amounts.map(({ account, amount }) => ({ receivable: id, account, amount: cents(amount) })),
    ),
    interest_posting: debts.flatMap(({ id, interest: { assessed } }) =>
      entriesOf(assessed).map(([interest, { principal, from, to }]) => ({
        receivable: interest,
        interest_on: id,
        principal,
        first_day: from,
        last_day: to,
      })),
    ),
    interest_mode: debts.flatMap(({ id, interest: { grounds } }) =>
      entriesOf(grounds).map(([from, ground]) => ({ receivable: id, first_day: from, ground })),
    ),
    payment: funds.filter(({ kind }) => kind === 'payment').map(payment),
    credit: funds.filter(({ kind }) => kind === 'credit').map(credit),
    allocation: funds.flatMap(({ id, pays }) =>
      entriesOf(pays).map(([debt, amount]) => ({ fund: id, receivable: debt, amount })),
    ),
    disbursement: entriesOf(state.disbursements).map(([id, { status, amount }]) => ({
      disbursement: Number(id),
      status,
      amount,
    })),
    disbursement_part: entriesOf(state.disbursements).flatMap(([id, { funds: parts }]) =>
      parts.map(({ fund, amount }) => ({ disbursement: Number(id), fund, amount: cents(amount) })),
    ),
    penalty: entriesOf(state.penalties).map(([receivable, { code, document, level }]) => ({
      receivable,
      code,
      document,
      level,
    })),
    payment_initiation: Array.from({ length: state.initiations }, (_, index) => ({
      initiation: index + 1,
    })),
    amount_due: amountsDue(debts),
    balance: [
      {
        bn15: state.bn15,
        owed: state.owed,
        unapplied: state.unallocated,
        net: state.owed - state.unallocated,
        open_receivables: debts.filter((debt) => leftOf(debt) > 0).length,
        offset_preference: state.preference,
        last_closed_period: state.closedPeriod,
        last_statement: state.sealedPeriod,
        last_closing: state.sealedPeriod === null ? null : state.closing,
      },
    ],
    statement_line: entriesOf(state.pending).flatMap(([period, listed]) =>
      [...linesOf(listed)].map((line) => ({
        billing_period: period,
        revision: line.revision,
        type: line.type,
        item: line.item,
        amount: cents(line.amount),
        account_security: line.accountSecurity,
      })),
    ),
  }
}

/** Rows that the state keeps nothing of: all that is left stands in it. */
export const inTheState: Readonly<Record<string, (row: Told, tables: Tables) => boolean>> = {
  interest_posting: (row) => row['waived_at'] === null,
  allocation: (row) => row['amount'] !== 0,
  penalty: (row, { receivable = [] }) =>
    receivable.some(({ id, reversed_at }) => id === row['receivable'] && reversed_at === null),
  statement_line: (row, { statement = [] }) =>
    statement.every(({ period }) => period !== row['statement']),
}

interface Lines {
  readonly line: StatementLine
  readonly before: Lines | null
}

function* linesOf(listed: Lines): Generator<StatementLine, void> {
  for (let at: Lines | null = listed; at !== null; at = at.before) yield at.line
}

const cents = (money: string): number => Number(money.replace('.', ''))
const leftOf = ({ amount, paid }: Debt): number => amount - paid

const receivable = (debt: Debt): Told => {
  const paidBy = (kind: 'payment' | 'other'): number =>
    entriesOf(debt.paidBy)
      .filter(([fund]) => fund.startsWith('payment/') === (kind === 'payment'))
      .reduce((sum, [, amount]) => sum + amount, 0)
  return {
    id: debt.id,
    kind: debt.kind,
    version: debt.version,
    interest_on: debt.interestOn,
    billing_period: debt.billingPeriod,
    posted_revision: debt.sequence - 1,
    original_due_date: debt.originallyDue,
    due_date: debt.dueDate,
    amount: debt.amount,
    paid_by_payments: paidBy('payment'),
    paid_by_credits: paidBy('other'),
    outstanding: leftOf(debt),
    status: statusOf(debt),
  }
}

/** Where dates decide, the table says Open. */
const statusOf = (debt: Debt): string => {
  const phase = debtPhaseOf(debt, '2026-05-01' as CivilDate)
  return ['Settled', 'Reversed', 'Collections'].includes(phase) ? phase : 'Open'
}

const usedOf = ({ id, free, disbursed, pays }: Fund): Told => ({
  id,
  unapplied: free,
  disbursed,
  allocated: entriesOf(pays).reduce((sum, [, amount]) => sum + amount, 0),
})

const payment = (fund: Fund): Told => ({
  ...usedOf(fund),
  method: fund.method,
  amount: cents(fund.received ?? ''),
  value_at: fund.valueAt,
  value_date: fund.valueOn,
  billing_period: fund.billingPeriod,
  status: fund.returned ? 'Returned' : 'Received',
})

const credit = (fund: Fund): Told => ({
  ...usedOf(fund),
  amount: fund.amount,
  credited_on: fund.valueOn,
  billing_period: fund.billingPeriod,
  of_correction: fund.ofCorrection === true ? 1 : 0,
})

const amountsDue = (debts: ReadonlyArray<Debt>): ReadonlyArray<Told> => {
  const open = debts.filter((debt) => leftOf(debt) > 0)
  return [...new Set(open.map(({ dueDate }) => dueDate))].map((day) => {
    const ofDay = open.filter(({ dueDate }) => dueDate === day)
    return {
      due_date: day,
      outstanding: ofDay.reduce((sum, debt) => sum + leftOf(debt), 0),
      receivables: ofDay.length,
    }
  })
}
