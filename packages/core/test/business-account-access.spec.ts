/** The people of a business: who asks, who is let in, who has to go, and when a date decides. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { alice, atlas, bob, carol, dave, erin, maple, zoe } from './support/actors.js'
import { refusal } from './support/answers.js'
import type { History } from './support/history.js'
import { account, joined, mapleAlone, mapleStaffed, ready, rm2 } from './support/story.js'
import { daysAfter, justBefore, monday, utc } from './support/time.js'

const here = { bn9: maple, comment: null }
const byAlice = alice.for(maple)
const editor = { role: 'Editor', programs: ['RM0001'] }
const lapse = '2026-03-04T14:00:00.000Z'
const approval = { bn9: maple, user: zoe.id, assignment: editor, until: null }
const asked = mapleStaffed.as(zoe.alone, 'RequestAccess', here)

describe('RequestAccess', () => {
  test('opens a request for 30 days (USR-14)', () => {
    mapleAlone.when(zoe.alone, 'RequestAccess', here).then({
      type: 'AccessRequested',
      v: 2,
      data: { user: zoe.id, lapsesAt: lapse, comment: null },
    })
  })

  test('keeps what the person says as a reference only (USR-04)', () => {
    const comment = 'a'.repeat(64)
    mapleAlone.when(zoe.alone, 'RequestAccess', { bn9: maple, comment }).then({
      type: 'AccessRequested',
      v: 2,
      data: { user: zoe.id, lapsesAt: lapse, comment },
    })
  })

  test('is asked by a person for itself, not for a business (USR-03)', () => {
    const asks = (actor: Parameters<History['ask']>[0]) =>
      refusal(ready.ask(actor, 'RequestAccess', here))
    expect(asks(bob.for(atlas))).toBe('ActsForABusiness')
    expect(asks(bob.alone)).toBe('accepted')
  })

  test('may be asked again in the very instant in which the first request lapses', () => {
    const before = asked.ask(zoe.alone, 'RequestAccess', here, justBefore(daysAfter(monday, 30)))
    expect(refusal(before)).toBe('RequestOpen')
    expect(refusal(asked.ask(zoe.alone, 'RequestAccess', here, utc(lapse)))).toBe('accepted')
  })

  test('a former member may ask again', () => {
    const left = mapleStaffed.as(byAlice, 'RemoveUser', { bn9: maple, user: dave.id })
    expect(refusal(left.ask(dave.alone, 'RequestAccess', here))).toBe('accepted')
  })
})

describe('ApproveAccess', () => {
  const approved = (data: object) => ({
    type: 'AccessApproved',
    v: 2,
    data: { ...data, basis: 'request' },
  })

  test('gives the role that the manager chooses (USR-06)', () => {
    const given = { user: zoe.id, assignment: editor, until: '2026-12-31' }
    asked.when(byAlice, 'ApproveAccess', { ...approval, until: '2026-12-31' }).then(approved(given))
  })

  test('a BAM may make another BAM (USR-07)', () => {
    const bam = { ...approval, assignment: { role: 'BAM' } }
    asked
      .when(byAlice, 'ApproveAccess', bam)
      .then(approved({ user: zoe.id, assignment: { role: 'BAM' }, until: null }))
  })

  test.each(['PAM', 'Editor', 'Reader'])('a PAM may make a %s of its program (USR-08)', (role) => {
    const assignment = { role, programs: ['RM0001'] }
    asked
      .when(carol.for(maple), 'ApproveAccess', { ...approval, assignment })
      .then(approved({ user: zoe.id, assignment, until: null }))
  })

  test('may end on the very day on which it is given (a14)', () => {
    const today = { ...approval, until: '2026-02-02' }
    expect(refusal(asked.ask(byAlice, 'ApproveAccess', today))).toBe('accepted')
    const yesterday = { ...approval, until: '2026-02-01' }
    expect(refusal(asked.ask(byAlice, 'ApproveAccess', yesterday))).toBe('EndInPast')
  })

  test('answers a request before it lapses and not in the instant in which it does (USR-14)', () => {
    const at = (instant: string) => asked.ask(byAlice, 'ApproveAccess', approval, utc(instant))
    expect(refusal(at(justBefore(utc(lapse))))).toBe('accepted')
    expect(refusal(at(lapse))).toBe('NoOpenRequest')
  })

  test('is refused when it is repeated after a removal (USR-21)', () => {
    const removed = asked
      .as(byAlice, 'ApproveAccess', approval)
      .as(byAlice, 'RemoveUser', { bn9: maple, user: zoe.id })
    expect(refusal(removed.ask(byAlice, 'ApproveAccess', approval))).toBe('NoOpenRequest')
  })
})

describe('RemoveUser', () => {
  const ended = (user: string, assignment: object) => ({
    type: 'AccessEnded',
    v: 1,
    data: { user, assignment },
  })

  test('ends a role and says which', () => {
    mapleStaffed
      .when(byAlice, 'RemoveUser', { bn9: maple, user: dave.id })
      .then(ended(dave.id, editor))
  })

  test('a PAM may remove itself (a10)', () => {
    mapleStaffed
      .when(carol.for(maple), 'RemoveUser', { bn9: maple, user: carol.id })
      .then(ended(carol.id, { role: 'PAM', programs: ['RM0001'] }))
  })

  test('a PAM does not remove whose roles reach beyond its programs (f10)', () => {
    const wider = joined(
      account(mapleStaffed, { manager: byAlice, bn15: rm2, programType: 'Importer' }),
      {
        person: zoe,
        business: maple,
        manager: byAlice,
        assignment: { role: 'Reader', programs: ['RM0001', 'RM0002'] },
      },
    )
    const removal = { bn9: maple, user: zoe.id }
    expect(refusal(wider.ask(carol.for(maple), 'RemoveUser', removal))).toBe('OutOfScope')
    expect(refusal(wider.ask(byAlice, 'RemoveUser', removal))).toBe('accepted')
  })

  test('a PAM never removes a BAM (USR-07)', () => {
    const removal = { bn9: maple, user: alice.id }
    expect(refusal(mapleStaffed.ask(carol.for(maple), 'RemoveUser', removal))).toBe('OutOfScope')
  })

  test('takes all power at once', () => {
    const removed = mapleStaffed.as(byAlice, 'RemoveUser', { bn9: maple, user: carol.id })
    const answer = removed.ask(carol.for(maple), 'RemoveUser', { bn9: maple, user: dave.id })
    expect(refusal(answer)).toBe('NotAuthorized')
  })
})

describe('an Active business keeps a BAM without end date (BUS-11, USR-10)', () => {
  const second = (until: string | null): History =>
    joined(mapleAlone, {
      person: zoe,
      business: maple,
      manager: byAlice,
      assignment: { role: 'BAM' },
      until,
    })
  const removeAlice = { bn9: maple, user: alice.id }

  test('a second lasting BAM lets the first one go, by either of them (USR-17)', () => {
    expect(refusal(second(null).ask(byAlice, 'RemoveUser', removeAlice))).toBe('accepted')
    expect(refusal(second(null).ask(zoe.for(maple), 'RemoveUser', removeAlice))).toBe('accepted')
  })

  test('a second BAM with an end date does not, even while it is in office', () => {
    const answer = second('2099-12-31').ask(byAlice, 'RemoveUser', removeAlice)
    expect(refusal(answer)).toBe('LastBam')
  })

  test('a BAM with an end date may be removed, and is no member after its last day', () => {
    const dated = second('2026-02-10')
    const removeZoe = { bn9: maple, user: zoe.id }
    expect(refusal(dated.ask(byAlice, 'RemoveUser', removeZoe))).toBe('accepted')
    const nextDay = utc('2026-02-11T05:00:00.000Z')
    expect(refusal(dated.ask(byAlice, 'RemoveUser', removeZoe, nextDay))).toBe('NotMember')
    expect(refusal(dated.ask(byAlice, 'RemoveUser', removeZoe, justBefore(nextDay)))).toBe(
      'accepted',
    )
  })
})

test('a Reader may do nothing for its business (USR-20)', () => {
  const byErin = erin.for(maple)
  const attempts: ReadonlyArray<[string, object]> = [
    ['ApproveAccess', approval],
    ['RemoveUser', { bn9: maple, user: erin.id }],
    ['StartProgramEnrolment', { bn9: maple, programType: 'Importer' }],
  ]
  for (const [type, data] of attempts) {
    const answer = asked.ask(byErin, type, data)
    expect(E.isLeft(answer) && answer.left.outcome, type).toBe('denied')
  }
})
