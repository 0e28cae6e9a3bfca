/** The public list of the audit: an account replayed, asked and proved from its events alone. */
export {
  type AccessLine,
  type AccessReview,
  type EventPlace,
  type Gift,
  type Giving,
  type Mark,
  type Stretch,
  type Use,
} from './access-review/line.js'
export { type AccessQuestion, accessReview, type NotYetKnown } from './access-review/review.js'
export { type AsOf, type AsOfQuestion, asOf, type LateEvent } from './as-of/as-of.js'
export {
  type Bound,
  boundForms,
  boundNamed,
  boundText,
  momentForms,
  momentNamed,
  theEnd,
} from './bound.js'
export { type Cut, cutOf } from './cut.js'
export { applied, type Change, type Difference, differenceOf } from './difference.js'
export { aggregateFor, inquiryOfRequest } from './explain/asked.js'
export {
  type BalanceExplained,
  type BalanceQuestion,
  type BalanceTerm,
  balanceIds,
  explainBalance,
} from './explain/balance.js'
export type { Caused, DeclarationBehind } from './explain/behind.js'
export {
  type Answer,
  type Explained,
  type ExplainQuestion,
  explain,
  type Link,
} from './explain/command.js'
export type { NotTold } from './explain/evidence.js'
export {
  explainFigure,
  explanationsOf,
  type FigureExplained,
  type NoFigure,
  type NoStatement,
  type StatementRead,
  statementIn,
} from './explain/figure.js'
export { type LedgerRead, ledgerRecordsIn } from './explain/ledger-records.js'
export {
  type BalanceName,
  type FigureName,
  type Named,
  namedBy,
  namedForms,
  type SecurityFigure,
  type SecurityName,
  type VersionName,
} from './explain/named.js'
export {
  explainSecurity,
  type SecurityExplained,
  type SecurityQuestion,
  type SecurityTerm,
  securityIds,
} from './explain/security.js'
export type { Unsound } from './explain/unsound.js'
export {
  explainVersion,
  type FigureOfVersion,
  type NoVersion,
  type VersionExplained,
  type VersionFigure,
  type VersionQuestion,
} from './explain/version.js'
export type { OneCommand } from './explain/walk.js'
export type { MissingCauses } from './integrity/causes.js'
export type { Damage, DamageKind } from './integrity/damage.js'
export {
  type Integrity,
  type IntegrityQuestion,
  integrityOf,
  mostTold,
} from './integrity/integrity.js'
export type { KeptStates } from './integrity/kept-states.js'
export type { StaleDecision, StaleVerdict } from './integrity/lapses.js'
export { type Lost, type LostEntries, mostHoles } from './integrity/lost.js'
export type { MovedPin } from './integrity/pins.js'
export type { Period } from './period.js'
export { describedCategories, entriesOfStream, pictureOf } from './picture/describe.js'
export {
  type Entry,
  type Fields,
  type Picture,
  pictureOfEntries,
  type Section,
  sections,
  type Value,
} from './picture/picture.js'
export {
  type AccountCommand,
  type AccountEvent,
  type Question,
  type Read,
  walkAccount,
} from './prefix/account.js'
export type { Behind } from './prefix/behind.js'
export { firstNamed, type Naming } from './prefix/first.js'
export type { Checks } from './prefix/following.js'
export type { LeftOut } from './prefix/left-out.js'
export { type Going, type Prefix, type Recorded, type Visitor, walkPrefix } from './prefix/walk.js'
export type {
  Again,
  DifferenceCause,
  Differing,
  Missing,
  NotDecided,
  OnBroken,
  Other,
  Parting,
} from './redecide/answer.js'
export { type Redecided, type RedecideQuestion, redecide } from './redecide/redecide.js'
export type { Cause, CausePlace } from './replay/cause.js'
export { type ReplayQuestion, replay, type Step, type StepChange } from './replay/replay.js'
export {
  type DelegationHistory,
  type DelegationStretch,
  type Extent,
  type Finding,
  mostReported,
  type PeriodIsEmpty,
  type ReportContent,
  type Reported,
  type ReportQuestion,
  type ReportTooLong,
  reportOf,
  reportPage,
  type StreamExtent,
  type Verification,
  type Words,
} from './report/index.js'
export {
  type Belonging,
  belongingOf,
  type Subject,
  subjectNamed,
  subjectText,
} from './subject.js'
