/** What authority asks of client access; separate because the loop asks it for other aggregates. */
import type { ClientAccessStanding } from '../authority/index.js'
import { entriesOf, highestAssigned, personIn, valueIn } from '../values/index.js'
import type { ClientAccess } from './state.js'

/** Of the direct assignment and those through groups the highest counts (GRP-05). */
export const clientAccessStanding = ({ staff, groups }: ClientAccess): ClientAccessStanding => ({
  roleOf: ({ user, spell, client, relationship }) => {
    const held = personIn(staff, user)
    if (held === undefined) return null
    const direct = valueIn(held.clients, client)
    const throughGroups = entriesOf(held.groups).filter(([id]) => {
      const group = valueIn(groups, id)
      return group !== undefined && valueIn(group.clients, client) === relationship
    })
    const given = [
      ...(direct?.relationship === relationship ? [direct] : []),
      ...throughGroups.map(([, assignment]) => assignment),
    ]
    return highestAssigned(given.filter((one) => one.spell === spell).map(({ role }) => role))
  },
})
