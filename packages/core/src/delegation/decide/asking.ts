/** How a request or an offer comes to be, and how it goes without an answer. */
import * as E from 'fp-ts/lib/Either.js'
import { addHours } from '../../values/index.js'
import type { On } from '../command/index.js'
import { requestHours } from '../context/endings.js'
import {
  DelegationOffered,
  DelegationRequested,
  RequestLapsed,
  RequestWithdrawn,
} from '../event.js'
import {
  blockedByClient,
  clientNotActive,
  periodInvalid,
  programNotActive,
  providerNotActive,
  requestOpen,
  rmNotOfClient,
  sameBusiness,
  unlicensedBroker,
  withoutProgram,
} from './refusals.js'
import { nextId, personOf, type Situation, type Verdict } from './situation.js'
import { termsOf } from './terms.js'

/** With a live grant it asks for other terms of that one. */
export const requestDelegation = (
  { data }: On<'RequestDelegation'>,
  situation: Situation,
): Verdict => {
  const { life, context } = situation
  const refused =
    sameBusiness(data) ??
    requestOpen(life) ??
    clientNotActive(data, context) ??
    blockedByClient(context) ??
    withoutProgram(data.providerProgram, context) ??
    unlicensedBroker(data, context) ??
    rmNotOfClient(data.scope, context)
  if (refused !== null) return E.left(refused)
  return E.right([
    ...life.voided,
    DelegationRequested.make({
      ...data,
      requestId: nextId(data, situation),
      requestedBy: personOf(context.actor),
      lapsesAt: addHours(context.now, requestHours),
    }),
  ])
}

/** A block keeps the provider from asking, not the client from offering (DEL-22). */
export const offerDelegation = ({ data }: On<'OfferDelegation'>, situation: Situation): Verdict => {
  const { life, context } = situation
  const { client, provider, scope, capacity } = data
  const terms = termsOf(data, situation)
  const refused =
    sameBusiness(data) ??
    requestOpen(life) ??
    providerNotActive(data, context) ??
    unlicensedBroker(data, context) ??
    rmNotOfClient(scope, context) ??
    programNotActive(scope, context) ??
    periodInvalid(terms, context.now)
  if (refused !== null) return E.left(refused)
  return E.right([
    ...life.voided,
    DelegationOffered.make({
      client,
      provider,
      scope,
      offerId: nextId(data, situation),
      offeredBy: personOf(context.actor),
      capacity,
      terms,
      lapsesAt: addHours(context.now, requestHours),
    }),
  ])
}

/** Authority has seen to it that the author's side asks. */
export const withdrawDelegation = ({ life: { request } }: Situation): Verdict =>
  request === null
    ? E.left({ name: 'NoRequest', rule: 'DEL-03' })
    : E.right([RequestWithdrawn.make({ requestId: request.id })])

export const lapseDelegation = ({ state, context: { now } }: Situation): Verdict => {
  if (state.status === 'Absent' || state.request === null) return E.right([])
  const { id: requestId, lapsesAt } = state.request
  return now < lapsesAt
    ? E.left({ name: 'NotDue', rule: 'DEL-01', dueAt: lapsesAt })
    : E.right([RequestLapsed.make({ requestId })])
}
