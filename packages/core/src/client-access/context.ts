/** What client access must know from elsewhere, and what its commands want of authority. */
import { type Decision, type Found, type Needs, nothing } from '../aggregate.js'
import { type Intent, isOver, under } from '../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../business-account/state.js'
import { establishedRelationship, pairStreams } from '../relationship.js'
import { type Bn9, type Instant, personIn, type UserId } from '../values/index.js'
import type { ClientAccessCommand } from './command.js'
import type { ClientAccess } from './state.js'

export interface ClientAccessContext extends Decision {
  /** Of the provider and the client named; null without one, or where no client is to be given. */
  readonly relationship: string | null
  /** The access to the provider of the person to be assigned; null for no member. */
  readonly spell: number | null
}

export const needs = (command: ClientAccessCommand): Needs => {
  const client = clientOf(command)
  const provider = businessAccountStream(command.data.provider)
  if (client === null)
    return command.type === 'AssignStaff' ? { ...nothing, streams: [provider] } : nothing
  const account = businessAccountStream(client)
  return {
    ...nothing,
    streams: [provider, account],
    more: (first) => pairStreams(client, command.data.provider, first.stream(account).state),
  }
}

export const context = (
  command: ClientAccessCommand,
  { facts, decision }: Found<ClientAccess>,
): ClientAccessContext => {
  const { provider } = command.data
  const { now } = decision
  const client = clientOf(command)
  return {
    ...decision,
    relationship:
      client === null ? null : establishedRelationship({ client, provider, now, facts }),
    spell:
      command.type === 'AssignStaff'
        ? spellOf(facts.stream(businessAccountStream(provider)).state, command.data.user, now)
        : null,
  }
}

/** The client that is to be put into a group or given to a person. */
const clientOf = ({ type, data }: ClientAccessCommand): Bn9 | null => {
  if (type === 'AddClient') return data.client
  return type === 'AssignStaff' && data.to.kind === 'client' ? data.to.client : null
}

/** A suspended member keeps its place, so it can be assigned too. */
const spellOf = (provider: BusinessAccount, user: UserId, now: Instant): number | null => {
  const member = 'members' in provider ? personIn(provider.members, user) : undefined
  return member === undefined || isOver(member.until, now) ? null : member.spell
}

export const intent = ({ type, data }: ClientAccessCommand): Intent =>
  under(type, 'ManageClientGroups', { business: data.provider, programs: [], item: null })
