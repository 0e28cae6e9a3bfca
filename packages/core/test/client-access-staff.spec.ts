/** A provider's staff: who has which role for which client, and what ends it. */
import { describe, expect, test } from 'vitest'
import { clientAccess } from '../src/client-access/index.js'
import { clientAccessStanding } from '../src/client-access/standing.js'
import type { UserId } from '../src/values/index.js'
import { atlas, bob, maple, zoe } from './support/actors.js'
import { recorded, refusal } from './support/answers.js'
import {
  assign,
  create,
  event,
  inWest,
  own,
  regranted,
  relationships,
  staffed,
  toMaple,
  toWest,
  west,
  withMaple,
  withZoe,
} from './support/client-access.js'
import type { History } from './support/history.js'
import { delegated, joined } from './support/story.js'
import { daysAfter, monday } from './support/time.js'

const byBob = bob.for(atlas)
const here = { provider: atlas }
const assigns = (history: History, to: object, role = 'pEditor') =>
  history.ask(byBob, 'AssignStaff', { ...here, user: zoe.id, to, role })
const unassign = (history: History, to: object): History =>
  history.as(byBob, 'UnassignStaff', { ...here, user: zoe.id, to })

/** The role that zoe has for maple; `change` holds what is asked otherwise. */
const roleOfZoe = (history: History, change: object = {}) =>
  clientAccessStanding(history.state(clientAccess, own)).roleOf({
    user: zoe.id,
    spell: 2,
    client: maple,
    relationship: relationships.first,
    ...change,
  })

describe('staff (DEL-F17)', () => {
  const byGroup = assign(withMaple, toWest, 'pReader')
  const direct = assign(staffed, toMaple, 'pEditor')
  const zoeLeft = { bn9: atlas, user: zoe.id }

  test('is assigned to a client with the relationship, to a group without one', () => {
    const given = { ...here, user: zoe.id, spell: 2, role: 'pEditor' }
    expect(recorded(assigns(west, toMaple))).toEqual([
      event('StaffAssigned', { ...given, to: toMaple, relationship: relationships.first }),
    ])
    expect(recorded(assigns(west, toWest))).toEqual([
      event('StaffAssigned', { ...given, to: toWest, relationship: null }),
    ])
    direct
      .when(byBob, 'UnassignStaff', { ...here, user: zoe.id, to: toMaple })
      .then(event('StaffUnassigned', { user: zoe.id, to: toMaple }))
  })

  test('has the role it was given, directly or for who is in the group', () => {
    expect(roleOfZoe(direct)).toBe('pEditor')
    expect(roleOfZoe(byGroup)).toBe('pReader')
    expect(roleOfZoe(assign(west, toWest, 'pReader'))).toBe(null)
    expect(
      roleOfZoe(
        assign(west, toWest, 'pReader').as(byBob, 'AddClient', { ...inWest, client: maple }),
      ),
    ).toBe('pReader')
  })

  test.each([
    ['another person', { user: bob.id }],
    ['another access of the person', { spell: 3 }],
    ['another client', { client: atlas }],
    ['another relationship', { relationship: relationships.second }],
  ])('has none as %s', (_who, change) => {
    expect(roleOfZoe(direct, change)).toBe(null)
    expect(roleOfZoe(byGroup, change)).toBe(null)
  })

  test.each([
    ['pReader', 'pPAM', 'pPAM'],
    ['pPAM', 'pReader', 'pPAM'],
    ['pEditor', 'pReader', 'pEditor'],
    ['pReader', 'pEditor', 'pEditor'],
  ])('directly %s and by a group %s, it is %s: the highest counts (GRP-05)', (one, two, both) => {
    expect(roleOfZoe(assign(assign(withMaple, toMaple, one), toWest, two))).toBe(both)
    expect(roleOfZoe(assign(assign(withMaple, toWest, two), toMaple, one))).toBe(both)
  })

  test('of two groups the higher role counts too', () => {
    const east = create(byGroup, 'East').as(byBob, 'AddClient', {
      ...here,
      group: 'G2',
      client: maple,
    })
    expect(roleOfZoe(assign(east, { kind: 'group', group: 'G2' }, 'pPAM'))).toBe('pPAM')
  })

  test('keeps the other way when one is taken back', () => {
    const both = assign(byGroup, toMaple, 'pPAM')
    expect(roleOfZoe(unassign(both, toMaple))).toBe('pReader')
    expect(roleOfZoe(unassign(both, toWest))).toBe('pPAM')
    expect(roleOfZoe(unassign(unassign(both, toWest), toMaple))).toBe(null)
  })

  test('loses with a deleted group what it had through it, and only that (GRP-03)', () => {
    const deleted = (history: History) => history.as(byBob, 'DeleteGroup', inWest)
    expect(roleOfZoe(deleted(assign(byGroup, toMaple, 'pReader')))).toBe('pReader')
    expect(roleOfZoe(deleted(byGroup))).toBe(null)
    expect(roleOfZoe(create(deleted(byGroup), 'East'))).toBe(null)
  })

  test('loses with a removed client what it had for that client through the group', () => {
    const removed = byGroup.as(byBob, 'RemoveClient', { ...inWest, client: maple })
    expect(roleOfZoe(removed)).toBe(null)
  })

  test('is given another role by a second assignment, and the same one never twice', () => {
    for (const [history, to] of [
      [direct, toMaple],
      [assign(withMaple, toWest, 'pEditor'), toWest],
    ] as const) {
      expect(refusal(assigns(history, to))).toBe('AlreadyAssigned')
      expect(roleOfZoe(assign(history, to, 'pReader'))).toBe('pReader')
    }
  })

  test('that left and came back has nothing of what it had (GRP-04)', () => {
    for (const [history, to] of [
      [direct, toMaple],
      [byGroup, toWest],
    ] as const) {
      const left = history.as(byBob, 'RemoveUser', zoeLeft)
      expect(refusal(assigns(left, to))).toBe('NotMember')
      const back = withZoe(left)
      expect(roleOfZoe(back, { spell: 3 })).toBe(null)
      const role = to === toMaple ? 'pEditor' : 'pReader'
      expect(roleOfZoe(assign(back, to, role), { spell: 3 })).toBe(role)
    }
  })

  test('is no member any more once the last day of its access is over', () => {
    const dated = joined(delegated, {
      person: zoe,
      business: atlas,
      manager: byBob,
      assignment: { role: 'Reader', programs: ['RM0001'] },
      until: '2026-02-02',
    })
    expect(refusal(assigns(dated, toMaple))).toBe('accepted')
    expect(refusal(assigns(dated.at(daysAfter(monday, 1)), toMaple))).toBe('NotMember')
  })

  test('is assigned anew when the client comes back with a new grant (P17)', () => {
    const again = regranted(direct)
    expect(roleOfZoe(again, { relationship: relationships.second })).toBe(null)
    const renewed = assign(again, toMaple, 'pEditor')
    expect(roleOfZoe(renewed, { relationship: relationships.second })).toBe('pEditor')
  })

  test('a role above the manager of a program cannot be given at all', () => {
    expect(() => assigns(staffed, toMaple, 'pBAM')).toThrow('does not decode')
  })
})

test('many people and clients: each keeps its own', () => {
  const users = Array.from(
    { length: 40 },
    (_, n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}` as UserId,
  )
  const history = withMaple.given(
    own,
    ...users.map((user, n) =>
      event('StaffAssigned', {
        ...here,
        user,
        spell: 2,
        to: n % 2 === 0 ? toMaple : toWest,
        relationship: n % 2 === 0 ? relationships.first : null,
        role: n % 3 === 0 ? 'pPAM' : 'pReader',
      }),
    ),
  )
  expect(users.map((user) => roleOfZoe(history, { user }))).toEqual(
    users.map((_, n) => (n % 3 === 0 ? 'pPAM' : 'pReader')),
  )
})
