/** The tables of delegations. */
export { delegation, delegationRequest } from './delegation.js'
export { delegationGrant, delegationPeriod } from './grant.js'
export { providerRevocation, providerStanding } from './provider.js'
