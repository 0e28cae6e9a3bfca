/** The answer of a provider's client access: one function for each command. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { requireGrant } from '../authority/index.js'
import { personIn, valueIn } from '../values/index.js'
import type { ClientAccessCommand, On } from './command.js'
import { type AssignedTo, nameKey } from './content.js'
import type { ClientAccessContext } from './context.js'
import {
  type ClientAccessEvent,
  ClientAdded,
  ClientRemoved,
  GroupCreated,
  GroupDeleted,
  GroupRenamed,
  StaffAssigned,
  StaffUnassigned,
} from './event.js'
import type { ClientAccessRejection } from './rejection.js'
import type { Assignment, Assignments, ClientAccess, ClientAssignment, Group } from './state.js'

type Verdict = E.Either<ClientAccessRejection, ReadonlyArray<ClientAccessEvent>>

export const decide = (
  command: ClientAccessCommand,
  state: ClientAccess,
  context: ClientAccessContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'CreateGroup':
      return createGroup(command, state)
    case 'RenameGroup':
      return renameGroup(command, state)
    case 'DeleteGroup':
      return inGroup(command.data.group, state, () =>
        E.right([GroupDeleted.make({ group: command.data.group })]),
      )
    case 'AddClient':
      return inGroup(command.data.group, state, (group) => addClient(command, group, context))
    case 'RemoveClient':
      return inGroup(command.data.group, state, (group) => removeClient(command, group))
    case 'AssignStaff':
      return reaching(command.data.to, state, () => assignStaff(command, state, context))
    case 'UnassignStaff':
      return reaching(command.data.to, state, () => unassignStaff(command, state))
    default:
      return absurd(command)
  }
}

const inGroup = (
  group: string,
  { groups }: ClientAccess,
  answer: (group: Group) => Verdict,
): Verdict => {
  const found = valueIn(groups, group)
  return found === undefined
    ? E.left({ name: 'NoSuchGroup', rule: 'DEL-F16', group })
    : answer(found)
}

/** A group must exist to be assigned; what a client must have is asked of it alone. */
const reaching = (to: AssignedTo, state: ClientAccess, answer: () => Verdict): Verdict =>
  to.kind === 'group' ? inGroup(to.group, state, answer) : answer()

const createGroup = (
  { data: { provider, name } }: On<'CreateGroup'>,
  { names, ordinal }: ClientAccess,
): Verdict => {
  const taken = valueIn(names, nameKey(name))
  return taken === undefined
    ? E.right([GroupCreated.make({ provider, group: `G${ordinal + 1}`, name })])
    : E.left({ name: 'NameTaken', rule: 'GRP-01', group: taken })
}

/** A group may take back a name of its own, or write it with other capitals: it stays unique. */
const renameGroup = (
  { data: { group, name } }: On<'RenameGroup'>,
  state: ClientAccess,
): Verdict => {
  const taken = valueIn(state.names, nameKey(name))
  if (taken !== undefined && taken !== group)
    return E.left({ name: 'NameTaken', rule: 'GRP-01', group: taken })
  return inGroup(group, state, ({ name: before }) =>
    E.right(before === name ? [] : [GroupRenamed.make({ group, before, name })]),
  )
}

/** A client that was in through an earlier relationship has left, and comes in anew (GRP-02). */
const addClient = (
  { data: { group, client } }: On<'AddClient'>,
  { clients }: Group,
  { relationship }: ClientAccessContext,
): Verdict => {
  if (relationship === null) return E.left({ name: 'NoLiveGrant', rule: 'GRP-02', client })
  return valueIn(clients, client) === relationship
    ? E.left({ name: 'AlreadyIn', rule: 'DEL-F16', client })
    : E.right([ClientAdded.make({ group, client, relationship })])
}

const removeClient = (
  { data: { group, client } }: On<'RemoveClient'>,
  { clients }: Group,
): Verdict =>
  valueIn(clients, client) === undefined
    ? E.left({ name: 'NotIn', rule: 'DEL-F16', client })
    : E.right([ClientRemoved.make({ group, client })])

const assignStaff = (
  { data: { provider, user, to, role } }: On<'AssignStaff'>,
  { staff }: ClientAccess,
  { spell, relationship }: ClientAccessContext,
): Verdict => {
  if (spell === null) return E.left({ name: 'NotMember', rule: 'GRP-04', user })
  if (to.kind === 'client' && relationship === null)
    return E.left({ name: 'NoLiveGrant', rule: 'GRP-02', client: to.client })
  const held = heldFor(to, personIn(staff, user))
  const isSame =
    held !== undefined &&
    held.role === role &&
    held.spell === spell &&
    (!('relationship' in held) || held.relationship === relationship)
  return isSame
    ? E.left({ name: 'AlreadyAssigned', rule: 'DEL-F17', user })
    : E.right([StaffAssigned.make({ provider, user, spell, to, relationship, role })])
}

const unassignStaff = (
  { data: { user, to } }: On<'UnassignStaff'>,
  { staff }: ClientAccess,
): Verdict =>
  heldFor(to, personIn(staff, user)) === undefined
    ? E.left({ name: 'AssignmentUnknown', rule: 'DEL-F17', user })
    : E.right([StaffUnassigned.make({ user, to })])

const heldFor = (
  to: AssignedTo,
  assignments: Assignments | undefined,
): Assignment | ClientAssignment | undefined => {
  if (assignments === undefined) return undefined
  return to.kind === 'group'
    ? valueIn(assignments.groups, to.group)
    : valueIn(assignments.clients, to.client)
}
