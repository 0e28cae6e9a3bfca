/** The events of delegations in words: what a provider wished, was given, and has left. */
import { also, type Descriptions, record, text, until } from './words.js'

const terms = (value: unknown): string => {
  const { visibility, validFrom, validUntil } = record(value)
  return `visibility ${text(visibility)} from ${text(validFrom)}${until(validUntil)}`
}

export const delegationTexts: Descriptions = {
  DelegationRequested: ({ provider, scope, capacity, visibility }) =>
    `${text(provider)} asks for ${text(scope)} as ${text(capacity)}, visibility ${text(visibility)}`,
  DelegationOffered: ({ provider, scope, capacity, terms: offered }) =>
    `${text(scope)} to ${text(provider)} as ${text(capacity)}, ${terms(offered)}`,
  RequestApproved: ({ wished, granted }) => `wished ${text(wished)}, granted ${text(granted)}`,
  RequestRejected: ({ reason, block }) =>
    `${text(reason)}${block === true ? ', further requests blocked' : ''}`,
  OfferAccepted: ({ offerId, providerProgram }) =>
    `${text(offerId)}, to act under ${text(providerProgram)}`,
  OfferDeclined: ({ offerId }) => text(offerId),
  RequestWithdrawn: ({ requestId }) => text(requestId),
  RequestLapsed: ({ requestId }) => `${text(requestId)}, not answered in time`,
  RequestVoided: ({ requestId }) => text(requestId),
  DelegationGranted: ({ provider, scope, terms: granted }) =>
    `${text(provider)} for ${text(scope)}, ${terms(granted)}`,
  TermsReplaced: ({ after }) => terms(after),
  TermsAmended: ({ after }) => terms(after),
  DelegationSuspended: ({ grantId }) => text(grantId),
  DelegationResumed: ({ grantId }) => text(grantId),
  DelegationRevoked: ({ mode }) => text(mode),
  DelegationRelinquished: ({ grantId, mode }) => `${text(grantId)}${also(mode)}`,
  GrantExpired: ({ endedAt }) => `at ${text(endedAt)}`,
  RunOffStarted: ({ until: last }) => `begun work may be finished${until(last)}`,
  GrantEnded: ({ grantId }) => text(grantId),
}
