/** The public list of the audit: an account replayed, asked and proved from its events alone. */
export { type AsOf, type AsOfQuestion, asOf, type LateEvent } from './as-of.js'
export {
  type Bound,
  boundForms,
  boundNamed,
  boundText,
  momentNamed,
  theEnd,
} from './bound.js'
export { type Cut, cutOf, hold } from './cut.js'
export { applied, type Change, type Difference, differenceOf } from './difference.js'
export { aggregateFor, inquiryOfRequest } from './explain/asked.js'
export {
  type Answer,
  type Explained,
  explain,
  type Link,
  type OneCommand,
} from './explain/command.js'
export {
  type DeclarationBehind,
  explainFigure,
  explanationsOf,
  type FigureExplained,
  type NoFigure,
  type StatementRead,
  statementIn,
} from './explain/figure.js'
export { type LedgerRead, ledgerRecordsIn } from './explain/ledger-records.js'
export { type FigureName, type Named, namedBy, namedForms } from './explain/named.js'
export { entriesOfStream, pictureOf } from './picture/describe.js'
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
  type AccountEvent,
  type Question,
  type Read,
  walkAccount,
} from './prefix/account.js'
export type { LeftOut } from './prefix/left-out.js'
export { type Prefix, type Recorded, type Visitor, walkPrefix } from './prefix/walk.js'
export type { Again, Cause, Differing, Missing, NotDecided, Parting } from './redecide/answer.js'
export { type Redecided, type RedecideQuestion, redecide } from './redecide/redecide.js'
export { type Belonging, belongingOf, type Subject, subjectNamed, subjectText } from './subject.js'
