/** What each event of a delegation changes, and what clients decide of a provider as a whole. */
import { delegation as aggregate } from '@carmkit/core'
import { fromSources, source } from '../../../project/model.js'
import {
  amended,
  endedBy,
  expired,
  granted,
  nothingLeft,
  replaced,
  resumed,
  runOffStarted,
  suspended,
} from './grant.js'
import { providers } from './provider.js'
import { answered, offered, requested } from './request.js'

const delegations = source(aggregate, {
  DelegationRequested: requested,
  DelegationOffered: offered,
  RequestApproved: answered<'RequestApproved'>((data) => ({
    status: 'Approved',
    granted_visibility: data.granted,
  })),
  RequestRejected: answered<'RequestRejected'>((data) => ({
    status: 'Rejected',
    reason: data.reason,
  })),
  OfferAccepted: answered<'OfferAccepted'>((data) => ({
    status: 'Approved',
    provider_program: data.providerProgram,
  })),
  OfferDeclined: answered<'OfferDeclined'>(() => ({ status: 'Rejected' })),
  RequestWithdrawn: answered<'RequestWithdrawn'>(() => ({ status: 'Withdrawn' })),
  RequestLapsed: answered<'RequestLapsed'>(() => ({ status: 'Lapsed' })),
  RequestVoided: answered<'RequestVoided'>(() => ({ status: 'Void' })),
  DelegationGranted: granted,
  TermsReplaced: replaced,
  TermsAmended: amended,
  DelegationSuspended: suspended,
  DelegationResumed: resumed,
  DelegationRevoked: endedBy('Revoked'),
  DelegationRelinquished: endedBy('Relinquished'),
  GrantExpired: expired,
  RunOffStarted: runOffStarted,
  GrantEnded: nothingLeft,
})

export const project = fromSources(delegations, providers)
