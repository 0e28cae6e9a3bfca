/** What an appeal is about, apart from commands and events, which both speak of it. */
import { closed, integer, list, oneOf, type Static, tagged } from '@carmkit/kernel'
import { CivilDate, NoticeNumber, TransactionNumber } from '../../values/index.js'

/** The matter that a decision turned on; decisions on one and the same are appealed together. */
export const Issue = oneOf('Issue', [
  'tariffClassification',
  'origin',
  'valuation',
  'marking',
  'sima',
])
export type Issue = Static<typeof Issue>

/** `noticedOn` is the Eastern day of the notice, from which the time to appeal runs. */
export const Subject = tagged('AppealSubject', 'kind', {
  adjustment: closed('AdjustmentDecision', {
    kind: oneOf('adjustment', ['adjustment']),
    transactionNumber: TransactionNumber,
    version: integer('Version', 1, 9999),
    issue: Issue,
    noticedOn: CivilDate,
  }),
  penalty: closed('PenaltyNotice', {
    kind: oneOf('penalty', ['penalty']),
    noticeNumber: NoticeNumber,
    noticedOn: CivilDate,
  }),
})
export type Subject = Static<typeof Subject>

export const SubjectKind = oneOf('SubjectKind', ['adjustment', 'penalty'])

const keyOf = (subject: Subject): string =>
  subject.kind === 'penalty'
    ? subject.noticeNumber
    : `${subject.transactionNumber}.${subject.version}`

export const Subjects = list(Subject, { least: 1, most: 500, key: keyOf })

/** What of an appeal was not as prescribed (assumed CK-82). */
export const FormFault = oneOf('FormFault', ['DocumentsMissing', 'GroundsMissing', 'WrongSubject'])

export const Outcome = oneOf('AppealOutcome', ['allowed', 'partly', 'denied'])
export type Outcome = Static<typeof Outcome>

/** Where a decision of the President is appealed (catalogue 3.5). */
export const Court = oneOf('Court', ['tradeTribunal', 'federalCourtOfAppeal'])
export type Court = Static<typeof Court>

/** Decisions on the same issue go together; a penalty notice is appealed by itself. */
export const isOneIssue = ([first, ...others]: ReadonlyArray<Subject>): boolean =>
  others.length === 0 ||
  (first?.kind === 'adjustment' &&
    others.every((one) => one.kind === 'adjustment' && one.issue === first.issue))
