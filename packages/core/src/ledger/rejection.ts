/** Why a ledger says no: in order of precedence. */
import type { CivilDate, Instant, Money } from '../values/index.js'

export type LedgerRejection =
  /** Nothing was posted under that name; for a correction, nothing of that declaration. */
  | { readonly name: 'UnknownDebt'; readonly rule: 'CK-55'; readonly debt: string }
  | { readonly name: 'UnknownPayment'; readonly rule: 'TXN-35'; readonly fund: string }
  /** No penalty was assessed under that notice, or nobody stated it (CK-149). */
  | { readonly name: 'UnknownNotice'; readonly rule: 'CK-149'; readonly noticeNumber: string }
  /** The bank reported another payment under that reference. */
  | { readonly name: 'Duplicate'; readonly rule: 'CK-55'; readonly field: string }
  /** The key is taken by a posting that said something else. */
  | { readonly name: 'TermsDiffer'; readonly rule: 'CK-55'; readonly field: string }
  /** A later version of the declaration has been posted. */
  | { readonly name: 'NewerVersionPosted'; readonly rule: 'CK-55'; readonly latest: number }
  /** An earlier version added to what was owed, so that the whole cannot be replaced. */
  | { readonly name: 'AdjustmentPosted'; readonly rule: 'CK-112'; readonly version: number }
  /** Interest is waived, and money that went back to the bank is no charge. */
  | { readonly name: 'NotCancellable'; readonly rule: 'CK-73'; readonly debt: string }
  | { readonly name: 'NotOfDeclaration'; readonly rule: 'CK-73'; readonly debt: string }
  | { readonly name: 'AlreadyReversed'; readonly rule: 'CK-73'; readonly debt: string }
  | { readonly name: 'AlreadySettled'; readonly rule: 'TXN-24'; readonly debt: string }
  | { readonly name: 'AlreadyReturned'; readonly rule: 'TXN-35'; readonly fund: string }
  | { readonly name: 'NotReturned'; readonly rule: 'TXN-35'; readonly fund: string }
  | { readonly name: 'AlreadyCharged'; readonly rule: 'CK-61'; readonly fund: string }
  | { readonly name: 'NotInArrears'; readonly rule: 'CK-74'; readonly dueDate: CivilDate }
  /** Security was given in place of payment until an appeal is decided. */
  | { readonly name: 'SecurityStands'; readonly rule: 'CK-134'; readonly debt: string }
  /** What is changed after the due date is an adjustment, with a posting of its own. */
  | { readonly name: 'PastDueDate'; readonly rule: 'TXN-33'; readonly dueDate: CivilDate }
  | {
      readonly name: 'InterestAssessed'
      readonly rule: 'TXN-33' | 'CK-67' | 'CK-133'
      readonly debt: string
    }
  | { readonly name: 'NotOverdue'; readonly rule: 'TXN-30'; readonly dueDate: CivilDate }
  /** Every day up to this one was assessed. */
  | { readonly name: 'AlreadyAccrued'; readonly rule: 'TXN-31'; readonly through: CivilDate }
  | { readonly name: 'NothingToWaive'; readonly rule: 'TXN-30'; readonly debt: string }
  /** No payment stands behind the credit, or what it bore is not worth a cent. */
  | { readonly name: 'NothingRefunded'; readonly rule: 'CK-140'; readonly fund: string }
  | { readonly name: 'AlreadyClosed'; readonly rule: 'TXN-37'; readonly period: string }
  | { readonly name: 'AlreadyIssued'; readonly rule: 'TXN-36'; readonly period: string }
  | { readonly name: 'UnknownCode'; readonly rule: 'CK-68'; readonly code: string }
  /** Another penalty stands for the same document, and the two exclude each other. */
  | { readonly name: 'CoveredByOtherCode'; readonly rule: 'TXN-48'; readonly code: string }
  /** A notice tells of one penalty. */
  | { readonly name: 'NoticeInUse'; readonly rule: 'CK-149'; readonly noticeNumber: string }
  | { readonly name: 'UnknownDisbursement'; readonly rule: 'CK-71'; readonly disbursement: number }
  | { readonly name: 'NotAwaiting'; readonly rule: 'CK-71'; readonly status: string }
  | { readonly name: 'EarlierThanCurrent'; readonly rule: 'TXN-21'; readonly dueDate: CivilDate }
  | {
      readonly name: 'NotYet'
      readonly rule: 'CK-62'
      readonly on: CivilDate
      readonly today: CivilDate
    }
  /** Before anything is dated, before the payment that is returned, or before the invoice. */
  | {
      readonly name: 'TooEarly'
      readonly rule: 'CK-113' | 'CK-135'
      readonly on: CivilDate
      readonly earliest: CivilDate
    }
  /** A statement lists lines of its own and of earlier periods, and these have one of their own. */
  | { readonly name: 'EarlierPeriodOpen'; readonly rule: 'TXN-37'; readonly period: string }
  /** Postings are known up to then only. */
  | {
      readonly name: 'PostingsBehind'
      readonly rule: 'CK-70'
      readonly postedThrough: Instant
      readonly needed: Instant
    }
  /** Free money is to pay what is due before interest is assessed. */
  | { readonly name: 'OffsetPending'; readonly rule: 'CK-110' }
  /** No day up to the one asked for bears interest. */
  | { readonly name: 'WaiverActive'; readonly rule: 'TXN-30'; readonly through: CivilDate }
  /** Never taken as zero. */
  | { readonly name: 'RateUnknown'; readonly rule: 'TXN-32'; readonly quarter: string }
  | { readonly name: 'CurrencyNotCanadian'; readonly rule: 'CK-56'; readonly currency: string }
  | { readonly name: 'AmountNotPositive'; readonly rule: 'CK-56'; readonly amount: Money }
  /** Limits of this library, not of the agency. */
  | { readonly name: 'AmountTooLarge'; readonly rule: 'CK-57'; readonly most: Money }
  /** What the command would change: allocations are released first, or fewer days named. */
  | { readonly name: 'TooManyAtOnce'; readonly rule: 'CK-136'; readonly most: number }
  /** `room` is what a card may still pay. */
  | { readonly name: 'CardLimitExceeded'; readonly rule: 'TXN-40'; readonly room: Money }
  | { readonly name: 'NothingToOffset'; readonly rule: 'TXN-28' }
  /** `outstanding` is what would settle it. */
  | {
      readonly name: 'PartialNotAllowed'
      readonly rule: 'TXN-26'
      readonly debt: string
      readonly outstanding: Money
    }
  | { readonly name: 'InsufficientCredit'; readonly rule: 'TXN-25'; readonly free: Money }
  | { readonly name: 'DebtOutstanding'; readonly rule: 'TXN-29'; readonly due: Money }
  /** Days of a debt bear interest that nobody has assessed: it comes first. */
  | { readonly name: 'InterestUnassessed'; readonly rule: 'CK-138'; readonly debt: string }
  | { readonly name: 'NoFreeCredit'; readonly rule: 'TXN-29'; readonly free: Money }
