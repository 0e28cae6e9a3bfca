/** Refusals about delegations and about groups of clients in words. */
import type {
  BusinessAccountRejection,
  ClaimRejection,
  ClientAccessRejection,
  DelegationRejection,
  Denial,
} from '@carmkit/core'
import type { Rest, Texts } from './texts.js'

export const delegations: Texts<
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

export const staff: Texts<
  Rest<ClientAccessRejection, BusinessAccountRejection | DelegationRejection>
> = {
  NameTaken: ({ group }) => `the group ${group} has or had this name`,
  NoSuchGroup: ({ group }) => `there is no group ${group}`,
  AlreadyIn: ({ client }) => `client ${client} is in the group already`,
  NotIn: ({ client }) => `client ${client} is not in the group`,
  AlreadyAssigned: () => 'the person is assigned so already',
  AssignmentUnknown: () => 'the person is not assigned to this',
}
