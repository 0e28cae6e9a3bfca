/** Refusals about financial security in words. */
import type {
  BusinessAccountRejection,
  ClaimRejection,
  DelegationRejection,
  Denial,
  FinancialSecurityRejection,
  ProgramAccountRejection,
} from '@carmkit/core'
import type { Rest, Texts } from './texts.js'

export const securities: Texts<
  Rest<
    FinancialSecurityRejection,
    | Denial
    | ClaimRejection
    | BusinessAccountRejection
    | ProgramAccountRejection
    | DelegationRejection
  >
> = {
  RppNotActive: ({ standing }) => `release prior to payment is not active but ${standing}`,
  RppNotSuspended: ({ standing }) => `release prior to payment is not suspended but ${standing}`,
  NoSuchInstrument: ({ form, instrument }) => `there is no ${form} ${instrument}`,
  InstrumentEnded: ({ instrument }) => `${instrument} has ended`,
  InstrumentInUse: ({ instrument }) => `${instrument} stands for an instrument of other terms`,
  TooManyInstruments: ({ most }) => `an account holds at most ${most} instruments`,
  ReturnNotRequested: ({ instrument }) => `nobody asked for the return of ${instrument}`,
  ReturnUnderWay: ({ instrument }) => `the return of ${instrument} was asked for`,
  NoReductionPending: () => 'no request for a reduction is pending',
  RequestLapsed: ({ lapsedAt }) => `the request became invalid at ${lapsedAt}`,
  HistoryUnavailable: ({ from }) => `no month since ${from} is known, and nothing was estimated`,
  ProviderUnknown: ({ surety }) => `${surety} is no active account of a surety company`,
  FormNotOfSender: ({ form }) => `a surety posts bonds and no ${form}`,
  ShareAboveWhole: ({ shares, whole }) =>
    `the shares of ${shares} are more than the bond of ${whole}`,
  NotHigher: ({ amount }) => `the bond amounts to ${amount} already`,
  NotLower: ({ basis }) => `the basis is ${basis} already`,
  RationaleMissing: () => 'a request for a reduction says why',
  BelowMinimum: ({ total, minimum }) => `with it ${total} is held, at least ${minimum} is needed`,
  AboveMaximum: ({ total, maximum }) => `with it ${total} is held, at most ${maximum} is possible`,
  StillCovered: () => 'what is held meets what is required',
  StillShort: ({ shortBy }) => `${shortBy} of security is missing`,
  SecurityNeeded: ({ shortBy }) => `without it ${shortBy} of security would be missing`,
}
