/** What tables and pictures must both say of a provider's groups of clients, and of its staff for them. */
import type { Picture } from '@carmkit/audit'
import type { Tables } from '../../src/index.js'
import { expectSection, text, told, value } from './picture-sections.js'

export const expectClientGroups = (tables: Tables, { clientGroups, staff }: Picture): void => {
  const { client_group: groups = [], client_group_member: members = [] } = tables
  expectSection(
    'clientGroups',
    clientGroups,
    told(
      groups.filter((row) => row['deleted_at'] === null),
      (row) => [
        `${row['provider']} ${row['group_id']}`,
        {
          name: value(row['name']),
          clients: members
            .filter(
              (one) => one['provider'] === row['provider'] && one['group_id'] === row['group_id'],
            )
            .map((one) => text(one['client']))
            .toSorted(),
        },
      ],
    ),
  )
  const { staff_assignment: assignments = [] } = tables
  const assignedTo = (key: string, kind: string): ReadonlyArray<string> =>
    assignments
      .filter(
        (one) => `${one['provider']} ${one['user_id']}` === key && one['assigned_to'] === kind,
      )
      .map((one) => `${one['assigned_id']} as ${one['role']} in access ${one['spell']}`)
      .toSorted()
  expectSection(
    'staff',
    staff,
    told(assignments, (row) => {
      const key = `${row['provider']} ${row['user_id']}`
      return [key, { clients: assignedTo(key, 'client'), groups: assignedTo(key, 'group') }]
    }),
  )
}
