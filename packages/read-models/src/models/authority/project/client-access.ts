/** What each event of a provider's client access changes in the joints of authority. */
import { clientAccess } from '@carmkit/core'
import type { EventIn } from '@carmkit/kernel'
import { type Projected, source, unchanged } from '../../../project/model.js'
import type { Change, Rows } from '../../../project/rows.js'
import type { AnyTable } from '../../../project/table.js'
import { clientGroupHistory, groupClientHistory, staffAssignmentHistory } from '../tables/index.js'
import { begun, ended, standing, type Untimed } from './timed.js'

type StaffAssigned = Extract<
  EventIn<typeof clientAccess.events>,
  { readonly type: 'StaffAssigned' }
>

const providerOf = ({ event: { stream } }: Projected): string =>
  stream.slice(clientAccess.category.length + 1)

const targetOf = (to: StaffAssigned['data']['to']): string =>
  to.kind === 'client' ? to.client : to.group

interface Found<T extends AnyTable> {
  readonly rows: Rows
  readonly table: T
  readonly values: Partial<Untimed<T>>
}

const endedAll = <T extends AnyTable>(
  projected: Projected,
  { rows, table, values }: Found<T>,
): ReadonlyArray<Change> => standing(rows, table, values).map((row) => ended(table, row, projected))

export const assignments = source(clientAccess, {
  GroupCreated: (projected) => {
    const { provider, group } = projected.event.data
    return [begun(clientGroupHistory, { provider, group_id: group }, projected)]
  },
  // Its clients and assignments keep their rows: a group that is no more gives nothing (GRP-03).
  GroupDeleted: (projected, rows) => {
    const values = { provider: providerOf(projected), group_id: projected.event.data.group }
    return endedAll(projected, { rows, table: clientGroupHistory, values })
  },
  ClientAdded: (projected, rows) => {
    const { group, client, relationship } = projected.event.data
    const values = { provider: providerOf(projected), group_id: group, client }
    return [
      ...endedAll(projected, { rows, table: groupClientHistory, values }),
      begun(groupClientHistory, { ...values, relationship }, projected),
    ]
  },
  ClientRemoved: (projected, rows) => {
    const { group, client } = projected.event.data
    const values = { provider: providerOf(projected), group_id: group, client }
    return endedAll(projected, { rows, table: groupClientHistory, values })
  },
  StaffAssigned: (projected, rows) => {
    const { provider, user, spell, to, relationship, role } = projected.event.data
    const values = { provider, user_id: user, assigned_to: targetOf(to) }
    return [
      ...endedAll(projected, { rows, table: staffAssignmentHistory, values }),
      begun(staffAssignmentHistory, { ...values, relationship, role, spell }, projected),
    ]
  },
  StaffUnassigned: (projected, rows) => {
    const { user, to } = projected.event.data
    const values = { provider: providerOf(projected), user_id: user, assigned_to: targetOf(to) }
    return endedAll(projected, { rows, table: staffAssignmentHistory, values })
  },
  GroupRenamed: unchanged,
})
