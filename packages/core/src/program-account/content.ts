/**
 * The fixed answers that commands and events of a program account carry, apart from both because
 * they share them. No free text: what people write may be personal data.
 */
import { list, oneOf, type Static, text } from '@carmkit/kernel'
import { Document } from '../values/index.js'

/** Programs within an importing account; release prior to payment belongs to its security (PRG-02). */
export const SubProgram = oneOf('SubProgram', ['CSA'])
export type SubProgram = Static<typeof SubProgram>

const bounds = { most: 10, key: (document: Static<typeof Document>) => document }

/** Supporting documents by form number, none twice (PRG-09). */
export const Documents = list(Document, bounds)
export type Documents = Static<typeof Documents>

/** At least one document: asking for none asks for nothing. */
export const RequestedDocuments = list(Document, { ...bounds, least: 1 })

/** Why the agency refuses an enrolment; the list is assumed (CK-24). */
export const EnrolmentRejectionReason = oneOf('EnrolmentRejectionReason', [
  'NotEligible',
  'BusinessNotIdentified',
  'DocumentsUnsuitable',
])

/** An enrolment ends before it opens: by its applicant, or because the business number ceased. */
export const WithdrawalReason = oneOf('WithdrawalReason', ['Applicant', 'BnCeased'])

/** Why the agency suspends an account; the list is assumed (CK-24). */
export const ProgramSuspensionReason = oneOf('ProgramSuspensionReason', [
  'DebtUnpaid',
  'SecurityInsufficient',
  'UnderReview',
])

/** Closings that are no wish of the business: its own obligations do not stand in their way (PRG-12). */
export const RecordedClosureReason = oneOf('RecordedClosureReason', [
  'Amalgamation',
  'BnCeased',
  'Compliance',
])

export const ClosureReason = oneOf('ClosureReason', [
  'Voluntary',
  'Amalgamation',
  'BnCeased',
  'Compliance',
])
export type ClosureReason = Static<typeof ClosureReason>

/** What stands in the way of a voluntary closing, in order (PRG-12). */
export const closingGuards = [
  'OpenBalance',
  'UnaccountedReleases',
  'OpenDeclarations',
  'SecurityStillHeld',
] as const

export const ClosingGuard = oneOf('ClosingGuard', closingGuards)

/** Those guards that are told from declarations, and nothing else. */
export const declarationGuards = ['UnaccountedReleases', 'OpenDeclarations'] as const

const StreamName = text<string>(
  'StreamName',
  '1 to 500 characters',
  (value) => value !== '' && value.length <= 500,
)

/** Most streams that one list names; who has more of them mends the log first. */
export const mostUnreadable = 100

/** Streams of declarations that cannot be read, by name. */
export const UnreadableDeclarations = list(StreamName, { least: 1, most: mostUnreadable })
