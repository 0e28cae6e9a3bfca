/** The answer of a delegation: one function for each command. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type Actor, expiryRunOff, isOver, requireGrant, runOffDays } from '../authority/index.js'
import { easternDateOf } from '../calendar/index.js'
import { addHours, type GrantTerms, type Instant, type UserId } from '../values/index.js'
import type { DelegationCommand, On } from './command.js'
import type { DelegationContext } from './context.js'
import {
  type DelegationEvent,
  DelegationGranted,
  DelegationRequested,
  DelegationRevoked,
  GrantEnded,
  GrantExpired,
  RequestApproved,
  RequestRejected,
  RequestVoided,
  RunOffStarted,
  TermsReplaced,
} from './event.js'
import type { DelegationRejection } from './rejection.js'
import {
  type Delegation,
  delegationStream,
  type LiveGrant,
  type OpenRequest,
  type Present,
} from './state.js'

type Verdict = E.Either<DelegationRejection, ReadonlyArray<DelegationEvent>>

/** A request to a client lapses after 60 days (catalogue 7.3). */
const requestHours = 60 * 24

export const decide = (
  command: DelegationCommand,
  state: Delegation,
  context: DelegationContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'RequestDelegation':
      return requestDelegation(command, state, context)
    case 'ApproveDelegation':
      return approveDelegation(command, state, context)
    case 'RejectDelegation':
      return rejectDelegation(command, state, context)
    case 'RevokeDelegation':
      return revokeDelegation(command, state, context)
    default:
      return absurd(command)
  }
}

const requestDelegation = (
  { data }: On<'RequestDelegation'>,
  state: Delegation,
  { clientActive, clientPrograms, providerLicensed, programActive, now, actor }: DelegationContext,
): Verdict => {
  const { scope } = data
  const open = openRequest(state, now)
  if (data.client === data.provider)
    return E.left({ name: 'SameBusiness', rule: 'DEL-02', bn9: data.client })
  if (open !== null) return E.left({ name: 'RequestOpen', rule: 'DEL-01', requestId: open.id })
  if (!clientActive) return E.left({ name: 'ClientNotActive', rule: 'BUS-13', bn9: data.client })
  if (!programActive) {
    return E.left({
      name: 'ProviderWithoutProgram',
      rule: 'DEL-F15',
      program: data.providerProgram,
    })
  }
  if (data.capacity === 'CustomsBroker' && !providerLicensed) {
    return E.left({ name: 'UnlicensedBroker', rule: 'DEL-F2', bn9: data.provider })
  }
  if (scope !== 'business' && !clientPrograms.includes(scope)) {
    return E.left({ name: 'RmNotOfClient', rule: 'DEL-06', program: scope })
  }
  const lapsesAt = addHours(now, requestHours)
  const requestId = nextId(data, state)
  return E.right([
    DelegationRequested.make({ ...data, requestId, requestedBy: requesterOf(actor), lapsesAt }),
  ])
}

const approveDelegation = (
  { data }: On<'ApproveDelegation'>,
  state: Delegation,
  { providerLicensed, programActive, now }: DelegationContext,
): Verdict => {
  const { client, scope } = data
  const request = openRequest(state, now)
  if (state.status === 'Absent' || request === null)
    return E.left({ name: 'NoRequest', rule: 'DEL-03' })
  if (request.capacity === 'CustomsBroker' && !providerLicensed) {
    return E.left({ name: 'UnlicensedBroker', rule: 'DEL-F2', bn9: data.provider })
  }
  if (scope !== 'business' && !programActive) {
    return E.left({ name: 'ProgramNotActive', rule: 'DEL-06', program: scope })
  }
  const today = easternDateOf(now)
  const live = liveGrant(state, now)
  const terms = termsOf(data, { live, today })
  const { validFrom, validUntil, visibility } = terms
  if (validUntil !== null && (validUntil < validFrom || validUntil < today)) {
    return E.left({ name: 'PeriodInvalid', rule: 'DEL-12', validFrom, validUntil, today })
  }
  const { capacity } = request
  const approved = RequestApproved.make({
    requestId: request.id,
    wished: request.visibility,
    granted: visibility,
  })
  if (live !== null) {
    return E.right([
      approved,
      TermsReplaced.make({ grantId: live.id, capacity, before: live.terms, after: terms }),
    ])
  }
  const grantId = nextId(data, state)
  const granted = DelegationGranted.make({
    client,
    provider: data.provider,
    scope,
    grantId,
    capacity,
    terms,
  })
  return E.right([approved, ...expiry(state, now), granted])
}

/** A start in the past is today; the start of a running grant stays what it was (DEL-12). */
const termsOf = (
  data: On<'ApproveDelegation'>['data'],
  { live, today }: { readonly live: LiveGrant | null; readonly today: GrantTerms['validFrom'] },
): GrantTerms => {
  const running = live !== null && live.terms.validFrom <= today ? live.terms.validFrom : null
  const wanted = data.validFrom === null || data.validFrom < today ? today : data.validFrom
  return {
    visibility: data.visibility ?? 'Own',
    validFrom: running ?? wanted,
    validUntil: data.validUntil,
  }
}

/** Records what the date has already decided, before a new grant takes the slot. */
const expiry = (state: Delegation, now: Instant): ReadonlyArray<DelegationEvent> => {
  if (state.status === 'Absent' || state.grant === null) return []
  const runOff = expiryRunOff({ grant: { ...state.grant, suspended: false } }, now)
  if (runOff === null) return []
  const { grantId, endedAt, until } = runOff
  return [
    GrantExpired.make({ grantId, endedAt }),
    ...(now < until ? [RunOffStarted.make(runOff)] : []),
  ]
}

const rejectDelegation = (
  { data: { reason } }: On<'RejectDelegation'>,
  state: Delegation,
  { now }: DelegationContext,
): Verdict => {
  const request = openRequest(state, now)
  return request === null
    ? E.left({ name: 'NoRequest', rule: 'DEL-03' })
    : E.right([RequestRejected.make({ requestId: request.id, reason })])
}

/**
 * Ending a grant also voids an open request (catalogue 7.3); CutOff ends an earlier run-off of the
 * same delegation as well (assumed CK-12).
 */
const revokeDelegation = (
  { data: { mode } }: On<'RevokeDelegation'>,
  state: Delegation,
  { now }: DelegationContext,
): Verdict => {
  const live = liveGrant(state, now)
  if (state.status === 'Absent' || live === null)
    return E.left({ name: 'NoLiveGrant', rule: 'DEL-01' })
  const { id: grantId, capacity, terms } = live
  const request = openRequest(state, now)
  const isRunning = terms.validFrom <= easternDateOf(now)
  const remains =
    mode === 'RunOff' && isRunning
      ? RunOffStarted.make({
          grantId,
          capacity,
          endedAt: now,
          until: addHours(now, runOffDays * 24),
        })
      : GrantEnded.make({ grantId })
  return E.right([
    DelegationRevoked.make({ grantId, mode }),
    remains,
    ...(mode === 'CutOff' ? endsOfRunOffs(state, now) : []),
    ...(request === null ? [] : [RequestVoided.make({ requestId: request.id })]),
  ])
}

const endsOfRunOffs = ({ runOffs }: Present, now: Instant): ReadonlyArray<DelegationEvent> =>
  runOffs.filter(({ until }) => now < until).map(({ grantId }) => GrantEnded.make({ grantId }))

const requesterOf = (actor: Actor): UserId => {
  if (actor.kind !== 'user') throw new Error('the sender table lets users only ask for authority')
  return actor.userId
}

const openRequest = (state: Delegation, now: Instant): OpenRequest | null =>
  state.status === 'Present' && state.request !== null && now < state.request.lapsesAt
    ? state.request
    : null

/** Active or Scheduled; a grant whose last day has passed is neither. */
const liveGrant = (state: Delegation, now: Instant): LiveGrant | null =>
  state.status === 'Present' && state.grant !== null && !isOver(state.grant.terms.validUntil, now)
    ? state.grant
    : null

const nextId = (identity: Parameters<typeof delegationStream>[0], state: Delegation): string =>
  `${delegationStream(identity).name}#${state.status === 'Absent' ? 1 : state.ordinal + 1}`
