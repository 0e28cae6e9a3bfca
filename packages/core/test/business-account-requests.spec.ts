/** Invitations, and what ends a request without an approval, each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { alice, bob, carol, clock, dave, maple, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  asked,
  byAlice,
  ceased,
  editor,
  invitation,
  invitationLapse,
  invited,
  lapse,
  withSecondBam,
} from './support/businesses.js'
import { History } from './support/history.js'
import { account, joined, mapleStaffed, rm2 } from './support/story.js'
import { justBefore, utc } from './support/time.js'

const here = { bn9: maple, comment: null }
const ofZoe = { bn9: maple, user: zoe.id }

describe('InviteUser', () => {
  const issued = (data: object) => ({
    type: 'UserInvited',
    v: 1,
    data: { user: zoe.id, lapsesAt: invitationLapse, ...data },
  })

  test('offers a role for 14 days, by a BAM or by a PAM within its programs (USR-07)', () => {
    const given = { assignment: editor, until: '2026-12-31', invitedBy: alice.id, spell: 1 }
    mapleStaffed
      .when(byAlice, 'InviteUser', { ...invitation, until: '2026-12-31' })
      .then(issued(given))
    mapleStaffed
      .when(carol.for(maple), 'InviteUser', invitation)
      .then(issued({ assignment: editor, until: null, invitedBy: carol.id, spell: 2 }))
  })

  test('no PAM invites a BAM (USR-08)', () => {
    const answer = mapleStaffed.ask(carol.for(maple), 'InviteUser', {
      ...invitation,
      assignment: { role: 'BAM' },
    })
    expect(refusal(answer)).toContain('RoleAboveApprover')
  })

  test('a further invitation takes the place of the first', () => {
    const reader = { role: 'Reader', programs: ['RM0001'] }
    invited
      .as(byAlice, 'InviteUser', { ...invitation, assignment: reader })
      .when(zoe.alone, 'AcceptInvitation', ofZoe)
      .then({
        type: 'AccessApproved',
        v: 2,
        data: { user: zoe.id, assignment: reader, until: null, basis: 'invitation' },
      })
  })

  test('a PAM replaces no invitation that it could not give', () => {
    const reader = { ...invitation, assignment: { role: 'Reader', programs: ['RM0001'] } }
    const byPam = (history: History) => refusal(history.ask(carol.for(maple), 'InviteUser', reader))
    expect(byPam(invited)).toBe('accepted')
    const asBam = mapleStaffed.as(byAlice, 'InviteUser', {
      ...invitation,
      assignment: { role: 'BAM' },
    })
    expect(byPam(asBam)).toBe('OutOfScope')
    expect(byPam(asBam.at(utc(invitationLapse)))).toBe('accepted')
    const elsewhere = account(mapleStaffed, {
      manager: byAlice,
      bn15: rm2,
      programType: 'Importer',
    }).as(byAlice, 'InviteUser', {
      ...invitation,
      assignment: { role: 'Editor', programs: ['RM0002'] },
    })
    expect(byPam(elsewhere)).toBe('OutOfScope')
  })

  test('gives no power by itself (USR-05)', () => {
    const answer = invited.ask(zoe.for(maple), 'RemoveUser', { bn9: maple, user: dave.id })
    expect(refusal(answer)).toBe('NotAuthorized')
  })

  test('a person whose request lapsed may be invited', () => {
    const answer = asked.ask(byAlice, 'InviteUser', { ...invitation, until: null }, utc(lapse))
    expect(refusal(answer)).toBe('accepted')
  })
})

describe('AcceptInvitation', () => {
  test('is in time before the invitation lapses, and not in the instant in which it does', () => {
    const at = (instant: string) => invited.ask(zoe.alone, 'AcceptInvitation', ofZoe, utc(instant))
    expect(refusal(at(justBefore(utc(invitationLapse))))).toBe('accepted')
    expect(refusal(at(invitationLapse))).toBe('InvitationLapsed')
  })

  describe('ends with the access of who gave it (assumed CK-33)', () => {
    const givenByCarol = mapleStaffed.as(carol.for(maple), 'InviteUser', invitation)
    const ofCarol = { bn9: maple, user: carol.id }
    const pam = { role: 'PAM', programs: ['RM0001'] }
    const onlyRm2 = { role: 'PAM', programs: ['RM0002'] }
    const twoPrograms = account(givenByCarol, {
      manager: byAlice,
      bn15: rm2,
      programType: 'Importer',
    })
    const removed = givenByCarol.as(byAlice, 'RemoveUser', ofCarol)

    test.each([
      ['nothing happened', givenByCarol, 'accepted'],
      ['removed', removed, 'InvitationLapsed'],
      [
        'removed, and let in anew',
        joined(removed, { person: carol, business: maple, manager: byAlice, assignment: pam }),
        'InvitationLapsed',
      ],
      ['suspended', givenByCarol.as(byAlice, 'SuspendAccess', ofCarol), 'InvitationLapsed'],
      [
        'past its last day',
        givenByCarol
          .as(byAlice, 'SetAccessEnd', { ...ofCarol, until: '2026-02-02' })
          .at(utc('2026-02-03T05:00:00.000Z')),
        'InvitationLapsed',
      ],
      [
        'an Editor now',
        givenByCarol.as(byAlice, 'ChangeRole', { ...ofCarol, assignment: editor }),
        'InvitationLapsed',
      ],
      [
        'PAM of another program now',
        twoPrograms.as(byAlice, 'ChangeRole', { ...ofCarol, assignment: onlyRm2 }),
        'InvitationLapsed',
      ],
      [
        'a BAM now',
        givenByCarol.as(byAlice, 'ChangeRole', { ...ofCarol, assignment: { role: 'BAM' } }),
        'accepted',
      ],
    ] as const)('%s', (_name, history, answer) => {
      expect(refusal(history.ask(zoe.alone, 'AcceptInvitation', ofZoe))).toBe(answer)
    })

    test('which has no date of its own', () => {
      removed
        .when(zoe.alone, 'AcceptInvitation', ofZoe)
        .rejected({ name: 'InvitationLapsed', rule: 'USR-05', lapsedAt: null })
    })
  })

  test('a PAM who was a BAM when it gave a BAM its place gives it no more', () => {
    const asBam = withSecondBam()
      .as(zoe.for(maple), 'InviteUser', {
        ...invitation,
        user: bob.id,
        assignment: { role: 'BAM' },
      })
      .as(byAlice, 'ChangeRole', {
        ...ofZoe,
        assignment: { role: 'PAM', programs: ['RM0001'] },
      })
    const answer = asBam.ask(bob.alone, 'AcceptInvitation', { bn9: maple, user: bob.id })
    expect(refusal(answer)).toBe('InvitationLapsed')
  })

  test('uses the invitation up', () => {
    const left = invited
      .as(zoe.alone, 'AcceptInvitation', ofZoe)
      .as(zoe.alone, 'LeaveBusiness', { bn9: maple })
    left
      .when(zoe.alone, 'AcceptInvitation', ofZoe)
      .rejected({ name: 'NoInvitation', rule: 'USR-05', user: zoe.id })
  })

  test('an approval of a request uses it up too, and an acceptance the request', () => {
    const both = invited.as(zoe.alone, 'RequestAccess', here)
    const approval = { ...ofZoe, assignment: editor, until: null }
    const approved = both.as(byAlice, 'ApproveAccess', approval).as(byAlice, 'RemoveUser', ofZoe)
    expect(refusal(approved.ask(zoe.alone, 'AcceptInvitation', ofZoe))).toBe('NoInvitation')
    const accepted = both.as(zoe.alone, 'AcceptInvitation', ofZoe).as(byAlice, 'RemoveUser', ofZoe)
    expect(refusal(accepted.ask(byAlice, 'ApproveAccess', approval))).toBe('NoOpenRequest')
  })

  test('nobody accepts for another person', () => {
    for (const other of [alice, bob]) {
      expect(refusal(invited.ask(other.alone, 'AcceptInvitation', ofZoe))).toBe('NotInvitee')
    }
  })
})

describe('RejectAccess', () => {
  test('turns a request down, after which the person may ask again', () => {
    const reason = 'NotNeeded'
    asked
      .when(byAlice, 'RejectAccess', { ...ofZoe, reason })
      .then({ type: 'AccessRejected', v: 1, data: { user: zoe.id, reason } })
    const rejected = asked.as(byAlice, 'RejectAccess', { ...ofZoe, reason })
    expect(refusal(rejected.ask(byAlice, 'RejectAccess', { ...ofZoe, reason }))).toBe(
      'NoOpenRequest',
    )
    expect(refusal(rejected.ask(zoe.alone, 'RequestAccess', here))).toBe('accepted')
  })

  test('takes an open invitation back', () => {
    const refused = { ...ofZoe, reason: 'NotNeeded' }
    const taken = invited.as(byAlice, 'RejectAccess', refused)
    expect(refusal(taken.ask(zoe.alone, 'AcceptInvitation', ofZoe))).toBe('NoInvitation')
    const late = invited.ask(byAlice, 'RejectAccess', refused, utc(invitationLapse))
    expect(refusal(late)).toBe('NoOpenRequest')
  })

  test('is for a BAM only: neither names a program of its own (assumed CK-31)', () => {
    for (const history of [asked, invited]) {
      const answer = history.ask(carol.for(maple), 'RejectAccess', {
        ...ofZoe,
        reason: 'NotNeeded',
      })
      expect(refusal(answer)).toBe('OutOfScope')
    }
  })

  test('finds nothing once the request has lapsed', () => {
    const answer = asked.ask(byAlice, 'RejectAccess', { ...ofZoe, reason: 'NotNeeded' }, utc(lapse))
    expect(refusal(answer)).toBe('NoOpenRequest')
  })
})

describe('WithdrawAccess', () => {
  test('takes a request back, and nobody else does (USR-04)', () => {
    asked
      .when(zoe.alone, 'WithdrawAccess', ofZoe)
      .then({ type: 'AccessWithdrawn', v: 1, data: { user: zoe.id } })
    const withdrawn = asked.as(zoe.alone, 'WithdrawAccess', ofZoe)
    expect(refusal(withdrawn.ask(zoe.alone, 'WithdrawAccess', ofZoe))).toBe('NoOpenRequest')
    expect(refusal(asked.ask(alice.alone, 'WithdrawAccess', ofZoe))).toBe('NotRequester')
  })
})

describe('LapseAccess', () => {
  test('records from the instant on in which the request lapses (USR-14)', () => {
    asked
      .when(clock, 'LapseAccess', ofZoe, justBefore(utc(lapse)))
      .rejected({ name: 'NotDue', rule: 'USR-14', dueAt: lapse })
    asked
      .when(clock, 'LapseAccess', ofZoe, utc(lapse))
      .then({ type: 'AccessLapsed', v: 1, data: { user: zoe.id } })
  })

  test('is already true where no request is left', () => {
    const lapsed = asked.as(clock, 'LapseAccess', ofZoe, utc(lapse))
    for (const history of [lapsed, mapleStaffed, ceased, History.empty]) {
      history.when(clock, 'LapseAccess', ofZoe).then()
    }
  })
})
