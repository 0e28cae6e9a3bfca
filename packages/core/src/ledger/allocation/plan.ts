/** Which free money meets which due debts: the plan of one automatic offset. */
import {
  type Cents,
  type CivilDate,
  inOrder,
  lesser,
  minus,
  moneyOf,
  noCents,
} from '../../values/index.js'
import { type AllocationOrder, type Allocations, type FundId, maxAllocations } from '../content.js'
import {
  type Debt,
  debtIn,
  debtKinds,
  type Fund,
  fundIn,
  type Ledger,
  outstandingOf,
} from '../state.js'

/** One fund with the debts it is to pay. */
export interface Plan {
  readonly fund: FundId
  readonly allocations: Allocations
}

/**
 * Pays the debts in their order, out of the funds in theirs, until either runs out (TXN-27). Debts
 * that are not due yet are left alone (TXN-28). At most {@link maxAllocations} in one run.
 */
export const offsetPlan = (
  state: Ledger,
  { order, today }: { readonly order: AllocationOrder; readonly today: CivilDate },
): ReadonlyArray<Plan> => {
  const plans = new Map<FundId, Array<Allocations[number]>>()
  const money = piecesOf(usableFunds(state))
  let count = 0
  for (const debt of dueDebts(state, { order, today })) {
    for (let left = outstandingOf(debt); left > 0 && count < maxAllocations; count++) {
      const piece = money.take(left)
      if (piece === null) return listed(plans)
      const planned = plans.get(piece.fund) ?? []
      planned.push({ debt: debt.id, amount: moneyOf(piece.amount) })
      plans.set(piece.fund, planned)
      left = minus(left, piece.amount)
    }
    if (count === maxAllocations) break
  }
  return listed(plans)
}

const listed = (plans: ReadonlyMap<FundId, Allocations>): ReadonlyArray<Plan> =>
  [...plans].map(([fund, allocations]) => ({ fund, allocations }))

/** Hands out the money of funds, one fund after another; null once there is none. */
const piecesOf = (
  funds: Iterator<Fund, void>,
): { readonly take: (most: Cents) => { fund: FundId; amount: Cents } | null } => {
  let fund: Fund | null = null
  let free = noCents
  return {
    take: (most) => {
      if (free === 0) {
        fund = funds.next().value ?? null
        free = fund?.free ?? noCents
      }
      if (fund === null) return null
      const amount = lesser(most, free)
      free = minus(free, amount)
      return { fund: fund.id, amount }
    },
  }
}

/** Due up to today, the first to be paid first. */
export const dueDebts = (
  state: Ledger,
  { order, today }: { readonly order: AllocationOrder; readonly today: CivilDate },
): Iterable<Debt> => {
  const oldestFirst = openUntil(state, today)
  return order === 'oldestDueFirst' ? oldestFirst : [...oldestFirst].toSorted(newestFirst)
}

function* openUntil(state: Ledger, today: CivilDate): Generator<Debt, void> {
  for (const id of inOrder(state.open)) {
    const debt = debtIn(state, id)
    if (debt === undefined) continue
    if (debt.dueDate > today) return
    yield debt
  }
}

const newestFirst = (one: Debt, another: Debt): number => {
  if (one.dueDate !== another.dueDate) return one.dueDate < another.dueDate ? 1 : -1
  const byKind = debtKinds.indexOf(one.kind) - debtKinds.indexOf(another.kind)
  return byKind === 0 ? one.sequence - another.sequence : byKind
}

/** What the client's preference lets the offset use (CK-58), payments before credits (CK-59). */
function* usableFunds(state: Ledger): Generator<Fund, void> {
  if (state.preference === 'directedOnly') return
  for (const id of inOrder(state.free)) {
    const fund = fundIn(state, id)
    if (fund === undefined) continue
    if (state.preference === 'paymentsOnly' && fund.kind !== 'payment') return
    yield fund
  }
}
