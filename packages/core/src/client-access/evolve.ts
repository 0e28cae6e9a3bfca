/** What a recorded event means for a provider's client access. */
import { absurd } from '@carmkit/kernel'
import {
  personIn,
  type UserId,
  valueIn,
  withoutValue,
  withPerson,
  withValue,
} from '../values/index.js'
import { nameKey } from './content.js'
import type { ClientAccessEvent } from './event.js'
import { type Assignments, type ClientAccess, type Group, noAssignments } from './state.js'

export const evolve = (state: ClientAccess, event: ClientAccessEvent): ClientAccess => {
  switch (event.type) {
    case 'GroupCreated': {
      const { group, name } = event.data
      return {
        ...named(state, group, name),
        groups: withValue(state.groups, group, { name, clients: null }),
        ordinal: state.ordinal + 1,
      }
    }
    case 'GroupRenamed': {
      const { group, name } = event.data
      return changed(named(state, group, name), group, (one) => ({ ...one, name }))
    }
    case 'GroupDeleted':
      return { ...state, groups: withoutValue(state.groups, event.data.group) }
    case 'ClientAdded': {
      const { group, client, relationship } = event.data
      return changed(state, group, (one) => ({
        ...one,
        clients: withValue(one.clients, client, relationship),
      }))
    }
    case 'ClientRemoved': {
      const { group, client } = event.data
      return changed(state, group, (one) => ({
        ...one,
        clients: withoutValue(one.clients, client),
      }))
    }
    case 'StaffAssigned':
      return forPerson(state, event.data.user, (held) => assigned(held, event.data))
    case 'StaffUnassigned':
      return forPerson(state, event.data.user, (held) => unassigned(held, event.data))
    default:
      return absurd(event)
  }
}

type DataOf<Type extends ClientAccessEvent['type']> = Extract<
  ClientAccessEvent,
  { type: Type }
>['data']

const named = (state: ClientAccess, group: string, name: string): ClientAccess => ({
  ...state,
  names: withValue(state.names, nameKey(name), group),
})

const changed = (
  state: ClientAccess,
  group: string,
  change: (group: Group) => Group,
): ClientAccess => {
  const before = valueIn(state.groups, group)
  return before === undefined
    ? state
    : { ...state, groups: withValue(state.groups, group, change(before)) }
}

const forPerson = (
  state: ClientAccess,
  user: UserId,
  change: (held: Assignments) => Assignments,
): ClientAccess => ({
  ...state,
  staff: withPerson(state.staff, user, change(personIn(state.staff, user) ?? noAssignments)),
})

const assigned = (
  held: Assignments,
  { to, role, spell, relationship }: DataOf<'StaffAssigned'>,
): Assignments => {
  if (to.kind === 'group')
    return { ...held, groups: withValue(held.groups, to.group, { role, spell }) }
  if (relationship === null) return held
  return { ...held, clients: withValue(held.clients, to.client, { role, spell, relationship }) }
}

const unassigned = (held: Assignments, { to }: DataOf<'StaffUnassigned'>): Assignments =>
  to.kind === 'group'
    ? { ...held, groups: withoutValue(held.groups, to.group) }
    : { ...held, clients: withoutValue(held.clients, to.client) }
