/** Refusals in words. Made here, at the edge: programs read names, rules and fields. */
import type {
  BusinessAccountRejection,
  DeclarationRejection,
  DelegationRejection,
  Denial,
  ProgramAccountRejection,
} from '@carmkit/core'
import type { Reason } from '@carmkit/kernel'
import type { Failed } from '@carmkit/store'

type Refused =
  | Denial
  | BusinessAccountRejection
  | ProgramAccountRejection
  | DelegationRejection
  | DeclarationRejection
  | { readonly name: 'CommandIdReused'; readonly field: string }
  | { readonly name: 'OutcomeUnknown' }
  | Failed['failure']

/** The refusals that may have this name. */
type Named<R, Name> = R extends { readonly name: infer N } ? (Name extends N ? R : never) : never

/** A text for every name; a name that several refusals share is told from its fields. */
type Texts = { readonly [Name in Refused['name']]: (reason: Named<Refused, Name>) => string }

const programOf = (reason: object): string =>
  'program' in reason
    ? `program ${String(reason.program)}`
    : 'importer' in reason
      ? `account ${String(reason.importer)}`
      : 'the program'

const texts: Texts = {
  // denials
  SenderNotPermitted: ({ sender, permitted }) =>
    `${sender} may not send this command; ${permitted.join(', ')} may`,
  NotAuthorized: ({ role }) =>
    role === null ? 'the actor has no authority here' : `the role ${role} does not allow this`,
  ActsForABusiness: () => 'a person does this for itself: send it with actingFor null',
  NotBam: () => 'only a business account manager (BAM) may do this',
  NotManager: () => 'only a manager may do this: a BAM, or a PAM on its own programs',
  NotClientManager: () => 'only a manager of the client may decide on its delegations',
  NotProviderBam: () => 'only a BAM of the provider may do this',
  BusinessNotActive: (reason) =>
    `business ${'bn9' in reason ? reason.bn9 : reason.business} is not active`,
  OutOfScope: ({ role }) => `the role ${role} does not reach every program concerned`,
  SelfApproval: () => 'nobody approves their own access',
  RoleAboveApprover: ({ role }) => `the role ${role} is above the approver's own`,
  NotAssigned: () => "only the provider's BAM acts for a client, until staff can be assigned",
  AuthorityExpired: ({ scope }) => `the delegation for ${scope} has ended`,
  GrantSuspended: ({ scope }) => `the delegation for ${scope} is suspended`,
  GrantNotYetValid: ({ scope }) => `the delegation for ${scope} has not begun`,
  NotBegunBeforeEnd: ({ scope }) =>
    `the delegation for ${scope} was ended; only what was begun before may be finished, nothing new`,
  NotVisible: ({ granted }) => `visibility ${granted} does not show this`,
  NotCustomsBroker: ({ capacity }) =>
    `only a customs broker may account for a client, not a ${capacity}`,
  LicenceNotValid: () => "the provider's customs broker licence is not valid today",
  NotImporterAccount: () => 'the account is not an importing one',
  // rejections
  ProgramNotActive: (reason) => `${programOf(reason)} is not active`,
  BnNotIssuedToActor: ({ bn9 }) => `${bn9} was not issued to this person`,
  BnAlreadyIssued: ({ bn9 }) =>
    `${bn9} was issued before, to somebody else or to a registered business`,
  AlreadyRegistered: ({ bn9 }) => `${bn9} is registered; ask it for access instead`,
  NonResident: () => 'a non-resident claims an existing business number instead',
  EntityTypeNeedsCra: ({ entityType }) =>
    `a ${entityType} obtains its number from the revenue agency first`,
  LegalNameUnsuitable: ({ entityType }) =>
    entityType === 'soleProprietor'
      ? "a sole proprietor's name is personal: send null"
      : 'the legal name is missing',
  AlreadyMember: () => 'the person has access already',
  RequestOpen: () => 'a request is open already',
  NoOpenRequest: () => 'the person has no open request',
  NotMember: () => 'the person has no access',
  LastBam: () => 'the business would be left without a BAM that has no end date',
  EndInPast: ({ until, today }) => `the last day ${until} is before today, ${today}`,
  PeriodInvalid: ({ validFrom, validUntil }) =>
    `the period ${validFrom} to ${validUntil} is empty or over`,
  NoFreeReference: () => 'all references up to RM9999 were given',
  WrongState: ({ status }) => `the account is ${status}`,
  MissingDocuments: ({ documents }) => `missing: ${documents.join(', ')}`,
  SameBusiness: () => 'client and provider are the same business',
  NoRequest: () => 'there is no open request',
  NoLiveGrant: () => 'there is no delegation to end',
  ClientNotActive: ({ bn9 }) => `the client ${bn9} is not registered`,
  ProviderWithoutProgram: ({ program }) => `the provider has no active program account ${program}`,
  UnlicensedBroker: ({ bn9 }) => `${bn9} has no customs broker licence that is valid today`,
  RmNotOfClient: ({ program }) => `the client has no account ${program}`,
  NumberInUse: ({ transactionNumber }) => `transaction number ${transactionNumber} is in use`,
  NotDraft: ({ status }) => `the declaration is ${status}, not a draft`,
  DeclarationTooLarge: ({ mostBytes }) => `a declaration has at most ${mostBytes} bytes`,
  PaymentRequiredFirst: ({ cadType }) =>
    `type ${cadType} is paid before release, and payments are not modelled yet`,
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
  const text = (texts as { readonly [name: string]: ((reason: never) => string) | undefined })[
    reason.name
  ]
  return text === undefined ? reason.name : text(reason as never)
}
