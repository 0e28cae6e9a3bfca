/** Refusals in words. Made here, at the edge: programs read names, rules and fields. */
import type {
  AppealRejection,
  BusinessAccountRejection,
  ClaimRejection,
  ClientAccessRejection,
  DeclarationRejection,
  DelegationRejection,
  Denial,
  FinancialSecurityRejection,
  LedgerRejection,
  MassCaseRejection,
  ProgramAccountRejection,
  RulingRejection,
} from '@carmkit/core'
import type { Reason } from '@carmkit/kernel'
import type { Failed } from '@carmkit/store'

type Refused =
  | Denial
  | ClaimRejection
  | BusinessAccountRejection
  | ProgramAccountRejection
  | DelegationRejection
  | ClientAccessRejection
  | DeclarationRejection
  | FinancialSecurityRejection
  | RulingRejection
  | AppealRejection
  | MassCaseRejection
  | LedgerRejection
  | { readonly name: 'CommandIdReused'; readonly field: string }
  | { readonly name: 'OutcomeUnknown' }
  | Failed['failure']

/** The refusals that may have this name. */
type Named<R, Name> = R extends { readonly name: infer N } ? (Name extends N ? R : never) : never

/** A text for every name that is asked for; one that several refusals share is told from its fields. */
type Texts<R extends { readonly name: string }> = {
  readonly [Name in R['name']]: (reason: Named<Refused, Name>) => string
}

/** A name that is told with the others of its kind is left out where it comes again. */
type Rest<R extends { readonly name: string }, Told extends { readonly name: string }> = Exclude<
  R,
  { readonly name: Told['name'] }
>

const denials: Texts<Denial> = {
  SenderNotPermitted: ({ sender, permitted }) =>
    `${sender} may not send this command; ${permitted.join(', ')} may`,
  ActsForABusiness: () => 'a person does this for itself: send it with actingFor null',
  NotClaimant: () => 'only the person who claims the number may do this',
  NotRequester: () => 'only the person who asked may do this',
  NotInvitee: () => 'only the person who was invited may do this',
  NotAuthorized: ({ role }) =>
    role === null ? 'the actor has no authority here' : `the role ${role} does not allow this`,
  NotBam: () => 'only a business account manager (BAM) may do this',
  NotManager: () => 'only a manager may do this: a BAM, or a PAM on its own programs',
  NotClientManager: () => 'only a manager of the client may decide on its delegations',
  NotProviderBam: () => 'only a BAM of the provider may do this',
  BusinessNotActive: (reason) =>
    'status' in reason
      ? `business ${reason.business} is ${reason.status}, not Active`
      : `business ${reason.bn9} is not active`,
  AccessSuspended: () => "the person's own access is suspended",
  OutOfScope: ({ role }) => `the role ${role} does not reach every program concerned`,
  SelfApproval: () => 'nobody approves their own access',
  SelfPromotion: ({ role }) => `nobody makes themselves ${role}`,
  RoleAboveApprover: ({ role }) => `the role ${role} is above the approver's own`,
  NotAssigned: () => "the provider's manager has not assigned the person to this client",
  AuthorityExpired: ({ scope }) => `the delegation for ${scope} has ended`,
  GrantSuspended: (reason) =>
    'scope' in reason
      ? `the delegation for ${reason.scope} is suspended`
      : 'the delegation is suspended; the client resumes it first',
  GrantNotYetValid: ({ scope }) => `the delegation for ${scope} has not begun`,
  NotBegunBeforeEnd: ({ scope }) =>
    `the delegation for ${scope} was ended; only what was begun before may be finished, nothing new`,
  NotVisible: ({ granted }) => `visibility ${granted} does not show this`,
  NotCustomsBroker: ({ capacity }) =>
    `only a customs broker may account for a client, not a ${capacity}`,
  LicenceNotValid: () => "the provider's customs broker licence is not valid today",
  ProgramNotActive: (reason) => {
    if ('program' in reason) return `program ${reason.program} is not active`
    return 'importer' in reason
      ? `account ${reason.importer} is not active`
      : `the program is ${reason.status}, not Active`
  },
  NotImporterAccount: () => 'the account is not an importing one',
}

const claims: Texts<ClaimRejection> = {
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

const accounts: Texts<Rest<BusinessAccountRejection, Denial | ClaimRejection>> = {
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

const programs: Texts<
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
  SecurityStillHeld: () => 'the agency still holds security of the account',
}

const delegations: Texts<
  Rest<DelegationRejection, Denial | ClaimRejection | BusinessAccountRejection>
> = {
  NoRequest: () => 'there is no open request',
  NoOffer: () => 'there is no open offer',
  NoLiveGrant: (reason) =>
    'client' in reason
      ? `no delegation of ${reason.client} is live`
      : 'there is no delegation to act upon',
  NotAffected: () => 'the delegation is of another scope or business',
  NotInRunOff: () => 'no ended delegation runs off now',
  ClientNotActive: ({ bn9 }) => `the client ${bn9} is not active`,
  ProviderNotActive: ({ bn9 }) => `the provider ${bn9} is not active`,
  BlockedByClient: ({ until }) => `the client takes no request of the provider until ${until}`,
  ProviderWithoutProgram: ({ program }) => `the provider has no active program account ${program}`,
  UnlicensedBroker: ({ bn9 }) => `${bn9} has no customs broker licence that is valid today`,
  RmNotOfClient: ({ program }) => `the client has no account ${program}`,
}

const staff: Texts<Rest<ClientAccessRejection, BusinessAccountRejection | DelegationRejection>> = {
  NameTaken: ({ group }) => `the group ${group} has or had this name`,
  NoSuchGroup: ({ group }) => `there is no group ${group}`,
  AlreadyIn: ({ client }) => `client ${client} is in the group already`,
  NotIn: ({ client }) => `client ${client} is not in the group`,
  AlreadyAssigned: () => 'the person is assigned so already',
  AssignmentUnknown: () => 'the person is not assigned to this',
}

const declarations: Texts<
  Rest<DeclarationRejection, Denial | ClaimRejection | BusinessAccountRejection>
> = {
  ReleaseDiffers: ({ field }) => `another release is recorded under this number: ${field} differs`,
  NothingToAccount: () => 'nothing was released that is not accounted for',
  NumberInUse: ({ transactionNumber }) => `transaction number ${transactionNumber} is in use`,
  NotDraft: ({ status }) => `the declaration is ${status}, not a draft`,
  NotAccepted: ({ status }) => `the declaration is ${status}, not accepted`,
  NothingPending: ({ pending }) =>
    pending === null ? 'no adjustment is pending' : `the pending version is ${pending}`,
  VersionPending: ({ pending }) => `version ${pending} waits for the agency’s decision`,
  StaleVersion: ({ current }) => `the version in effect is ${current}`,
  NotRppAtRelease: ({ isReleaseKnown }) =>
    isReleaseKnown
      ? 'the goods were not released prior to payment'
      : 'no release prior to payment is recorded',
  CorrectionWindowClosed: ({ dueDate }) => `corrections were possible until ${dueDate}`,
  StillCorrectable: ({ dueDate }) => `the declaration is corrected until ${dueDate}, not adjusted`,
  TimeLimitPassed: ({ lastDay }) => `the last day for it was ${lastDay}`,
  ScopeEmpty: ({ unknown }) =>
    unknown.length === 0 ? 'no line is named' : `there is no line ${unknown.join(', ')}`,
  LineRemoved: ({ lines }) => `a later version keeps line ${lines.join(', ')}`,
  NoChange: () => 'nothing would change',
  ContentDefective: ({ reasons }) =>
    `the content has defects (${reasons.map(({ name }) => name).join(', ')})`,
  SimaNeedsRedetermination: ({ lines }) =>
    `line ${lines.join(', ')} is re-determined, not adjusted: its SIMA changes`,
  ReasonCodeMissing: ({ lines }) => `line ${lines.join(', ')} has no reason code`,
  ReasonCodeReserved: ({ lines }) => `line ${lines.join(', ')} has a code of the agency’s own`,
  ReasonCodeOrder: ({ lines }) =>
    `the first code of line ${lines.join(', ')} does not support what the line comes to`,
  EvidenceMissing: () => 'documents must be attached',
  DeclarationTooLarge: ({ mostBytes }) => `a declaration has at most ${mostBytes} bytes`,
  PaymentRequiredFirst: ({ cadType }) =>
    `type ${cadType} is paid before release, and payments are not modelled yet`,
}

const securities: Texts<
  Rest<
    FinancialSecurityRejection,
    | Denial
    | ClaimRejection
    | BusinessAccountRejection
    | ProgramAccountRejection
    | DelegationRejection
  >
> = {
  RppNotActive: ({ standing }) => `release prior to payment is not active but ${standing}`,
  RppNotSuspended: ({ standing }) => `release prior to payment is not suspended but ${standing}`,
  NoSuchInstrument: ({ form, instrument }) => `there is no ${form} ${instrument}`,
  InstrumentEnded: ({ instrument }) => `${instrument} has ended`,
  InstrumentInUse: ({ instrument }) => `${instrument} stands for an instrument of other terms`,
  TooManyInstruments: ({ most }) => `an account holds at most ${most} instruments`,
  ReturnNotRequested: ({ instrument }) => `nobody asked for the return of ${instrument}`,
  ReturnUnderWay: ({ instrument }) => `the return of ${instrument} was asked for`,
  NoReductionPending: () => 'no request for a reduction is pending',
  RequestLapsed: ({ lapsedAt }) => `the request became invalid at ${lapsedAt}`,
  HistoryUnavailable: ({ from }) => `no month since ${from} is known, and nothing was estimated`,
  ProviderUnknown: ({ surety }) => `${surety} is no active account of a surety company`,
  FormNotOfSender: ({ form }) => `a surety posts bonds and no ${form}`,
  ShareAboveWhole: ({ shares, whole }) =>
    `the shares of ${shares} are more than the bond of ${whole}`,
  NotHigher: ({ amount }) => `the bond amounts to ${amount} already`,
  NotLower: ({ basis }) => `the basis is ${basis} already`,
  RationaleMissing: () => 'a request for a reduction says why',
  BelowMinimum: ({ total, minimum }) => `with it ${total} is held, at least ${minimum} is needed`,
  AboveMaximum: ({ total, maximum }) => `with it ${total} is held, at most ${maximum} is possible`,
  StillCovered: () => 'what is held meets what is required',
  StillShort: ({ shortBy }) => `${shortBy} of security is missing`,
  SecurityNeeded: ({ shortBy }) => `without it ${shortBy} of security would be missing`,
}

const rulings: Texts<Rest<RulingRejection, BusinessAccountRejection>> = {
  RulingNumberInUse: ({ rulingNumber }) => `ruling number ${rulingNumber} is in use`,
  RulingNotAtStep: ({ status }) => `the ruling is ${status}, not at the step for this`,
  AlreadyDecided: ({ status }) => `too late to withdraw: the application is ${status}`,
  NotDecided: ({ status }) => `there is no ruling in place: it is ${status}`,
  ModificationOpen: () => 'a modification is asked for already',
  NoModification: () => 'no modification is asked for',
  ApplicantNotActive: ({ applicant }) => `account ${applicant} is not active`,
  TypeUnknown: ({ kind }) => `there is no kind of ruling called ${kind}`,
  ContextIncomplete: ({ fields }) => `not stated: ${fields.join(', ')}`,
  GroundMissing: () => 'the ground for the modification is not stated',
  ClassificationMissing: () => 'a ruling on classification rules a classification',
}

const appeals: Texts<Rest<AppealRejection, DeclarationRejection>> = {
  AppealNumberInUse: ({ appealNumber }) => `appeal number ${appealNumber} is in use`,
  AppealNotAtStep: ({ status }) => `the appeal is ${status}, not at the step for this`,
  NotSameIssue: () => 'decisions on one issue go together, a penalty notice by itself',
  ExtensionOutOfBounds: ({ after, latest }) =>
    `an extension ends after ${after}, and not after ${latest}`,
  DutiesUnpaid: () => 'the SIMA duties in issue are to be paid first',
  PrescribedInfoMissing: ({ fields }) => `not stated: ${fields.join(', ')}`,
}

const massCases: Texts<MassCaseRejection> = {
  MassCaseNumberInUse: ({ massCaseNumber }) => `mass case number ${massCaseNumber} is in use`,
  MassCaseNotOpen: ({ status }) => `the mass case is ${status}: nothing waits for a decision`,
  MixedKinds: () => 'a mass case corrects or adjusts, not both',
  TooManyReasonCodes: ({ most }) => `a mass case has at most ${most} reason codes`,
  FormMissing: ({ form, since }) => `form ${form} is to be attached since ${since}`,
  SimaExcluded: () =>
    'anti-dumping and countervailing duties take a re-determination, not a mass case',
  OutcomesIncomplete: ({ missing, unknown }) =>
    `${missing.length} declarations are without an outcome, ${unknown.length} are not of the case`,
}

const ledgers: Texts<Rest<LedgerRejection, BusinessAccountRejection | ProgramAccountRejection>> = {
  UnknownDebt: ({ debt }) => `no debt ${debt} stands in the ledger`,
  UnknownPayment: ({ fund }) => `no ${fund} stands in the ledger`,
  Duplicate: ({ field }) => `the bank reported this reference before with another ${field}`,
  TermsDiffer: ({ field }) => `it was posted before with another ${field}`,
  NewerVersionPosted: ({ latest }) => `version ${latest} of the declaration was posted before`,
  AdjustmentPosted: ({ version }) =>
    `version ${version} has a posting of its own, which a correction cannot replace`,
  NotOfDeclaration: ({ debt }) => `${debt} is no debt of a declaration`,
  AlreadyReversed: ({ debt }) => `the debt ${debt} was cancelled`,
  AlreadySettled: ({ debt }) => `nothing is left to pay of ${debt}`,
  AlreadyReturned: ({ fund }) => `${fund} was returned already`,
  NotReturned: ({ fund }) => `${fund} was not returned`,
  AlreadyCharged: ({ fund }) => `the return of ${fund} was charged already`,
  NotInArrears: ({ dueDate }) => `the debt was due on ${dueDate}, arrears begin 30 days later`,
  PastDueDate: ({ dueDate }) => `after the due date ${dueDate} a change is an adjustment`,
  InterestAssessed: ({ debt }) => `interest was assessed on ${debt}`,
  NotOverdue: ({ dueDate }) => `no interest runs: the debt is or was due on ${dueDate}`,
  AlreadyAccrued: ({ through }) => `interest is assessed up to ${through}`,
  NothingToWaive: ({ debt }) => `${debt} is no interest that stands`,
  AlreadyIssued: ({ period }) => `the statement of ${period}, or a later one, was issued before`,
  UnknownCode: ({ code }) => `no penalty has the code ${code}`,
  CoveredByOtherCode: ({ code }) => `a penalty ${code} stands for the document already`,
  UnknownDisbursement: ({ disbursement }) => `nothing was requested as number ${disbursement}`,
  NotAwaiting: ({ status }) => `the disbursement is ${status}`,
  EarlierPeriodOpen: ({ period }) => `the statement of ${period} comes first`,
  PostingsBehind: ({ postedThrough, needed }) =>
    `postings have arrived up to ${postedThrough}, the statement needs them up to ${needed}`,
  TooEarly: ({ on, earliest }) => `${on} is before ${earliest}`,
  OffsetPending: () => 'free money pays what is due first',
  WaiverActive: ({ through }) => `interest is waived on every day up to ${through}`,
  RateUnknown: ({ quarter }) => `the interest rate of ${quarter} is not known`,
  DebtOutstanding: ({ due }) => `${due} is due and not paid`,
  NoFreeCredit: ({ free }) => `only ${free} is free to be paid out`,
  EarlierThanCurrent: ({ dueDate }) => `a debt was posted as due later, on ${dueDate}`,
  CurrencyNotCanadian: ({ currency }) => `only Canadian dollars are taken, not ${currency}`,
  AmountNotPositive: ({ amount }) => `${amount} is not more than nothing`,
  AmountTooLarge: ({ most }) => `amounts of one account stay within ${most}`,
  CardLimitExceeded: ({ room }) => `cards may pay ${room} more`,
  NothingToOffset: () => 'no free money meets a debt that is due',
  PartialNotAllowed: ({ debt, outstanding }) =>
    `${debt} is settled by ${outstanding}, all or nothing`,
  InsufficientCredit: ({ free }) => `only ${free} is free`,
}

const texts: Texts<Refused> = {
  ...denials,
  ...claims,
  ...accounts,
  ...programs,
  ...delegations,
  ...staff,
  ...declarations,
  ...securities,
  ...rulings,
  ...appeals,
  ...massCases,
  ...ledgers,
  // the loop and the store
  CommandIdReused: ({ field }) => `this command id was used for another command: ${field} differs`,
  OutcomeUnknown: () => 'the answer of the store was lost; send the same command again',
  OutOfAttempts: ({ attempts }) => `others were faster ${attempts} times; send the command again`,
  AppendTooLarge: ({ bytes, mostBytes }) =>
    `${bytes} bytes of events, at most ${mostBytes} are stored at once`,
  StoreUnavailable: ({ reason }) => `the store is not available: ${reason}`,
  Unreadable: ({ stream, revision, reason }) =>
    `${stream}@${revision ?? '?'} cannot be read: ${reason}`,
}

/** One sentence without a full stop. Names of other domains come back as they are. */
export const reasonText = (reason: Reason): string => {
  if (!Object.hasOwn(texts, reason.name)) return reason.name
  const text = (texts as { readonly [name: string]: (reason: never) => string })[reason.name]
  return text === undefined ? reason.name : text(reason as never)
}
