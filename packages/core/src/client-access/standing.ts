/** What authority asks of client access; separate because the loop asks it for other aggregates. */
import type { ClientAccessStanding } from '../authority/index.js'
import {
  type AssignedRole,
  entriesOf,
  highestAssigned,
  personIn,
  valueIn,
} from '../values/index.js'
import type { ClientAccess } from './state.js'

/** Whose assignments are asked for, as authority asks. */
type Asked = Parameters<ClientAccessStanding['roleOf']>[0]

/** An assignment that gives a person a role for a client: directly, or through a group of clients. */
export interface Reaching {
  /** Id of the group; null where the client itself was assigned. */
  readonly group: string | null
  readonly role: AssignedRole
}

/** All that hold in this access and this relationship (GRP-02, GRP-04). */
export const assignmentsReaching = (
  { staff, groups }: Pick<ClientAccess, 'staff' | 'groups'>,
  { user, spell, client, relationship }: Asked,
): ReadonlyArray<Reaching> => {
  const held = personIn(staff, user)
  if (held === undefined) return []
  const direct = valueIn(held.clients, client)
  const throughGroups = entriesOf(held.groups).filter(([id]) => {
    const group = valueIn(groups, id)
    return group !== undefined && valueIn(group.clients, client) === relationship
  })
  return [
    ...(direct?.relationship === relationship ? [[null, direct] as const] : []),
    ...throughGroups,
  ].flatMap(([group, one]) => (one.spell === spell ? [{ group, role: one.role }] : []))
}

/** Of the direct assignment and those through groups the highest counts (GRP-05). */
export const clientAccessStanding = (state: ClientAccess): ClientAccessStanding => ({
  roleOf: (asked) => highestAssigned(assignmentsReaching(state, asked).map(({ role }) => role)),
})
