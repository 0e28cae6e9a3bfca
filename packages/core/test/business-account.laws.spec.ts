/** What holds of a business account after any commands: its last BAM, and its spells of access. */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { type Actor, businessAccount } from '../src/index.js'
import { everybody } from '../src/values/index.js'
import { alice, carol, clock, cra, dave, erin, maple, officer, zoe } from './support/actors.js'
import type { History } from './support/history.js'
import { mapleStaffed, stream } from './support/story.js'
import { hoursAfter } from './support/time.js'

interface Step {
  readonly actor: Actor
  readonly type: string
  readonly data: object
  readonly hours: number
}

const person = fc.constantFrom(alice, carol, dave, erin, zoe)
const assignment = fc.constantFrom(
  { role: 'BAM' },
  { role: 'PAM', programs: ['RM0001'] },
  { role: 'Reader', programs: ['RM0001'] },
)
const until = fc.constantFrom(null, '2026-02-03', '2026-02-20')
const hours = fc.constantFrom(0, 1, 24, 400)

const managed = fc
  .tuple(
    person,
    person,
    fc.constantFrom(
      'InviteUser',
      'ApproveAccess',
      'ChangeRole',
      'SetAccessEnd',
      'SuspendAccess',
      'ResumeAccess',
      'RemoveUser',
    ),
    assignment,
    until,
  )
  .map(([by, { id: user }, type, role, end]) => {
    const withEnd = type === 'SetAccessEnd' ? { until: end } : {}
    const withRole = type === 'ChangeRole' ? { assignment: role } : {}
    const withBoth =
      type === 'InviteUser' || type === 'ApproveAccess' ? { assignment: role, until: end } : {}
    const data = { user, ...withEnd, ...withRole, ...withBoth }
    return { actor: by.for(maple), type, data }
  })

const ownMatter = fc
  .tuple(person, fc.constantFrom('RequestAccess', 'AcceptInvitation', 'LeaveBusiness'))
  .map(([{ id: user, alone }, type]) => ({
    actor: alone,
    type,
    data:
      type === 'RequestAccess' ? { comment: null } : type === 'AcceptInvitation' ? { user } : {},
  }))

const elsewhere = fc
  .tuple(
    person,
    fc.constantFrom('expires', 'loses', 'recovers', 'suspends', 'reinstates', 'ceases'),
  )
  .map(([{ id: user }, what]): Omit<Step, 'hours'> => {
    const steps = {
      expires: { actor: clock, type: 'ExpireAccess', data: { user } },
      loses: { actor: officer, type: 'RecordCredentialLoss', data: {} },
      recovers: { actor: officer, type: 'AppointRecoveryBam', data: { user } },
      suspends: { actor: officer, type: 'SuspendBusiness', data: { reason: 'Compliance' } },
      reinstates: { actor: officer, type: 'ReinstateBusiness', data: {} },
      ceases: {
        actor: cra,
        type: 'RecordBnCeased',
        data: { on: '2026-02-01', reason: 'Dissolved' },
      },
    }
    return steps[what as keyof typeof steps]
  })

const steps = fc.array(
  fc
    .tuple(
      fc.oneof(
        { weight: 8, arbitrary: managed },
        { weight: 4, arbitrary: ownMatter },
        { weight: 1, arbitrary: elsewhere },
      ),
      hours,
    )
    .map(([step, later]): Step => ({ ...step, hours: later })),
  { maxLength: 40 },
)

/** Every history along the way; commands that are refused leave it as it is. */
const histories = (taken: ReadonlyArray<Step>): ReadonlyArray<History> => {
  const passed: History[] = [mapleStaffed]
  for (const { actor, type, data, hours: later } of taken) {
    const before = passed[passed.length - 1] ?? mapleStaffed
    const history = before.at(hoursAfter(before.now, later))
    const all = { bn9: maple, ...data }
    passed.push(E.isRight(history.ask(actor, type, all)) ? history.as(actor, type, all) : history)
  }
  return passed
}

const standing = (history: History) => {
  const state = history.state(businessAccount, stream.maple)
  if (!('members' in state)) throw new Error('maple is registered in every history here')
  return state
}

test('an Active business has a BAM without end date and suspension after every command (BUS-11)', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      for (const history of histories(taken)) {
        const { status, members } = standing(history)
        const lasting = everybody(members).filter(
          ([, member]) =>
            member.assignment.role === 'BAM' && member.until === null && !member.suspended,
        )
        if (status === 'Active') expect(lasting.length).toBeGreaterThan(0)
        if (status === 'Ceased') expect(members).toBe(null)
      }
    }),
  )
})

test('no two accesses are of the same spell, and no spell comes back (P17)', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const owners = new Map<number, string>()
      const ended = new Set<number>()
      for (const history of histories(taken)) {
        const now = everybody(standing(history).members)
        const spells = new Set(now.map(([, { spell }]) => spell))
        for (const [user, { spell }] of now) {
          expect(ended.has(spell)).toBe(false)
          expect(owners.get(spell) ?? user).toBe(user)
          owners.set(spell, user)
        }
        for (const spell of owners.keys()) if (!spells.has(spell)) ended.add(spell)
      }
    }),
  )
})
