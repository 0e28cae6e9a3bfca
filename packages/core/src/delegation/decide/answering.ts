/** How a request or an offer is answered, and the grant that comes of it. */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../calendar/index.js'
import type { Capacity, GrantTerms } from '../../values/index.js'
import type { On } from '../command/index.js'
import {
  type DelegationEvent,
  DelegationGranted,
  OfferAccepted,
  OfferDeclined,
  RequestApproved,
  RequestRejected,
  TermsReplaced,
} from '../event.js'
import type { DelegationRejection } from '../rejection.js'
import type { Identity } from '../state.js'
import {
  clientNotActive,
  grantSuspended,
  periodInvalid,
  programNotActive,
  unlicensedBroker,
  withoutProgram,
} from './refusals.js'
import { nextId, type Situation, type Verdict } from './situation.js'
import { termsOf } from './terms.js'

const noRequest: DelegationRejection = { name: 'NoRequest', rule: 'DEL-03' }
const noOffer: DelegationRejection = { name: 'NoOffer', rule: 'DEL-03' }

export const approveDelegation = (
  { data }: On<'ApproveDelegation'>,
  situation: Situation,
): Verdict => {
  const { life, context } = situation
  const { request } = life
  if (request?.kind !== 'Requested') return E.left(noRequest)
  const { id: requestId, capacity, visibility: wished } = request
  const { client, provider, scope } = data
  const terms = termsOf(data, situation)
  const refused =
    grantSuspended(life) ??
    unlicensedBroker({ provider, capacity }, context) ??
    programNotActive(scope, context) ??
    periodInvalid(terms, context.now)
  if (refused !== null) return E.left(refused)
  return E.right([
    RequestApproved.make({ requestId, wished, granted: terms.visibility }),
    ...granting({ identity: { client, provider, scope }, capacity, terms }, situation),
  ])
}

/** The terms are the client's own, so accepting them widens nothing by itself (DEL-11). */
export const acceptOffer = ({ data }: On<'AcceptOffer'>, situation: Situation): Verdict => {
  const { life, context } = situation
  const { request } = life
  if (request?.kind !== 'Offered') return E.left(noOffer)
  const { id: offerId, capacity } = request
  const { client, provider, scope, providerProgram } = data
  const terms = termsOf(request.terms, situation)
  const refused =
    grantSuspended(life) ??
    clientNotActive(data, context) ??
    withoutProgram(providerProgram, context) ??
    unlicensedBroker({ provider, capacity }, context) ??
    programNotActive(scope, context) ??
    periodInvalid(terms, context.now)
  if (refused !== null) return E.left(refused)
  return E.right([
    OfferAccepted.make({ offerId, providerProgram }),
    ...granting({ identity: { client, provider, scope }, capacity, terms }, situation),
  ])
}

interface Agreed {
  readonly identity: Identity
  readonly capacity: Capacity
  readonly terms: GrantTerms
}

/** A live grant goes on under the new terms; else a new one takes the slot, once that is cleared. */
const granting = (
  { identity, capacity, terms }: Agreed,
  situation: Situation,
): ReadonlyArray<DelegationEvent> => {
  const { life, context } = situation
  const { grant } = life
  if (grant !== null) {
    const replaced = { grantId: grant.id, capacity, before: grant.terms, after: terms }
    return [TermsReplaced.make(replaced)]
  }
  const grantId = nextId(identity, situation)
  const isScheduled = easternDateOf(context.now) < terms.validFrom
  return [
    ...life.overdue,
    DelegationGranted.make({
      ...identity,
      grantId,
      capacity,
      terms,
      grantedAt: context.now,
      // Until a later day the relationship of today may end, and the gap must part the two (P17).
      relationship: isScheduled ? grantId : (context.relationship ?? grantId),
    }),
  ]
}

export const rejectDelegation = (
  { data: { reason, block } }: On<'RejectDelegation'>,
  { life: { request } }: Situation,
): Verdict =>
  request?.kind === 'Requested'
    ? E.right([RequestRejected.make({ requestId: request.id, reason, block })])
    : E.left(noRequest)

export const declineOffer = ({ life: { request } }: Situation): Verdict =>
  request?.kind === 'Offered'
    ? E.right([OfferDeclined.make({ offerId: request.id })])
    : E.left(noOffer)
