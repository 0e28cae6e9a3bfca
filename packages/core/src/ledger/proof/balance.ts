/**
 * The figures of an account at a moment, expanded: the debts and funds that each is the sum of, and
 * what every event made of each of those. Told from what `evolve` makes of the events, so that the
 * terms of a figure and the figure have one source.
 */
import { absurd } from '@carmkit/kernel'
import {
  type Cents,
  type CivilDate,
  minus,
  noCents,
  type Total,
  totalTextOf,
} from '../../values/index.js'
import type { DebtId, FundId } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import { evolve } from '../evolve/index.js'
import {
  type Debt,
  debtIn,
  debtPhaseOf,
  type Fund,
  freeFundsOf,
  fundIn,
  initial,
  type Ledger,
  openDebtsOf,
  outstandingOf,
} from '../state.js'
import { type InterestWorking, interestWorkings } from './interest-working.js'
import { namesIn } from './trace.js'

/** As an audit as of a moment prints them: `net` is what is owed less what is free to pay it. */
export const balanceFigures = ['net', 'owed', 'overdue', 'dueToday', 'dueLater', 'free'] as const
export type BalanceFigure = (typeof balanceFigures)[number]

/** An event of the ledger that counts, as the ledger takes it there. */
export interface Counted {
  readonly revision: number
  readonly facts: ReadonlyArray<LedgerEvent>
}

/** What one event made of a debt or fund; zero where it changes something else of it, its due date say. */
export interface Share {
  readonly revision: number
  readonly amount: Total
  /** Where it assessed or credited this interest: how its amount came about, of a refund for each part. */
  readonly interest: ReadonlyArray<InterestWorking>
}

/** An open debt, or a fund that is free to pay. */
export interface BalanceTerm {
  readonly of: DebtId | FundId
  /** What it adds to the figure: funds take away from the net. */
  readonly amount: Total
  readonly item: Debt | Fund
  /** Every event that speaks of it, in order; their amounts add up to the one of the term. */
  readonly changes: ReadonlyArray<Share>
}

/** The terms of a figure on an Eastern day; they add up to it. */
export const balanceTerms = (
  counted: ReadonlyArray<Counted>,
  { figure, today }: { readonly figure: BalanceFigure; readonly today: CivilDate },
): ReadonlyArray<BalanceTerm> => {
  const { state, changes } = told(counted)
  const term = (item: Debt | Fund, sign: 1 | -1): BalanceTerm => ({
    of: item.id,
    amount: signed(leftOf(item), sign),
    item,
    changes: (changes.get(item.id) ?? []).map(({ revision, cents, facts }) => ({
      revision,
      amount: signed(cents, sign),
      interest: interestIn(facts, item.id),
    })),
  })
  const debts = openDebtsOf(state).filter((debt) => isIn(figure, debt, today))
  const funds = figure === 'net' || figure === 'free' ? freeFundsOf(state) : []
  return [
    ...debts.map((debt) => term(debt, 1)),
    ...funds.map((fund) => term(fund, figure === 'net' ? -1 : 1)),
  ]
}

const isIn = (figure: BalanceFigure, debt: Debt, today: CivilDate): boolean => {
  const phase = debtPhaseOf(debt, today)
  switch (figure) {
    case 'net':
    case 'owed':
      return true
    case 'dueLater':
      return phase === 'Posted'
    case 'dueToday':
      return phase === 'Due'
    case 'overdue':
      return phase !== 'Posted' && phase !== 'Due'
    case 'free':
      return false
    default:
      return absurd(figure)
  }
}

const interestIn = (
  facts: ReadonlyArray<LedgerEvent>,
  id: DebtId | FundId,
): ReadonlyArray<InterestWorking> =>
  facts.filter((fact) => makesInterest(fact, id)).flatMap(interestWorkings)

/** Not what bears the interest, which the event names too. */
const makesInterest = ({ type, data }: LedgerEvent, id: DebtId | FundId): boolean =>
  (type === 'InterestAssessed' && data.debt === id) ||
  (type === 'RefundInterestCredited' && data.fund === id)

interface Changed extends Counted {
  readonly cents: Cents
}

/** The ledger behind the events, and what each made of the debts and funds that it names. */
const told = (counted: ReadonlyArray<Counted>) => {
  const changes = new Map<string, Changed[]>()
  let state: Ledger = initial
  for (const { revision, facts } of counted) {
    const before = state
    for (const fact of facts) state = evolve(state, fact)
    for (const name of new Set(facts.flatMap(namesIn))) {
      const cents = minus(leftIn(state, name), leftIn(before, name))
      const known = changes.get(name)
      if (known === undefined) changes.set(name, [{ revision, facts, cents }])
      else known.push({ revision, facts, cents })
    }
  }
  return { state, changes }
}

const leftIn = (state: Ledger, name: string): Cents => {
  const item = debtIn(state, name as DebtId) ?? fundIn(state, name as FundId)
  return item === undefined ? noCents : leftOf(item)
}

/** What is left to pay of a debt, or free of a fund. */
const leftOf = (item: Debt | Fund): Cents => ('free' in item ? item.free : outstandingOf(item))

const signed = (cents: Cents, sign: 1 | -1): Total =>
  totalTextOf(sign === 1 ? cents : minus(noCents, cents))
