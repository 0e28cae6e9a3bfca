/** The events of business accounts in words: the number, its people, its licence, its providers. */
import { also, type Descriptions, items, record, role, short, text, until } from './words.js'

const registration: Descriptions = {
  BnIssued: ({ bn9, applicant }) => `${text(bn9)} to ${short(applicant)}`,
  BusinessRegistered: ({ bn9, legalName, entityType, basis }) => {
    const name = text(legalName) || text(entityType)
    return `${text(bn9)}${name === '' ? '' : ` ${name}`}${basis === 'claim' ? ', by claim' : ''}`
  },
  BamAppointed: ({ user, basis }) =>
    `${short(user)} is BAM${basis === 'recovery' ? ', to recover the business' : ''}`,
  BusinessContactUpdated: ({ bn9, language }) => `of ${text(bn9)}, language ${text(language)}`,
  LegalCorrectionRequested: ({ bn9, subject }) => `of ${text(bn9)}: ${text(subject)}`,
  BusinessSuspended: ({ bn9, reason }) => `${text(bn9)}${also(reason)}`,
  BusinessReinstated: ({ bn9 }) => text(bn9),
  BusinessCeased: ({ bn9, on, cause }) => {
    const { reason, by } = record(cause)
    const why = text(by) === '' ? text(reason) : `superseded by ${text(by)}`
    return `${text(bn9)} from ${text(on)}${also(why)}`
  },
  BusinessOrphaned: ({ bn9 }) => `${text(bn9)} has no BAM who can sign in`,
}

const people: Descriptions = {
  AccessRequested: ({ user }) => `by ${short(user)}`,
  UserInvited: ({ user, assignment, until: last, lapsesAt }) =>
    `${short(user)} to be ${role(assignment)}${until(last)}, answer by ${text(lapsesAt)}`,
  AccessApproved: ({ user, assignment, until: last, basis }) =>
    `${short(user)} is ${role(assignment)}${until(last)}${basis === 'invitation' ? ', as invited' : ''}`,
  AccessRejected: ({ user, reason }) => `${short(user)}${also(reason)}`,
  AccessWithdrawn: ({ user }) => `by ${short(user)}`,
  AccessLapsed: ({ user }) => `asked by ${short(user)}, not answered in time`,
  RoleChanged: ({ user, before, after }) => `${short(user)} was ${role(before)}, is ${role(after)}`,
  AccessEndSet: ({ user, until: last }) =>
    `${short(user)}${last === null ? ' without an end' : until(last)}`,
  AccessSuspended: ({ user }) => `of ${short(user)}`,
  AccessResumed: ({ user }) => `of ${short(user)}`,
  AccessEnded: ({ user, assignment }) => `${short(user)}, was ${role(assignment)}`,
}

const others: Descriptions = {
  LicenceRecorded: ({ validFrom, validUntil }) =>
    `customs broker from ${text(validFrom)}${until(validUntil)}`,
  LicenceSuspended: ({ from }) => `customs broker, from ${text(from)}`,
  LicenceRestored: ({ from }) => `customs broker, from ${text(from)}`,
  ProviderBlocked: ({ provider, until: end }) => `${text(provider)} may not ask${until(end)}`,
  ProviderUnblocked: ({ provider }) => `${text(provider)} may ask again`,
  ProviderRevoked: ({ provider, mode, scopes }) =>
    `everything of ${text(provider)}, ${text(mode)}, in ${items(scopes).length} scopes`,
  ProgramReferenceReserved: ({ reference, programType }) =>
    `${text(reference)} for ${text(programType)}`,
  ProgramMirrored: ({ reference, programType, openedOn, origin }) =>
    `${text(reference)} as ${text(programType)}, opened on ${text(openedOn)} by ${text(origin)}`,
}

export const businessAccountTexts: Descriptions = { ...registration, ...people, ...others }
