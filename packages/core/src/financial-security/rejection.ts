/** Why financial security says no: in order of precedence. */
import type { Bn15, CivilDate, Instant, Money } from '../values/index.js'

export type FinancialSecurityRejection =
  /** The account takes no part in release prior to payment, or no longer. */
  | { readonly name: 'NotEnrolled'; readonly rule: 'PRG-02'; readonly subProgram: 'RPP' }
  | { readonly name: 'AlreadyEnrolled'; readonly rule: 'PRG-02'; readonly subProgram: 'RPP' }
  /** Not activated yet, or suspended. */
  | { readonly name: 'RppNotActive'; readonly rule: 'TXN-39'; readonly standing: string }
  | { readonly name: 'RppNotSuspended'; readonly rule: 'TXN-39'; readonly standing: string }
  | {
      readonly name: 'NoSuchInstrument'
      readonly rule: 'CK-85'
      readonly form: 'bond' | 'cash'
      readonly instrument: string
    }
  | { readonly name: 'InstrumentEnded'; readonly rule: 'CK-85'; readonly instrument: string }
  /** The id stands for an instrument of other terms. */
  | { readonly name: 'InstrumentInUse'; readonly rule: 'CK-85'; readonly instrument: string }
  | { readonly name: 'TooManyInstruments'; readonly rule: 'CK-85'; readonly most: number }
  | { readonly name: 'ReturnNotRequested'; readonly rule: 'CK-91'; readonly instrument: string }
  | { readonly name: 'ReturnUnderWay'; readonly rule: 'CK-91'; readonly instrument: string }
  | { readonly name: 'RequestOpen'; readonly rule: 'CK-90' }
  | { readonly name: 'NoReductionPending'; readonly rule: 'CK-90' }
  /** Requests that were pending at the end of the transition became invalid (customs notice 25-22). */
  | { readonly name: 'RequestLapsed'; readonly rule: 'TXN-38'; readonly lapsedAt: Instant }
  /** The review of this year has been, or nobody has told the months of it yet. */
  | { readonly name: 'NotDue'; readonly rule: 'TXN-38'; readonly dueAt: Instant }
  | { readonly name: 'ProgramNotActive'; readonly rule: 'PRG-03'; readonly program: Bn15 }
  | { readonly name: 'NotImporterType'; readonly rule: 'PRG-02'; readonly programType: string }
  /** No month of the window is known, and nothing was estimated. */
  | { readonly name: 'HistoryUnavailable'; readonly rule: 'TXN-38'; readonly from: CivilDate }
  /** No active account of a surety company has that number. */
  | { readonly name: 'ProviderUnknown'; readonly rule: 'CK-92'; readonly surety: Bn15 }
  /** A surety stands for bonds and deposits nothing. */
  | { readonly name: 'FormNotOfSender'; readonly rule: 'CK-92'; readonly form: 'cash' }
  | {
      readonly name: 'EndInPast'
      readonly rule: 'CK-91'
      readonly until: CivilDate
      readonly today: CivilDate
    }
  | { readonly name: 'NotHigher'; readonly rule: 'CK-91'; readonly amount: Money }
  | { readonly name: 'NotLower'; readonly rule: 'CK-90'; readonly basis: Money }
  | { readonly name: 'RationaleMissing'; readonly rule: 'CK-90' }
  /** All accounts of the business number together have more of the bond than there is. */
  | {
      readonly name: 'ShareAboveWhole'
      readonly rule: 'CK-92'
      readonly shares: Money
      readonly whole: Money
    }
  | {
      readonly name: 'BelowMinimum'
      readonly rule: 'TXN-38'
      readonly total: Money
      readonly minimum: Money
    }
  | {
      readonly name: 'AboveMaximum'
      readonly rule: 'TXN-38'
      readonly total: Money
      readonly maximum: Money
    }
  | { readonly name: 'StillCovered'; readonly rule: 'TXN-39' }
  | { readonly name: 'StillShort'; readonly rule: 'TXN-39'; readonly shortBy: Money }
  /** Without it the account would be short. */
  | { readonly name: 'SecurityNeeded'; readonly rule: 'CK-91'; readonly shortBy: Money }
