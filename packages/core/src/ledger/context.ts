/** What a ledger must know from elsewhere, and what its commands want of authority. */

import type { Codec, Static } from '@carmkit/kernel'
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, openTo, under } from '../authority/index.js'
import { easternDateOf } from '../calendar/index.js'
import { suppliedTable } from '../dated-rules/index.js'
import { bn9Of, type CivilDate, Instant, referenceOf } from '../values/index.js'
import { CardLimits, cardLimits } from './allocation/card-limit.js'
import { AllocationOrders, allocationOrders } from './allocation/order.js'
import type { LedgerCommand } from './command/index.js'
import { InterestRates, InterestRules, interestRates, interestRules } from './interest/rates.js'
import { InterestWaivers, interestWaivers } from './interest/waivers.js'
import { Penalties, penalties } from './penalty/codes.js'
import type { Ledger } from './state.js'

/** Codec of each table's content, by its name. Ours stand in where an embedder supplies none. */
export const ledgerTables = {
  allocationOrders: AllocationOrders,
  cardLimits: CardLimits,
  interestRates: InterestRates,
  interestRules: InterestRules,
  interestWaivers: InterestWaivers,
  penalties: Penalties,
}
type TableName = keyof typeof ledgerTables

const ours: { readonly [Name in TableName]: Static<(typeof ledgerTables)[Name]> } = {
  allocationOrders,
  cardLimits,
  interestRates,
  interestRules,
  interestWaivers,
  penalties,
}

/** Name of the table that says up to when every declaration's postings have arrived (CK-70). */
export const postedThroughTable = 'postedThrough'

export interface LedgerContext extends Decision {
  /** The Eastern day of the decision. */
  readonly today: CivilDate
  readonly tables: typeof ours
  /** Null when nobody supplied it, and for commands that do not turn on it. */
  readonly postedThrough: Instant | null
}

/** The tables that each command turns on. */
const tablesOf = (type: LedgerCommand['type']): ReadonlyArray<TableName> => {
  switch (type) {
    case 'InitiatePayment':
    case 'ReceivePayment':
      return ['cardLimits']
    case 'RunOffset':
      return ['allocationOrders']
    case 'AccrueInterest':
      return ['allocationOrders', 'interestRates', 'interestRules', 'interestWaivers']
    case 'CreditRefundInterest':
      return ['interestRates', 'interestRules']
    case 'AssessPenalty':
      return ['penalties']
    case 'RequestDisbursement':
    case 'Disburse':
    case 'ReissueDisbursement':
      return ['interestWaivers']
    case 'PostReceivable':
    case 'ReplaceReceivable':
    case 'PostCredit':
    case 'ReverseReceivable':
    case 'AnnounceDeferral':
    case 'SendToCollections':
    case 'ReturnPayment':
    case 'ChargeReturnFee':
    case 'DirectAllocation':
    case 'ReleaseAllocations':
    case 'ChangeOffsetPreference':
    case 'ChangeInterestMode':
    case 'WaiveInterest':
    case 'CancelAppealedPenalty':
    case 'CloseBillingPeriod':
    case 'IssueStatement':
    case 'PostMiscellaneousInvoice':
    case 'ReturnDisbursement':
      return []
  }
}

export const needs = ({ type }: LedgerCommand): Needs => ({
  ...nothing,
  tables: type === 'IssueStatement' ? [postedThroughTable] : tablesOf(type),
})

export const context = (
  { type }: LedgerCommand,
  { facts, decision }: Found<Ledger>,
): LedgerContext => {
  const needed = new Set<string>(tablesOf(type))
  const table = <A>(name: TableName, content: Codec<A>, standing: A): A =>
    (needed.has(name) ? suppliedTable(facts, name, content) : null) ?? standing
  return {
    ...decision,
    today: easternDateOf(decision.now),
    tables: {
      allocationOrders: table('allocationOrders', AllocationOrders, allocationOrders),
      cardLimits: table('cardLimits', CardLimits, cardLimits),
      interestRates: table('interestRates', InterestRates, interestRates),
      interestRules: table('interestRules', InterestRules, interestRules),
      interestWaivers: table('interestWaivers', InterestWaivers, interestWaivers),
      penalties: table('penalties', Penalties, penalties),
    },
    postedThrough:
      type === 'IssueStatement' ? suppliedTable(facts, postedThroughTable, Instant) : null,
  }
}

/** People act on money under row 17; everybody else by the sender table alone. */
export const intent = ({ type, data: { bn15 } }: LedgerCommand): Intent => {
  switch (type) {
    case 'InitiatePayment':
    case 'DirectAllocation':
    case 'ChangeOffsetPreference':
    case 'RequestDisbursement':
      return under(type, 'MakePayment', {
        business: bn9Of(bn15),
        programs: [referenceOf(bn15)],
        item: null,
      })
    case 'PostReceivable':
    case 'ReplaceReceivable':
    case 'PostCredit':
    case 'ReverseReceivable':
    case 'AnnounceDeferral':
    case 'SendToCollections':
    case 'ReceivePayment':
    case 'ReturnPayment':
    case 'ChargeReturnFee':
    case 'ReleaseAllocations':
    case 'RunOffset':
    case 'AccrueInterest':
    case 'ChangeInterestMode':
    case 'WaiveInterest':
    case 'CreditRefundInterest':
    case 'CloseBillingPeriod':
    case 'IssueStatement':
    case 'AssessPenalty':
    case 'CancelAppealedPenalty':
    case 'PostMiscellaneousInvoice':
    case 'Disburse':
    case 'ReturnDisbursement':
    case 'ReissueDisbursement':
      return openTo(type)
  }
}
