/** What becomes of debts and credits. Storage contract: add a version, never edit one. */
import { bool, closed, event, list, nullable } from '@carmkit/kernel'
import { DebtKind } from '../../calendar/index.js'
import { Bn15, CivilDate, Money } from '../../values/index.js'
import {
  AccountSecurity,
  Allocations,
  CancelledAmounts,
  ConsequentReversalReason,
  DebtId,
  FundId,
  ItemisedAmounts,
  maxAllocations,
  PeriodLabel,
  ReversalReason,
  SourceVersion,
} from '../content.js'

/** `billingPeriod` places the line on a statement; the five digits show it to a broker. */
export const ReceivablePosted = event(
  'ReceivablePosted',
  closed('ReceivablePosted', {
    bn15: Bn15,
    debt: DebtId,
    source: SourceVersion,
    amounts: ItemisedAmounts,
    billingPeriod: PeriodLabel,
    dueDate: CivilDate,
    accountSecurity: nullable(AccountSecurity),
  }),
)

/** A correction took the place of what was posted; due date and period stay (TXN-33). */
export const ReceivableReplaced = event(
  'ReceivableReplaced',
  closed('ReceivableReplaced', {
    bn15: Bn15,
    debt: DebtId,
    source: SourceVersion,
    before: ItemisedAmounts,
    amounts: ItemisedAmounts,
    billingPeriod: PeriodLabel,
    correctedOn: CivilDate,
    accountSecurity: nullable(AccountSecurity),
  }),
)

/** The agency cancelled the debt; `amounts` are those that it had. */
export const ReceivableReversed = event(
  'ReceivableReversed',
  closed('ReceivableReversed', {
    bn15: Bn15,
    debt: DebtId,
    amounts: CancelledAmounts,
    billingPeriod: PeriodLabel,
    accountSecurity: nullable(AccountSecurity),
  }),
)

/** `ofCorrection` where no decision of the agency stands behind it, so that it bears no interest. */
export const CreditPosted = event(
  'CreditPosted',
  closed(
    'CreditPosted',
    {
      bn15: Bn15,
      fund: FundId,
      source: SourceVersion,
      amounts: ItemisedAmounts,
      creditedOn: CivilDate,
      billingPeriod: PeriodLabel,
      accountSecurity: nullable(AccountSecurity),
    },
    { ofCorrection: bool },
  ),
)

/** Due dates move: of what is posted, which records of their own tell, and of what is posted later (CK-171). */
export const DeferralAnnounced = event(
  'DeferralAnnounced',
  closed('DeferralAnnounced', {
    bn15: Bn15,
    kinds: list(DebtKind, { least: 1, most: 3, key: (kind) => kind }),
    dueFrom: CivilDate,
    dueTo: CivilDate,
    deferredTo: CivilDate,
  }),
)

/** An announced deferral moved these due dates; `from` is where each stood. */
export const DueDateDeferred = event(
  'DueDateDeferred',
  closed('DueDateDeferred', {
    bn15: Bn15,
    debts: list(closed('DeferredDebt', { debt: DebtId, from: CivilDate }), {
      least: 1,
      most: maxAllocations,
      key: ({ debt }) => debt,
    }),
    to: CivilDate,
  }),
)

/** Handed to the revenue agency for collection; it is still paid to the CBSA. */
export const SentToCollections = event(
  'SentToCollections',
  closed('SentToCollections', { bn15: Bn15, debt: DebtId, amount: Money, sentOn: CivilDate }),
)

const reversal = { bn15: Bn15, fund: FundId, allocations: Allocations }

/** Parts of a fund that pay these debts no more. */
export const AllocationReversed = event(
  'AllocationReversed',
  closed('AllocationReversed', { ...reversal, reason: ConsequentReversalReason }),
).next(closed('AllocationReversed', { ...reversal, reason: ReversalReason }), (data) => data)
