/** Why a mass case says no: in order of precedence. */
import type { CivilDate, MassCaseNumber, TransactionNumber } from '../../values/index.js'

export type MassCaseRejection =
  | {
      readonly name: 'MassCaseNumberInUse'
      readonly rule: 'CK-75'
      readonly massCaseNumber: MassCaseNumber
    }
  /** There is no such case, or it is decided. */
  | { readonly name: 'MassCaseNotOpen'; readonly rule: 'CK-84'; readonly status: string }
  /** Corrections and adjustments in one case. */
  | { readonly name: 'MixedKinds'; readonly rule: 'TXN-44' }
  | { readonly name: 'TooManyReasonCodes'; readonly rule: 'TXN-44'; readonly most: number }
  /** Since that Eastern day a case has its form. */
  | {
      readonly name: 'FormMissing'
      readonly rule: 'TXN-44'
      readonly form: string
      readonly since: CivilDate
    }
  /** SIMA duties are not changed by mass cases. */
  | { readonly name: 'SimaExcluded'; readonly rule: 'TXN-44' }
  /** The outcomes are not those of the declarations of the case, each once. */
  | {
      readonly name: 'OutcomesIncomplete'
      readonly rule: 'CK-84'
      readonly missing: ReadonlyArray<TransactionNumber>
      readonly unknown: ReadonlyArray<TransactionNumber>
    }
