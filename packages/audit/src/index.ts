/** The public list of the audit: an account replayed, asked and proved from its events alone. */
export { type AsOf, type AsOfQuestion, asOf, type LateEvent } from './as-of/as-of.js'
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
  type AccountEvent,
  type LeftOut,
  type Question,
  type Read,
  walkAccount,
} from './prefix/account.js'
export { type Prefix, type Recorded, type Visitor, walkPrefix } from './prefix/walk.js'
export { type Belonging, belongingOf, type Subject, subjectNamed, subjectText } from './subject.js'
