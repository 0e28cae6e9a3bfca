/** A provider's groups of clients in a picture, and what its staff was given for them. */
import { type clientAccess, entriesOf } from '@carmkit/core'
import type { Describing } from './describing.js'
import type { Entry } from './picture.js'

/**
 * As it was recorded: an assignment names the access and the relationship in which it was given, and
 * gives nothing once one of them is over (GRP-02, GRP-04).
 */
export const clientGroupEntries: Describing<typeof clientAccess> = (
  { groups, staff },
  { name },
) => [
  ...entriesOf(groups).map(
    ([id, group]): Entry => ({
      section: 'clientGroups',
      key: `${name} ${id}`,
      fields: {
        name: group.name,
        clients: entriesOf(group.clients)
          .map(([client]) => client)
          .toSorted(),
      },
    }),
  ),
  ...entriesOf(staff).flatMap(([user, assignments]): ReadonlyArray<Entry> => {
    const clients = entriesOf(assignments.clients).map(
      ([client, { role, spell }]) => `${client} as ${role} in access ${spell}`,
    )
    const inGroups = entriesOf(assignments.groups).map(
      ([id, { role, spell }]) => `${id} as ${role} in access ${spell}`,
    )
    if (clients.length + inGroups.length === 0) return []
    const fields = { clients: clients.toSorted(), groups: inGroups.toSorted() }
    return [{ section: 'staff', key: `${name} ${user}`, fields }]
  }),
]
