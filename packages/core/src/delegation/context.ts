/** What a delegation must know from elsewhere, and what its commands want of authority. */
import type { StreamRef } from '@carmkit/kernel'
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, isWithin, under } from '../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../business-account/state.js'
import { programAccountStream } from '../program-account/state.js'
import { bn15Of, type Instant, type ProgramReference, type Scope } from '../values/index.js'
import type { DelegationCommand } from './command.js'
import type { Delegation } from './state.js'

export interface DelegationContext extends Decision {
  /** The client is registered and Active. */
  readonly clientActive: boolean
  /** Program accounts that the client's business number has. */
  readonly clientPrograms: ReadonlyArray<ProgramReference>
  /** The provider holds a customs broker licence that is valid now. */
  readonly providerLicensed: boolean
  /** The program account that the command turns on is Active; true where it turns on none. */
  readonly programActive: boolean
}

export const needs = (command: DelegationCommand): Needs => {
  switch (command.type) {
    case 'RequestDelegation':
    case 'ApproveDelegation':
      return { ...nothing, streams: [...partyStreams(command), ...programStreams(command)] }
    case 'RejectDelegation':
    case 'RevokeDelegation':
      return nothing
  }
}

export const context = (
  command: DelegationCommand,
  { facts, decision }: Found<Delegation>,
): DelegationContext => {
  const [client, provider] =
    needs(command).streams.length === 0 ? [] : partyStreams(command).map(facts.stream)
  return {
    ...decision,
    clientActive: client?.state.status === 'Active',
    clientPrograms: client?.state.status === 'Active' ? client.state.references : [],
    providerLicensed: provider !== undefined && isLicensed(provider.state, decision.now),
    programActive: programStreams(command).every(
      (ref) => facts.stream(ref).state.status === 'Active',
    ),
  }
}

const isLicensed = (provider: BusinessAccount, now: Instant): boolean =>
  provider.status === 'Active' && provider.licence !== null && isWithin(provider.licence, now)

const partyStreams = ({ data }: DelegationCommand): ReadonlyArray<StreamRef<BusinessAccount>> => [
  businessAccountStream(data.client),
  businessAccountStream(data.provider),
]

/** A request turns on the provider's own account, an approval on the account that is delegated. */
const programStreams = ({ type, data }: DelegationCommand) => {
  if (type === 'RequestDelegation')
    return [programAccountStream(bn15Of(data.provider, data.providerProgram))]
  if (type !== 'ApproveDelegation' || data.scope === 'business') return []
  return [programAccountStream(bn15Of(data.client, data.scope))]
}

export const intent = (command: DelegationCommand, state: Delegation): Intent => {
  const { client, provider, scope } = command.data
  if (command.type === 'RequestDelegation') {
    return under(command.type, 'RequestClientAccess', {
      business: provider,
      programs: [],
      item: null,
    })
  }
  const decided = under(
    command.type,
    scope === 'business' ? 'DecideBusinessDelegation' : 'DecideProgramDelegation',
    { business: client, programs: programsOf(scope), item: null },
  )
  const requester = state.status === 'Present' ? (state.request?.requestedBy ?? null) : null
  return command.type === 'ApproveDelegation' ? { ...decided, approves: requester } : decided
}

const programsOf = (scope: Scope) => (scope === 'business' ? [] : [scope])
