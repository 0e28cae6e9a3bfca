/** Why a ruling says no: in order of precedence. */
import type { Bn15, CivilDate, RulingNumber } from '../../values/index.js'

export type RulingRejection =
  | {
      readonly name: 'RulingNumberInUse'
      readonly rule: 'CK-75'
      readonly rulingNumber: RulingNumber
    }
  /** The application is not at the step that this command continues. */
  | { readonly name: 'RulingNotAtStep'; readonly rule: 'TXN-41'; readonly status: string }
  /** Too late to withdraw: a decision was given, or the application was declined. */
  | { readonly name: 'AlreadyDecided'; readonly rule: 'TXN-41'; readonly status: string }
  /** There is no ruling yet, or none any more, that this could be about. */
  | { readonly name: 'NotDecided'; readonly rule: 'TXN-41'; readonly status: string }
  | { readonly name: 'ModificationOpen'; readonly rule: 'TXN-41' }
  | { readonly name: 'NoModification'; readonly rule: 'TXN-41' }
  | { readonly name: 'ApplicantNotActive'; readonly rule: 'CK-77'; readonly applicant: Bn15 }
  | { readonly name: 'TypeUnknown'; readonly rule: 'CK-76'; readonly kind: string }
  /** Names every field that is to be stated. */
  | {
      readonly name: 'ContextIncomplete'
      readonly rule: 'CK-76'
      readonly fields: ReadonlyArray<string>
    }
  | { readonly name: 'GroundMissing'; readonly rule: 'TXN-41' }
  /** A ruling on classification rules a classification (assumed CK-79). */
  | { readonly name: 'ClassificationMissing'; readonly rule: 'CK-79' }
  /** Its last day is before its first one (assumed CK-79). */
  | {
      readonly name: 'PeriodInvalid'
      readonly rule: 'CK-79'
      readonly validFrom: CivilDate
      readonly validUntil: CivilDate
    }
