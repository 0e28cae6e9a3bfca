/** Why an appeal says no: in order of precedence. */
import type { AppealNumber, CivilDate } from '../../values/index.js'

export type AppealRejection =
  | {
      readonly name: 'AppealNumberInUse'
      readonly rule: 'CK-75'
      readonly appealNumber: AppealNumber
    }
  /** The appeal is not at the step that this command continues. */
  | { readonly name: 'AppealNotAtStep'; readonly rule: 'CK-83'; readonly status: string }
  /** Decisions on several issues, or a penalty notice together with anything else (3.5). */
  | { readonly name: 'NotSameIssue'; readonly rule: 'CK-81' }
  /** Nothing is appealed, nor its time extended, before its notice. */
  | {
      readonly name: 'NotYet'
      readonly rule: 'CK-80'
      readonly on: CivilDate
      readonly today: CivilDate
    }
  /** `lastDay` is the earliest one of the subjects. */
  | { readonly name: 'TimeLimitPassed'; readonly rule: 'TXN-43'; readonly lastDay: CivilDate }
  /** An extension ends after the time without it, and not after `latest`. */
  | {
      readonly name: 'ExtensionOutOfBounds'
      readonly rule: 'TXN-43'
      readonly after: CivilDate
      readonly latest: CivilDate
    }
  /** Of SIMA duties in issue, stated as not paid. */
  | { readonly name: 'DutiesUnpaid'; readonly rule: 'CK-81' }
  | {
      readonly name: 'PrescribedInfoMissing'
      readonly rule: 'CK-82'
      readonly fields: ReadonlyArray<string>
    }
