/** How far each debt and fund of a ledger is settled, and by what: told from its events up to a moment. */
import { entriesOf, noCents } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import { evolve } from '../evolve/index.js'
import { type Debt, type Fund, fundIn, initial, type Ledger, outstandingOf } from '../state.js'

/** `offset` is settled by credits alone, or used up by debts alone (CK-139). */
export type Settlement = 'open' | 'partly' | 'paid' | 'offset'

/** By the name of the debt, payment or credit. */
export const settlementsOf = (
  events: ReadonlyArray<LedgerEvent>,
): ReadonlyMap<string, Settlement> => {
  const state = events.reduce(evolve, initial)
  return new Map<string, Settlement>([
    ...entriesOf(state.debts).map(([id, debt]) => [id, ofDebt(state, debt)] as const),
    ...entriesOf(state.funds).map(([id, fund]) => [id, ofFund(fund)] as const),
  ])
}

const ofDebt = (state: Ledger, debt: Debt): Settlement => {
  const left = outstandingOf(debt)
  if (debt.paid === noCents) return 'open'
  if (left > 0) return 'partly'
  const isByCredits = entriesOf(debt.paidBy).every(([id]) => fundIn(state, id)?.kind === 'credit')
  return isByCredits ? 'offset' : 'paid'
}

const ofFund = ({ kind, amount, free, disbursed }: Fund): Settlement => {
  if (amount === free) return 'open'
  if (free > 0) return 'partly'
  return kind === 'credit' && disbursed === noCents ? 'offset' : 'paid'
}
