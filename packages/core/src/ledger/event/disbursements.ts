/** Money paid out to the importer, and sent back. */
import { bool, closed, event, list } from '@carmkit/kernel'
import { Bn15, CivilDate, Money } from '../../values/index.js'
import { FundId, maxAllocations, Ordinal, PeriodLabel } from '../content.js'

/** What is paid out of each fund. */
const Payouts = list(closed('Payout', { fund: FundId, amount: Money }), {
  least: 1,
  most: maxAllocations,
  key: ({ fund }) => fund,
})

export const DisbursementRequested = event(
  'DisbursementRequested',
  closed('DisbursementRequested', { bn15: Bn15, disbursement: Ordinal, amount: Money }),
)

const movement = {
  bn15: Bn15,
  disbursement: Ordinal,
  amount: Money,
  funds: Payouts,
  billingPeriod: PeriodLabel,
}

export const Disbursed = event(
  'Disbursed',
  closed('Disbursed', { ...movement, disbursedOn: CivilDate, reissued: bool }),
)

/** It did not reach the importer: the funds have it again. */
export const DisbursementReturned = event(
  'DisbursementReturned',
  closed('DisbursementReturned', { ...movement, returnedOn: CivilDate }),
)
