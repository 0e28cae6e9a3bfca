/** Denials in words. */
import type { Denial } from '@carmkit/core'
import type { Texts } from './texts.js'

export const denials: Texts<Denial> = {
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
