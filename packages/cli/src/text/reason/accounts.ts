/** Refusals about businesses, their claims and their program accounts in words. */
import type {
  BusinessAccountRejection,
  ClaimRejection,
  Denial,
  ProgramAccountRejection,
} from '@carmkit/core'
import type { Rest, Texts } from './texts.js'

export const claims: Texts<ClaimRejection> = {
  NoClaim: ({ status }) =>
    status === 'Absent' ? 'there is no claim' : `the claim does not wait for this, it is ${status}`,
  ClaimLocked: ({ until }) =>
    until === null
      ? 'the claim is locked until an officer opens it'
      : `the claim is locked until ${until}`,
  NotDue: (reason) => {
    if ('balance' in reason) return dormancy(reason.dueAt, reason.balance)
    return reason.dueAt === null
      ? 'nothing is ever due: there is no end'
      : `it is not due before ${reason.dueAt}`
  },
  UnknownBn: ({ bn9 }) => `nothing is known of ${bn9}`,
  BnCeased: ({ bn9 }) => `${bn9} has ceased`,
  AlreadyRegistered: ({ bn9 }) => `${bn9} is registered; ask it for access instead`,
  NoPortalAccess: (reason) =>
    `the portal does not offer this on ${'date' in reason ? reason.date : reason.today}`,
  OriginNotOfThatDay: ({ origin, openedOn }) =>
    `accounts were not opened ${origin === null ? 'by anybody' : `by ${origin}`} on ${openedOn}`,
  QuestionNotOffered: ({ question }) => `no ${question} was asked for`,
  ZeroSoaNotAccepted: () => 'a statement with a balance of zero proves nothing',
  TooFewAnswers: ({ needed }) => `too few answers, ${needed} are needed`,
}

/** An account sleeps after the days without use, and only with nothing owed. */
const dormancy = (dueAt: string | null, balance: string | null): string => {
  const when =
    dueAt === null ? 'no day is known on which it would be' : `it is not due before ${dueAt}`
  return balance === null || balance === '0.00' ? when : `${when}, and its balance is ${balance}`
}

export const accounts: Texts<Rest<BusinessAccountRejection, Denial | ClaimRejection>> = {
  BnAlreadyIssued: ({ bn9 }) =>
    `${bn9} was issued before, to somebody else or to a registered business`,
  NotActive: (reason) =>
    'bn9' in reason ? `business ${reason.bn9} is not active` : grantStanding[reason.grant],
  NotOrphaned: ({ bn9 }) => `business ${bn9} is not without a BAM`,
  AlreadyCeased: ({ bn9 }) => `business ${bn9} has ceased already`,
  BnNotIssuedToActor: ({ bn9 }) => `${bn9} was not issued to this person`,
  NonResident: () => 'a non-resident claims an existing business number instead',
  EntityTypeNeedsCra: ({ entityType }) =>
    `a ${entityType} obtains its number from the revenue agency first`,
  LegalNameUnsuitable: ({ entityType }) =>
    entityType === 'soleProprietor'
      ? "a sole proprietor's name is personal: send null"
      : 'the legal name is missing',
  SupersededByItself: ({ bn9 }) => `${bn9} cannot take its own place`,
  NotYet: ({ on, today }) => `${on} has not come, it is ${today}`,
  NotMember: () => 'the person has no access',
  AlreadyMember: () => 'the person has access already',
  RequestOpen: () => 'a request is open already',
  NoOpenRequest: () => 'the person has no open request',
  NoInvitation: () => 'the person has no open invitation',
  InvitationLapsed: ({ lapsedAt }) =>
    lapsedAt === null
      ? 'whoever gave the invitation may no longer give it'
      : `the invitation lapsed at ${lapsedAt}`,
  NothingChanged: () => 'it is so already: nothing would change',
  LastBam: () => 'the business would be left without a BAM that has no end date',
  EndInPast: ({ until, today }) => `the last day ${until} is before today, ${today}`,
  NoLicence: ({ bn9 }) => `no licence of ${bn9} was recorded`,
  NotSuspended: (reason) => {
    if (!('bn9' in reason)) return 'no delegation is suspended now'
    const what = reason.rule === 'BUS-13' ? 'business' : 'the licence of'
    return `${what} ${reason.bn9} is not suspended`
  },
  PeriodInvalid: ({ validFrom, validUntil }) =>
    `the period ${validFrom} to ${validUntil} is empty or over`,
  SameBusiness: () => 'client and provider are the same business',
  NotBlocked: ({ provider }) => `${provider} is not blocked`,
  NoFreeReference: () => 'all references up to RM9999 were given',
  ReferenceInUse: ({ reference }) => `${reference} stands for another account already`,
}

const grantStanding = {
  None: 'there is no delegation to suspend',
  Scheduled: 'the delegation has not begun',
  Suspended: 'the delegation is suspended already',
} as const

export const programs: Texts<
  Rest<ProgramAccountRejection, Denial | ClaimRejection | BusinessAccountRejection>
> = {
  WrongState: ({ status }) => `the account is ${status}`,
  BusinessCeased: ({ bn9 }) => `the business number ${bn9} has ceased`,
  IncompleteFile: ({ documents }) => `the agency waits for ${documents.join(', ')}`,
  Closed: ({ reason }) => `the account is closed (${reason})`,
  FinalClosure: ({ reason }) => `a closing for ${reason} is not undone`,
  AlreadyClosed: (closed) =>
    'period' in closed
      ? `the period ${closed.period} was closed before`
      : `the account was closed before (${closed.reason})`,
  MissingDocuments: ({ documents }) => `missing: ${documents.join(', ')}`,
  NotImporterType: ({ programType }) => `an account of type ${programType} does not import`,
  AlreadyEnrolled: ({ subProgram }) => `the account takes part in ${subProgram} already`,
  NotEnrolled: ({ subProgram }) => `the account takes no part in ${subProgram}`,
  OpenBalance: ({ balance }) => `the balance is ${balance}, not zero`,
  UnaccountedReleases: ({ count }) => `${count} releases are not accounted for`,
  OpenDeclarations: ({ count }) => `${count} declarations are open`,
  DeclarationsUnreadable: ({ streams }) =>
    `declarations of the account cannot be read: ${streams.join(', ')}`,
  SecurityStillHeld: () => 'the agency still holds security of the account',
}
