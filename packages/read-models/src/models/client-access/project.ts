/** What each event of a provider's client access changes. */
import { clientAccess as aggregate } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { fromSources, type Projected, type Projection, source } from '../../project/model.js'
import { put, remove } from '../../project/rows.js'
import type { Row } from '../../project/table.js'
import { idOf } from '../recorded.js'
import { clientGroup, clientGroupMember, staffAssignment } from './tables.js'

type ClientAccessEvent = EventIn<typeof aggregate.events>
type AssignedTo = Extract<ClientAccessEvent, { readonly type: 'StaffUnassigned' }>['data']['to']
type GroupRow = Row<typeof clientGroup>

/** Columns of a group that an event changes. */
const group =
  <Event extends Extract<ClientAccessEvent, { readonly type: 'GroupRenamed' | 'GroupDeleted' }>>(
    to: (event: Projected<Event>['event']) => Partial<GroupRow>,
  ): Projection<Event> =>
  ({ event }, rows) => {
    const key = { provider: idOf(event), group_id: event.data.group }
    const row = rows.get(clientGroup, key)
    if (row === null)
      throw new Error(`${event.type} of a group that was never made: ${key.group_id}`)
    return [put(clientGroup, { ...row, ...to(event), revision: event.revision })]
  }

const assigned = (to: AssignedTo) => ({
  assigned_to: to.kind,
  assigned_id: to.kind === 'client' ? to.client : to.group,
})

export const project = fromSources(
  source(aggregate, {
    GroupCreated: ({ event }) => [
      put(clientGroup, {
        provider: idOf(event),
        group_id: event.data.group,
        name: event.data.name,
        created_at: event.metadata.recordedAt,
        deleted_at: null,
        revision: event.revision,
      }),
    ],
    GroupRenamed: group(({ data }) => ({ name: data.name })),
    GroupDeleted: group(({ metadata }) => ({ deleted_at: metadata.recordedAt })),
    ClientAdded: ({ event }) => [
      put(clientGroupMember, {
        provider: idOf(event),
        group_id: event.data.group,
        client: event.data.client,
        relationship: event.data.relationship,
        added_at: event.metadata.recordedAt,
        revision: event.revision,
      }),
    ],
    ClientRemoved: ({ event }) => [
      remove(clientGroupMember, {
        provider: idOf(event),
        group_id: event.data.group,
        client: event.data.client,
      }),
    ],
    StaffAssigned: ({ event }) => [
      put(staffAssignment, {
        provider: idOf(event),
        user_id: event.data.user,
        ...assigned(event.data.to),
        role: event.data.role,
        spell: event.data.spell,
        relationship: event.data.relationship,
        assigned_at: event.metadata.recordedAt,
        revision: event.revision,
      }),
    ],
    StaffUnassigned: ({ event }) => [
      remove(staffAssignment, {
        provider: idOf(event),
        user_id: event.data.user,
        ...assigned(event.data.to),
      }),
    ],
  }),
)
