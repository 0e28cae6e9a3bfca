/** Recorded events in words, for the table of `carmkit history` and the lines of `carmkit run`. */
import type { DomainEvent, JsonObject } from '@carmkit/kernel'

/** Events are told from their stored data, whatever their version: what is missing is left out. */
type Describe = (data: JsonObject) => string

/** A stored text or number as it is; nothing for anything else. */
export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const short = (userId: unknown): string => text(userId).slice(0, 8)
const until = (day: unknown): string => (day === null ? '' : ` until ${text(day)}`)
const record = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {}

const role = (assignment: unknown): string => {
  const { role: name, programs } = record(assignment)
  return Array.isArray(programs) ? `${text(name)} on ${programs.join(', ')}` : text(name)
}

/** `1`, `1, 2, 3`, or `1 and 998 more`. */
const span = (lines: ReadonlyArray<unknown>): string =>
  lines.length <= 5 ? lines.map(text).join(', ') : `${text(lines[0])} and ${lines.length - 1} more`

const terms = (value: unknown): string => {
  const { visibility, validFrom, validUntil } = record(value)
  return `visibility ${text(visibility)} from ${text(validFrom)}${until(validUntil)}`
}

/** Charges of a total that are not zero, after what is payable. */
const charges = (value: unknown): string => {
  const total = record(record(value)['total'])
  const parts = [
    ['VFD', 'valueForDuty'],
    ['duty', 'customsDuty'],
    ['SIMA', 'sima'],
    ['surtax', 'surtax'],
    ['excise', 'excise'],
    ['luxury', 'luxuryTax'],
    ['sales tax', 'salesTax'],
    ['provincial', 'provincialTax'],
  ].flatMap(([name, field = '']) => {
    const amount = total[field]
    return typeof amount === 'string' && amount !== '0.00' ? [`${name} ${amount}`] : []
  })
  return `payable ${text(total['totalPayable'])} (${parts.join(', ')})`
}

const describe: { readonly [type: string]: Describe } = {
  BnIssued: ({ bn9, applicant }) => `${text(bn9)} to ${short(applicant)}`,
  BusinessRegistered: ({ bn9, legalName, entityType }) =>
    `${text(bn9)} ${text(legalName) || text(entityType)}`,
  BamAppointed: ({ user }) => `${short(user)} is BAM`,
  AccessRequested: ({ user }) => `by ${short(user)}`,
  AccessApproved: ({ user, assignment, until: last }) =>
    `${short(user)} is ${role(assignment)}${until(last)}`,
  AccessEnded: ({ user, assignment }) => `${short(user)}, was ${role(assignment)}`,
  LicenceRecorded: ({ validFrom, validUntil }) =>
    `customs broker from ${text(validFrom)}${until(validUntil)}`,
  ProgramReferenceReserved: ({ reference, programType }) =>
    `${text(reference)} for ${text(programType)}`,
  EnrolmentStarted: ({ bn15, programType }) => `${text(bn15)} as ${text(programType)}`,
  EnrolmentSubmitted: ({ bn15 }) => text(bn15),
  ProgramAccountOpened: ({ bn15, programType }) => `${text(bn15)} as ${text(programType)}`,
  DelegationRequested: ({ provider, scope, capacity, visibility }) =>
    `${text(provider)} asks for ${text(scope)} as ${text(capacity)}, visibility ${text(visibility)}`,
  RequestApproved: ({ wished, granted }) => `wished ${text(wished)}, granted ${text(granted)}`,
  RequestRejected: ({ reason }) => text(reason),
  DelegationGranted: ({ provider, scope, terms: granted }) =>
    `${text(provider)} for ${text(scope)}, ${terms(granted)}`,
  TermsReplaced: ({ after }) => terms(after),
  DelegationRevoked: ({ mode }) => text(mode),
  GrantExpired: ({ endedAt }) => `at ${text(endedAt)}`,
  RunOffStarted: ({ until: last }) => `begun work may be finished until ${text(last)}`,
  GrantEnded: ({ grantId }) => text(grantId),
  RequestVoided: ({ requestId }) => text(requestId),
  DraftOpened: ({ transactionNumber, importer, cadType }) =>
    `${text(transactionNumber)} ${text(cadType)} for ${text(importer)}`,
  DraftEdited: ({ lines, removedLines }) => {
    const removed =
      Array.isArray(removedLines) && removedLines.length > 0
        ? `, ${removedLines.length} removed`
        : ''
    return `${Array.isArray(lines) ? lines.length : 0} lines stated${removed}`
  },
  DraftDiscarded: ({ transactionNumber }) => text(transactionNumber),
  DeclarationSubmitted: ({ transactionNumber, lineCount }) =>
    `${text(transactionNumber)}, ${text(lineCount)} lines`,
  DeclarationRefused: ({ reasons }) =>
    (Array.isArray(reasons) ? reasons : [])
      .map((reason) => {
        const { name, field, lines } = record(reason)
        const where = Array.isArray(lines) && lines.length > 0 ? ` on line ${span(lines)}` : ''
        return `${text(name)} ${text(field)}${where}`
      })
      .join('; '),
  DeclarationAccepted: ({ charges: all, paymentDueDate, late }) =>
    `${charges(all)}, due ${text(paymentDueDate)}${late === true ? ', accounted late' : ''}`,
}

/** What happened, in a few words; empty for events of other domains. */
export const eventText = ({ type, data }: DomainEvent): string =>
  describe[type]?.(record(data)) ?? ''
