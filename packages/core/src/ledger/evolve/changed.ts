/**
 * A ledger with some of its fields changed: the last step of what every record means.
 *
 * Written out field by field. A copy by `...` of a copy by `...` gets another hidden class in V8 each
 * time, so that over a long history every copy and every later read takes the slow way: with this,
 * folding is several times quicker.
 */
import type { Ledger } from '../state.js'

export const changed = (state: Ledger, changes: Partial<Ledger>): Ledger => {
  const {
    bn15 = state.bn15,
    events = state.events,
    debts = state.debts,
    adjusted = state.adjusted,
    cancelled = state.cancelled,
    open = state.open,
    funds = state.funds,
    free = state.free,
    owed = state.owed,
    unallocated = state.unallocated,
    paidByCard = state.paidByCard,
    initiations = state.initiations,
    preference = state.preference,
    pending = state.pending,
    closedPeriod = state.closedPeriod,
    sealedPeriod = state.sealedPeriod,
    closing = state.closing,
    penalties = state.penalties,
    notices = state.notices,
    disbursements = state.disbursements,
    requests = state.requests,
    deferrals = state.deferrals,
  } = changes
  return {
    bn15,
    events,
    debts,
    adjusted,
    cancelled,
    open,
    funds,
    free,
    owed,
    unallocated,
    paidByCard,
    initiations,
    preference,
    pending,
    closedPeriod,
    sealedPeriod,
    closing,
    penalties,
    notices,
    disbursements,
    requests,
    deferrals,
  }
}
