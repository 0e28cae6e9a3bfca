/** What rows of client access must say, told from the streams alone. */
import { type clientAccess, entriesOf } from '@carmkit/core'
import type { Log } from '@carmkit/laws'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import { byText, like, statesOf } from '../support.js'

type ClientAccess = typeof clientAccess.initial

/** Groups, their clients and the staff assigned are those that the streams fold to. */
export const expectClientAccesses = (tables: Tables, log: Log): void => {
  const states = [...statesOf(log, 'clientAccess')] as ReadonlyArray<[string, ClientAccess]>
  const { client_group: groups = [], client_group_member: members = [] } = tables
  const { staff_assignment: staff = [] } = tables
  const standing = groups.filter(({ deleted_at }) => deleted_at === null)
  expect(standing.map(like(['provider', 'group_id', 'name']))).toEqual(
    states
      .flatMap(([provider, state]) =>
        entriesOf(state.groups).map(([group_id, { name }]) => ({ provider, group_id, name })),
      )
      .toSorted(byText),
  )
  expect(groups).toHaveLength(states.reduce((sum, [, { ordinal }]) => sum + ordinal, 0))
  expect(
    members
      .filter((row) =>
        standing.some(
          (one) => one['provider'] === row['provider'] && one['group_id'] === row['group_id'],
        ),
      )
      .map(like(['provider', 'group_id', 'client', 'relationship'])),
  ).toEqual(states.flatMap(clientsIn).toSorted(byText))
  expect(
    staff
      .map(
        like([
          'provider',
          'user_id',
          'assigned_to',
          'assigned_id',
          'role',
          'spell',
          'relationship',
        ]),
      )
      .toSorted(byText),
  ).toEqual(states.flatMap(assignmentsIn).toSorted(byText))
}

const clientsIn = ([provider, { groups }]: [string, ClientAccess]) =>
  entriesOf(groups).flatMap(([group_id, { clients }]) =>
    entriesOf(clients).map(([client, relationship]) => ({
      provider,
      group_id,
      client,
      relationship,
    })),
  )

const assignmentsIn = ([provider, { staff }]: [string, ClientAccess]) =>
  entriesOf(staff).flatMap(([user_id, { clients, groups }]) => [
    ...entriesOf(clients).map(([assigned_id, { role, spell, relationship }]) => ({
      provider,
      user_id,
      assigned_to: 'client',
      assigned_id,
      role,
      spell,
      relationship,
    })),
    ...entriesOf(groups).map(([assigned_id, { role, spell }]) => ({
      provider,
      user_id,
      assigned_to: 'group',
      assigned_id,
      role,
      spell,
      relationship: null,
    })),
  ])
