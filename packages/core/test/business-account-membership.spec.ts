/** An access that exists: roles, ends, suspensions, and the BAM that always stays. */
import { describe, expect, test } from 'vitest'
import { businessAccount } from '../src/index.js'
import { personIn } from '../src/values/index.js'
import { alice, carol, clock, dave, erin, maple, type Person, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  byAlice,
  ceased,
  daveLeavesSoon,
  editor,
  withPendingProgram,
  withSecondBam,
} from './support/businesses.js'
import { History } from './support/history.js'
import { account, joined, mapleStaffed, rm2, stream } from './support/story.js'
import { justBefore, utc } from './support/time.js'

const on = (person: Person, data: object = {}) => ({ bn9: maple, user: person.id, ...data })
const bam = { assignment: { role: 'BAM' } }
const pam = (...programs: ReadonlyArray<string>) => ({ assignment: { role: 'PAM', programs } })
const bySelf = (person: Person) => person.for(maple)
const wider = account(mapleStaffed, { manager: byAlice, bn15: rm2, programType: 'Importer' })

describe('ChangeRole', () => {
  const changed = (person: Person, before: object, after: object) => ({
    type: 'RoleChanged',
    v: 1,
    data: { user: person.id, before, after },
  })

  test('gives another role and says which it was', () => {
    mapleStaffed
      .when(byAlice, 'ChangeRole', on(dave, bam))
      .then(changed(dave, editor, bam.assignment))
  })

  test('compares programs without their order', () => {
    const both = wider.as(byAlice, 'ChangeRole', on(carol, pam('RM0001', 'RM0002')))
    both
      .when(byAlice, 'ChangeRole', on(carol, pam('RM0002', 'RM0001')))
      .rejected({ name: 'NothingChanged', rule: 'USR-13' })
  })

  test('a PAM changes roles whose old and new programs are all its own (USR-19)', () => {
    const by = (data: object, person = dave) =>
      refusal(wider.ask(carol.for(maple), 'ChangeRole', on(person, data)))
    expect(by(pam('RM0001'))).toBe('accepted')
    expect(by(pam('RM0002'))).toBe('OutOfScope')
    expect(by(pam('RM0001', 'RM0002'))).toBe('OutOfScope')
    const beyond = wider.as(byAlice, 'ChangeRole', on(dave, pam('RM0001', 'RM0002')))
    const back = beyond.ask(carol.for(maple), 'ChangeRole', on(dave, pam('RM0001')))
    expect(refusal(back)).toBe('OutOfScope')
  })

  test('a PAM makes no BAM, and unmakes none (USR-08)', () => {
    const by = (person: Person, data: object) =>
      refusal(withSecondBam().ask(carol.for(maple), 'ChangeRole', on(person, data)))
    expect(by(dave, bam)).toBe('OutOfScope, RoleAboveApprover')
    expect(by(zoe, pam('RM0001'))).toBe('OutOfScope')
  })

  test('nobody raises the own role, a PAM may lower it (USR-17, a10)', () => {
    const own = (data: object) =>
      refusal(mapleStaffed.ask(carol.for(maple), 'ChangeRole', on(carol, data)))
    expect(own(bam)).toContain('SelfPromotion')
    expect(own({ assignment: editor })).toBe('accepted')
  })

  test('asks of a program only that it is Active when it is new to the role', () => {
    const given = withPendingProgram(mapleStaffed).given(stream.maple, {
      type: 'RoleChanged',
      v: 1,
      data: { user: dave.id, before: editor, after: { role: 'Editor', programs: ['RM0002'] } },
    })
    const raised = given.ask(byAlice, 'ChangeRole', on(dave, pam('RM0002')))
    expect(refusal(raised)).toBe('accepted')
    const added = given.ask(byAlice, 'ChangeRole', on(erin, pam('RM0001', 'RM0002')))
    expect(refusal(added)).toBe('ProgramNotActive')
  })

  test('leaves end date, suspension and spell as they are', () => {
    const state = daveLeavesSoon
      .as(byAlice, 'SuspendAccess', on(dave))
      .as(byAlice, 'ChangeRole', on(dave, bam))
      .state(businessAccount, stream.maple)
    expect('members' in state && personIn(state.members, dave.id)).toEqual({
      ...bam,
      until: '2026-02-10',
      suspended: true,
      spell: 3,
    })
  })
})

test('an access that is over is none for a PAM, whether the clock has said so or not', () => {
  const over = utc('2026-02-11T05:00:00.000Z')
  const data = { until: '2026-03-01' }
  const ends = (history: History, at = over) =>
    refusal(history.ask(carol.for(maple), 'SetAccessEnd', on(dave, data), at))
  const recorded = daveLeavesSoon.as(clock, 'ExpireAccess', on(dave), over)
  expect(ends(daveLeavesSoon, justBefore(over))).toBe('accepted')
  expect([ends(daveLeavesSoon), ends(recorded)]).toEqual(['OutOfScope', 'OutOfScope'])
})

describe('SetAccessEnd', () => {
  test('sets an end, lifts it, and is already true for the same one', () => {
    const endSet = (until: string | null) => ({
      type: 'AccessEndSet',
      v: 1,
      data: { user: dave.id, until },
    })
    mapleStaffed
      .when(byAlice, 'SetAccessEnd', on(dave, { until: '2026-02-10' }))
      .then(endSet('2026-02-10'))
    daveLeavesSoon.when(byAlice, 'SetAccessEnd', on(dave, { until: null })).then(endSet(null))
    daveLeavesSoon.when(byAlice, 'SetAccessEnd', on(dave, { until: '2026-02-10' })).then()
  })

  test('nobody prolongs the own access, everybody who may shortens it (USR-17, CK-23)', () => {
    const dated = mapleStaffed.as(byAlice, 'SetAccessEnd', on(carol, { until: '2026-06-30' }))
    const own = (until: string | null) =>
      refusal(dated.ask(carol.for(maple), 'SetAccessEnd', on(carol, { until })))
    expect(own(null)).toBe('SelfApproval')
    expect(own('2026-07-01')).toBe('SelfApproval')
    expect(own('2026-06-29')).toBe('accepted')
    dated.when(carol.for(maple), 'SetAccessEnd', on(carol, { until: '2026-06-30' })).then()
    expect(refusal(dated.ask(byAlice, 'SetAccessEnd', on(carol, { until: null })))).toBe('accepted')
  })

  test('a PAM dates only those whose roles all lie within its programs (f10)', () => {
    const reaching = wider.as(byAlice, 'ChangeRole', on(erin, pam('RM0001', 'RM0002')))
    const dates = (person: Person) =>
      refusal(reaching.ask(carol.for(maple), 'SetAccessEnd', on(person, { until: '2026-03-01' })))
    expect([dates(dave), dates(erin), dates(alice)]).toEqual([
      'accepted',
      'OutOfScope',
      'OutOfScope',
    ])
  })
})

describe('SuspendAccess and ResumeAccess', () => {
  const suspended = mapleStaffed.as(byAlice, 'SuspendAccess', on(carol))

  test('take power and give it back, each once', () => {
    mapleStaffed
      .when(byAlice, 'SuspendAccess', on(carol))
      .then({ type: 'AccessSuspended', v: 1, data: { user: carol.id } })
    suspended.when(byAlice, 'SuspendAccess', on(carol)).then()
    suspended
      .when(byAlice, 'ResumeAccess', on(carol))
      .then({ type: 'AccessResumed', v: 1, data: { user: carol.id } })
    mapleStaffed.when(byAlice, 'ResumeAccess', on(carol)).then()
    const removal = (history: History) =>
      refusal(history.ask(carol.for(maple), 'RemoveUser', on(dave)))
    expect(removal(suspended)).toBe('AccessSuspended')
    expect(removal(suspended.as(byAlice, 'ResumeAccess', on(carol)))).toBe('accepted')
  })

  test('a suspended person stays a member, and may leave', () => {
    expect(
      refusal(suspended.ask(carol.alone, 'RequestAccess', { bn9: maple, comment: null })),
    ).toBe('AlreadyMember')
    expect(refusal(suspended.ask(carol.alone, 'LeaveBusiness', { bn9: maple }))).toBe('accepted')
  })
})

describe('LeaveBusiness and ExpireAccess', () => {
  const ended = { type: 'AccessEnded', v: 1, data: { user: dave.id, assignment: editor } }
  const nextDay = utc('2026-02-11T05:00:00.000Z')

  test('a member ends its own access, a Reader too (USR-20)', () => {
    mapleStaffed.when(dave.alone, 'LeaveBusiness', { bn9: maple }).then(ended)
    expect(refusal(mapleStaffed.ask(erin.alone, 'LeaveBusiness', { bn9: maple }))).toBe('accepted')
  })

  test('the clock records an end from the midnight on that follows the last day (a14)', () => {
    daveLeavesSoon
      .when(clock, 'ExpireAccess', on(dave), justBefore(nextDay))
      .rejected({ name: 'NotDue', rule: 'USR-16', dueAt: nextDay })
    daveLeavesSoon.when(clock, 'ExpireAccess', on(dave), nextDay).then(ended)
  })

  test('an access without end is never due', () => {
    mapleStaffed
      .when(clock, 'ExpireAccess', on(dave))
      .rejected({ name: 'NotDue', rule: 'USR-16', dueAt: null })
  })

  test('an access that is gone needs no end', () => {
    const expired = daveLeavesSoon.as(clock, 'ExpireAccess', on(dave), nextDay)
    for (const history of [expired, ceased, History.empty]) {
      history.when(clock, 'ExpireAccess', on(dave)).then()
    }
  })

  test('decides nothing: after the last day the access is over, recorded or not (USR-16)', () => {
    const attempts: ReadonlyArray<readonly [string, object]> = [
      ['ChangeRole', on(dave, pam('RM0001'))],
      ['SetAccessEnd', on(dave, { until: null })],
      ['SuspendAccess', on(dave)],
      ['ResumeAccess', on(dave)],
      ['RemoveUser', on(dave)],
    ]
    for (const [type, data] of attempts) {
      expect(refusal(daveLeavesSoon.ask(byAlice, type, data, nextDay)), type).toBe('NotMember')
    }
    const leaves = daveLeavesSoon.ask(dave.alone, 'LeaveBusiness', { bn9: maple }, nextDay)
    expect(refusal(leaves)).toBe('NotMember')
  })

  test('a person who comes back is in another spell of access', () => {
    const back = joined(mapleStaffed.as(dave.alone, 'LeaveBusiness', { bn9: maple }), {
      person: dave,
      business: maple,
      manager: byAlice,
      assignment: editor,
    })
    const state = back.state(businessAccount, stream.maple)
    expect('members' in state && personIn(state.members, dave.id)?.spell).toBe(5)
  })
})

describe('the last BAM without end date and suspension stays (BUS-11, USR-10)', () => {
  const losses: ReadonlyArray<readonly [string, (history: History, who: Person) => string]> = [
    ['RemoveUser', (history, who) => refusal(history.ask(bySelf(who), 'RemoveUser', on(who)))],
    [
      'LeaveBusiness',
      (history, who) => refusal(history.ask(who.alone, 'LeaveBusiness', { bn9: maple })),
    ],
    [
      'ChangeRole',
      (history, who) => refusal(history.ask(bySelf(who), 'ChangeRole', on(who, pam('RM0001')))),
    ],
    [
      'SetAccessEnd',
      (history, who) =>
        refusal(history.ask(bySelf(who), 'SetAccessEnd', on(who, { until: '2026-12-31' }))),
    ],
    [
      'SuspendAccess',
      (history, who) => refusal(history.ask(bySelf(who), 'SuspendAccess', on(who))),
    ],
  ]

  test.each(losses)('%s', (_type, loses) => {
    expect(loses(mapleStaffed, alice)).toBe('LastBam')
    expect(loses(withSecondBam(), alice)).toBe('accepted')
    expect(loses(withSecondBam('2026-12-30'), alice)).toBe('LastBam')
    const other = withSecondBam().as(byAlice, 'SuspendAccess', on(zoe))
    expect(loses(other, alice)).toBe('LastBam')
    const resumed = other.as(byAlice, 'ResumeAccess', on(zoe))
    expect(loses(resumed, alice)).toBe('accepted')
    expect(loses(resumed, zoe)).toBe('accepted')
  })
})
