/** What a delegation must know from elsewhere, and what its commands want of authority. */
import type { StreamRef } from '@carmkit/kernel'
import { type Decision, type Found, type Needs, nothing } from '../../aggregate.js'
import { type Action, type Intent, isLicensed, openTo, under } from '../../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../../business-account/state.js'
import { type ProgramAccount, programAccountStream } from '../../program-account/state.js'
import { establishedRelationship, pairStreams } from '../../relationship.js'
import { bn15Of, type Instant, type ProgramReference, type Scope } from '../../values/index.js'
import type { DelegationCommand } from '../command/index.js'
import { type Delegation, type Identity, unlapsed } from '../state.js'
import { type Elsewhere, elsewhereOf } from './endings.js'

export interface DelegationContext extends Decision {
  readonly elsewhere: Elsewhere
  /** The client is registered and Active. */
  readonly clientActive: boolean
  readonly providerActive: boolean
  /** Program accounts that the client's business number has. */
  readonly clientPrograms: ReadonlyArray<ProgramReference>
  /** The provider is Active and holds a customs broker licence that is valid now. */
  readonly providerLicensed: boolean
  /** Until when the client lets the provider ask for nothing; null when it never blocked it (DEL-22). */
  readonly blockedUntil: Instant | null
  /** The program account of the scope is Active; true for the whole business. */
  readonly scopeActive: boolean
  /** The provider's own account that the command names is Active; true where it names none. */
  readonly ownProgramActive: boolean
  /** The relationship that a new grant continues; null where it begins one, or none is made. */
  readonly relationship: string | null
}

/** Both parties and the program always: what happened to them may have ended the grant. */
export const needs = (command: DelegationCommand): Needs => {
  const { client, provider } = command.data
  const ofClient = businessAccountStream(client)
  return {
    ...nothing,
    streams: [
      ofClient,
      businessAccountStream(provider),
      ...scopeStreams(command.data),
      ...ownProgramStreams(command),
    ],
    more: mayGrant(command)
      ? (first) => pairStreams(client, provider, first.stream(ofClient).state)
      : null,
  }
}

const mayGrant = ({ type }: DelegationCommand): boolean =>
  type === 'ApproveDelegation' || type === 'AcceptOffer'

const scopeStreams = ({ client, scope }: Identity): ReadonlyArray<StreamRef<ProgramAccount>> =>
  scope === 'business' ? [] : [programAccountStream(bn15Of(client, scope))]

/** The account with which the provider shows that it has one (DEL-F15). */
const ownProgramStreams = (
  command: DelegationCommand,
): ReadonlyArray<StreamRef<ProgramAccount>> => {
  if (command.type !== 'RequestDelegation' && command.type !== 'AcceptOffer') return []
  const { provider, providerProgram } = command.data
  return [programAccountStream(bn15Of(provider, providerProgram))]
}

export const context = (
  command: DelegationCommand,
  { facts, decision }: Found<Delegation>,
): DelegationContext => {
  const { client, provider } = command.data
  const { now } = decision
  const ofClient = facts.stream(businessAccountStream(client)).state
  const ofProvider = facts.stream(businessAccountStream(provider)).state
  const [account] = scopeStreams(command.data)
  const areActive = (refs: ReadonlyArray<StreamRef<ProgramAccount>>): boolean =>
    refs.every((ref) => facts.stream(ref).state.status === 'Active')
  return {
    ...decision,
    elsewhere: elsewhereOf(command.data, {
      client: ofClient,
      provider: ofProvider,
      account: account === undefined ? null : facts.stream(account).state,
    }),
    clientActive: ofClient.status === 'Active',
    providerActive: ofProvider.status === 'Active',
    clientPrograms: 'references' in ofClient ? ofClient.references : [],
    providerLicensed: isLicensedNow(ofProvider, now),
    blockedUntil: 'blocks' in ofClient ? (ofClient.blocks[provider] ?? null) : null,
    scopeActive: areActive(scopeStreams(command.data)),
    ownProgramActive: areActive(ownProgramStreams(command)),
    relationship: mayGrant(command)
      ? establishedRelationship({ client, provider, now, facts })
      : null,
  }
}

const isLicensedNow = (provider: BusinessAccount, now: Instant): boolean =>
  provider.status === 'Active' && isLicensed(provider.licence, now)

export const intent = (command: DelegationCommand, state: Delegation, now: Instant): Intent => {
  const request = unlapsed(state, now)
  switch (command.type) {
    case 'RequestDelegation':
    case 'DeclineOffer':
    case 'RelinquishDelegation':
      return byProvider(command)
    case 'AcceptOffer': {
      const approves = request?.kind === 'Offered' ? request.offeredBy : null
      return { ...byProvider(command), approves }
    }
    // All three widen what the provider may do: who asked for that on its side does not answer, in
    // whatever form (DEL-05, USR-17).
    case 'ApproveDelegation':
    case 'AmendDelegation':
    case 'ResumeDelegation': {
      const approves = request?.kind === 'Requested' ? request.requestedBy : null
      return { ...byClient(command), approves }
    }
    case 'WithdrawDelegation':
      return request?.kind === 'Offered' ? byClient(command) : byProvider(command)
    case 'RejectDelegation':
      // A block reaches every scope, so a manager of one program cannot set it (assumed CK-21).
      return command.data.block ? byClient(command, 'business') : byClient(command)
    case 'OfferDelegation':
    case 'SuspendDelegation':
    case 'RevokeDelegation':
    case 'CutOffRunOff':
      return byClient(command)
    case 'LapseDelegation':
    case 'ExpireDelegation':
    case 'FinishRunOff':
    case 'RecordProgramClosed':
    case 'RecordPartyCeased':
    case 'RecordProviderRevoked':
    case 'RecordGrantLapsed':
      return openTo(command.type)
  }
}

interface Sent {
  readonly type: Action
  readonly data: Identity
}

/** The provider's side is its manager's (f14). */
const byProvider = ({ type, data }: Sent): Intent =>
  under(type, 'RequestClientAccess', { business: data.provider, programs: [], item: null })

/** The approval rule: a manager of the business, or of the program where the scope is one (DEL-04). */
const byClient = ({ type, data }: Sent, scope: Scope = data.scope): Intent =>
  scope === 'business'
    ? under(type, 'DecideBusinessDelegation', { business: data.client, programs: [], item: null })
    : under(type, 'DecideProgramDelegation', {
        business: data.client,
        programs: [scope],
        item: null,
      })
