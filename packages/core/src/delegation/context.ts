/** What a delegation must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing, type StreamRef } from '../aggregate.js'
import { type Intent, type Scope, under } from '../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../business-account/state.js'
import { programAccountStream } from '../program-account/state.js'
import { bn15Of } from '../values/index.js'
import type { DelegationCommand } from './command.js'
import type { Delegation } from './state.js'

export interface DelegationContext extends Decision {
  readonly client: BusinessAccount
  readonly provider: BusinessAccount
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

export const context = (command: DelegationCommand, { facts, decision }: Found<Delegation>): DelegationContext => {
  const needed = needs(command).streams.length > 0
  const [client, provider] = partyStreams(command).map((ref): BusinessAccount =>
    needed ? facts.stream(ref).state : { status: 'Unknown' },
  )
  return {
    ...decision,
    client: client ?? { status: 'Unknown' },
    provider: provider ?? { status: 'Unknown' },
    programActive: programStreams(command).every((ref) => facts.stream(ref).state.status === 'Active'),
  }
}

const partyStreams = ({ data }: DelegationCommand): ReadonlyArray<StreamRef<BusinessAccount>> => [
  businessAccountStream(data.client),
  businessAccountStream(data.provider),
]

/** A request turns on the provider's own account, an approval on the account that is delegated. */
const programStreams = ({ type, data }: DelegationCommand) => {
  if (type === 'RequestDelegation') return [programAccountStream(bn15Of(data.provider, data.providerProgram))]
  if (type !== 'ApproveDelegation' || data.scope === 'business') return []
  return [programAccountStream(bn15Of(data.client, data.scope))]
}

export const intent = (command: DelegationCommand): Intent => {
  const { client, provider, scope } = command.data
  if (command.type === 'RequestDelegation') {
    return under(command.type, 'RequestClientAccess', { business: provider, programs: [], item: null })
  }
  const target = { business: client, programs: programsOf(scope), item: null }
  return under(command.type, scope === 'business' ? 'DecideBusinessDelegation' : 'DecideProgramDelegation', target)
}

const programsOf = (scope: Scope) => (scope === 'business' ? [] : [scope])
