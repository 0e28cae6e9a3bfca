/** Why a declaration says no: in order of precedence. Faults of its content are no rejections, they are recorded. */
import type {
  AppealNumber,
  Bn15,
  CivilDate,
  Instant,
  MassCaseNumber,
  Money,
  TransactionNumber,
} from '../../values/index.js'

export type DeclarationRejection =
  /** One number, one release (assumed CK-40); names the first field that differs. */
  | { readonly name: 'ReleaseDiffers'; readonly rule: 'CK-40'; readonly field: string }
  | { readonly name: 'NothingToAccount'; readonly rule: 'TXN-18' }
  | { readonly name: 'NotDue'; readonly rule: 'CK-41'; readonly dueAt: Instant }
  | {
      readonly name: 'NumberInUse'
      readonly rule: 'TXN-02'
      readonly transactionNumber: TransactionNumber
    }
  /** What was accounted for since is submitted, not recorded. */
  | {
      readonly name: 'NotBeforeLaunch'
      readonly rule: 'CK-130'
      readonly launchedOn: CivilDate
    }
  | {
      readonly name: 'NotDraft'
      readonly rule: 'TXN-05'
      readonly status: 'Absent' | 'Discarded' | 'Recorded' | 'Accepted'
    }
  | {
      readonly name: 'NotAccepted'
      readonly rule: 'TXN-04'
      readonly status: 'Absent' | 'Draft' | 'Discarded' | 'Recorded'
    }
  /** Nothing is known of it; null where none waits for an answer. The fact may be imported again later. */
  | { readonly name: 'VersionUnknown'; readonly rule: 'CK-120'; readonly version: number | null }
  /** Another document is known under this number: it is never overwritten. */
  | { readonly name: 'VersionConflict'; readonly rule: 'TXN-05'; readonly version: number }
  | {
      readonly name: 'DeclarationCancelled'
      readonly rule: 'CK-121'
      readonly cancelledBy: number
    }
  | { readonly name: 'LaterVersionKnown'; readonly rule: 'CK-121'; readonly latest: number }
  /** Another answer is known; names the first field that differs. */
  | { readonly name: 'AnswerDiffers'; readonly rule: 'CK-120'; readonly field: string }
  /** `pending` is the version that waits; null where none does. */
  | { readonly name: 'NothingPending'; readonly rule: 'TXN-07'; readonly pending: number | null }
  | { readonly name: 'VersionPending'; readonly rule: 'TXN-07'; readonly pending: number }
  | { readonly name: 'StaleVersion'; readonly rule: 'TXN-03'; readonly current: number }
  /** The case accepted no change of this declaration, or did not record which. */
  | {
      readonly name: 'NoMassCaseChange'
      readonly rule: 'CK-128'
      readonly massCaseNumber: MassCaseNumber
    }
  /** Without a recorded release nothing shows that it came prior to payment. */
  | {
      readonly name: 'NotRppAtRelease'
      readonly rule: 'TXN-08'
      readonly isReleaseKnown: boolean
    }
  | {
      readonly name: 'CorrectionWindowClosed'
      readonly rule: 'TXN-08'
      readonly dueDate: CivilDate
    }
  | { readonly name: 'StillCorrectable'; readonly rule: 'TXN-09'; readonly dueDate: CivilDate }
  /** Made of a blanket request. */
  | { readonly name: 'NotAdjustable'; readonly rule: 'CK-130' }
  | { readonly name: 'TimeLimitPassed'; readonly rule: 'TXN-09'; readonly lastDay: CivilDate }
  /** What the appeal named means for this declaration, other than a decision in its favour. */
  | {
      readonly name: 'NoAppealInFavour'
      readonly rule: 'CK-127'
      readonly appealNumber: AppealNumber
      readonly standing: 'notAppealed' | 'undecided' | 'denied'
    }
  | {
      readonly name: 'AppealCarriedOut'
      readonly rule: 'CK-127'
      readonly appealNumber: AppealNumber
    }
  /** `unknown` are the lines that the declaration does not have; none where no line was named. */
  | { readonly name: 'ScopeEmpty'; readonly rule: 'CK-45'; readonly unknown: ReadonlyArray<number> }
  | {
      readonly name: 'NotYet'
      readonly rule: 'CK-45' | 'CK-120' | 'CK-148'
      readonly on: CivilDate
      readonly today: CivilDate
    }
  | {
      readonly name: 'TooEarly'
      readonly rule: 'CK-120'
      readonly on: CivilDate
      readonly earliest: CivilDate
    }
  /** More than one event of a change may hold. */
  | { readonly name: 'TooManyLines'; readonly rule: 'CK-128'; readonly most: number }
  | {
      readonly name: 'LineRemoved'
      readonly rule: 'TXN-06'
      readonly lines: ReadonlyArray<number>
    }
  | { readonly name: 'NoChange'; readonly rule: 'TXN-08' }
  | { readonly name: 'NotImporterAccount'; readonly rule: 'PRG-03'; readonly importer: Bn15 }
  | { readonly name: 'ProgramNotActive'; readonly rule: 'PRG-03'; readonly importer: Bn15 }
  /** Limits of this library, not of the agency (assumed CK-14). */
  | { readonly name: 'DeclarationTooLarge'; readonly rule: 'CK-14'; readonly mostBytes: number }
  /** What was sent is not what its hash names; `contentHash` is that of what was sent. */
  | { readonly name: 'HashDiffers'; readonly rule: 'TXN-05'; readonly contentHash: string }
  /** A later version passes the edits of a first one; the version in effect stays. */
  | {
      readonly name: 'ContentDefective'
      readonly rule: 'T24-144'
      readonly reasons: ReadonlyArray<{
        readonly name: string
        readonly rule: string
        readonly field: string
        readonly lines: ReadonlyArray<number>
      }>
    }
  | {
      readonly name: 'SimaNeedsRedetermination'
      readonly rule: 'CK-43'
      readonly lines: ReadonlyArray<number>
    }
  | {
      readonly name: 'ReasonCodeMissing'
      readonly rule: 'TXN-10'
      readonly lines: ReadonlyArray<number>
    }
  | {
      readonly name: 'ReasonCodeReserved'
      readonly rule: 'TXN-10'
      readonly lines: ReadonlyArray<number>
    }
  | {
      readonly name: 'ReasonCodeOrder'
      readonly rule: 'TXN-11'
      readonly lines: ReadonlyArray<number>
    }
  | { readonly name: 'EvidenceMissing'; readonly rule: 'CK-44' }
  /** Goods of type C are paid before release; `available` is what nothing else that is owed takes (CK-16). */
  | {
      readonly name: 'PaymentRequiredFirst'
      readonly rule: 'CK-16'
      readonly cadType: string
      readonly payable: Money
      readonly available: Money
    }
