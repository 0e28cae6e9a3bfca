/** How a business is suspended, orphaned and ended, each command compared exactly. */
import { describe, expect, test } from 'vitest'
import { businessAccount } from '../src/index.js'
import type { Membership } from '../src/values/index.js'
import { personIn } from '../src/values/index.js'
import {
  alice,
  atlas,
  bob,
  carol,
  cbsa,
  cedar,
  clock,
  cra,
  dave,
  maple,
  officer,
  reaction,
  zoe,
} from './support/actors.js'
import { refusal } from './support/answers.js'
import {
  asked,
  byAlice,
  ceased,
  daveLeavesSoon,
  dissolution,
  editor,
  invited,
  issuedOnly,
  orphaned,
  suspended,
} from './support/businesses.js'
import { History } from './support/history.js'
import { mapleStaffed, ready, stream } from './support/story.js'
import { utc } from './support/time.js'

const here = { bn9: maple }

const memberOf = (history: History, user: typeof alice.id): Membership | undefined => {
  const state = history.state(businessAccount, stream.maple)
  return 'members' in state ? personIn(state.members, user) : undefined
}

describe('contact data and corrections', () => {
  const contact = { bn9: maple, contact: '0a'.repeat(32), language: 'EN' }

  test('UpdateBusinessContact records a change of either part', () => {
    const updated = (data: object) => ({ type: 'BusinessContactUpdated', v: 1, data })
    mapleStaffed.when(byAlice, 'UpdateBusinessContact', contact).then(updated(contact))
    const after = mapleStaffed.as(byAlice, 'UpdateBusinessContact', contact)
    after
      .when(byAlice, 'UpdateBusinessContact', contact)
      .rejected({ name: 'NothingChanged', rule: 'MATRIX-2' })
    for (const change of [{ contact: '0b'.repeat(32) }, { language: 'FR' }]) {
      after
        .when(byAlice, 'UpdateBusinessContact', { ...contact, ...change })
        .then(updated({ ...contact, ...change }))
    }
  })

  test('RequestLegalEntityCorrection is recorded each time it is asked', () => {
    const correction = { bn9: maple, subject: 'owner', comment: '0c'.repeat(32) }
    const requested = { type: 'LegalCorrectionRequested', v: 1, data: correction }
    const after = mapleStaffed.as(byAlice, 'RequestLegalEntityCorrection', correction)
    after.when(byAlice, 'RequestLegalEntityCorrection', correction).then(requested)
  })
})

describe('SuspendBusiness and ReinstateBusiness', () => {
  test('record the suspension and its end', () => {
    const reason = 'SuspectedMisuse'
    mapleStaffed
      .when(officer, 'SuspendBusiness', { ...here, reason })
      .then({ type: 'BusinessSuspended', v: 1, data: { bn9: maple, reason } })
    suspended
      .when(officer, 'ReinstateBusiness', here)
      .then({ type: 'BusinessReinstated', v: 1, data: here })
  })

  test('leave everybody in place', () => {
    const back = suspended.as(officer, 'ReinstateBusiness', here)
    const { alice: before, dave: editorBefore } = {
      alice: memberOf(mapleStaffed, alice.id),
      dave: memberOf(mapleStaffed, dave.id),
    }
    expect(before).toEqual({ assignment: { role: 'BAM' }, until: null, suspended: false, spell: 1 })
    expect([memberOf(back, alice.id), memberOf(back, dave.id)]).toEqual([before, editorBefore])
    expect(refusal(back.ask(byAlice, 'RemoveUser', { ...here, user: dave.id }))).toBe('accepted')
  })
})

describe('RecordBnCeased and RecordBnSuperseded', () => {
  test('record the end with its cause', () => {
    const on = '2026-02-01'
    mapleStaffed.when(cra, 'RecordBnCeased', dissolution).then({
      type: 'BusinessCeased',
      v: 1,
      data: { bn9: maple, on, cause: { kind: 'ceased', reason: 'Dissolved' } },
    })
    mapleStaffed.when(cra, 'RecordBnSuperseded', { bn9: maple, by: cedar, on }).then({
      type: 'BusinessCeased',
      v: 1,
      data: { bn9: maple, on, cause: { kind: 'superseded', by: cedar } },
    })
  })

  test('are told on their day at the earliest', () => {
    const [on, today] = ['2026-02-03', '2026-02-02']
    for (const [type, data] of [
      ['RecordBnCeased', { ...dissolution, on }],
      ['RecordBnSuperseded', { bn9: maple, by: cedar, on }],
    ] as const) {
      mapleStaffed.when(cra, type, data).rejected({ name: 'NotYet', rule: 'BUS-13', on, today })
      expect(refusal(mapleStaffed.ask(cra, type, { ...data, on: today }))).toBe('accepted')
    }
  })

  test('hold from midnight Eastern of the day that the agency names', () => {
    const [event] = ceased.events(stream.maple).slice(-1)
    expect(businessAccount.effectiveAt(event as never)).toBe('2026-02-01T05:00:00.000Z')
  })

  test('end all access, every request and every invitation (BUS-13)', () => {
    for (const history of [asked, invited]) {
      const state = history
        .as(cra, 'RecordBnCeased', dissolution)
        .state(businessAccount, stream.maple)
      expect(state).toMatchObject({
        status: 'Ceased',
        members: null,
        requests: null,
        invitations: null,
      })
    }
    expect(refusal(ceased.ask(byAlice, 'RemoveUser', { ...here, user: dave.id }))).toBe(
      'NotAuthorized',
    )
  })

  test('end a number that nobody registered, and keep it from being registered', () => {
    const ended = issuedOnly.as(cra, 'RecordBnCeased', dissolution)
    const registration = {
      bn9: maple,
      entityType: 'corporation',
      residency: 'resident',
      legalName: 'Maple Bicycles Inc.',
    }
    ended
      .when(alice.alone, 'RegisterNewBusiness', registration)
      .rejected({ name: 'BusinessNotActive', rule: 'BUS-13', bn9: maple })
    ended.when(cra, 'RecordBnIssued', { bn9: maple, applicant: alice.id }).then()
  })
})

describe('what each standing takes', () => {
  const user = dave.id
  const attempts: ReadonlyArray<readonly [string, Parameters<History['ask']>[0], object]> = [
    ['RequestAccess', bob.alone, { comment: null }],
    ['AcceptInvitation', zoe.alone, { user: zoe.id }],
    ['WithdrawAccess', zoe.alone, { user: zoe.id }],
    ['LeaveBusiness', carol.alone, {}],
  ]
  const facts: ReadonlyArray<readonly [string, Parameters<History['ask']>[0], object]> = [
    ['BlockProvider', reaction, { provider: atlas }],
    [
      'MirrorExistingRm',
      cra,
      { reference: 'RM0009', programType: 'Importer', openedOn: '2019-05-06', origin: 'cra' },
    ],
    ['RecordCredentialLoss', officer, {}],
  ]

  test.each([
    ['suspended', suspended],
    ['orphaned', orphaned],
    ['ceased', ceased],
  ] as const)('a %s business takes nothing of these', (_name, history) => {
    for (const [type, actor, data] of attempts) {
      expect(refusal(history.ask(actor, type, { ...here, ...data })), type).toBe(
        'BusinessNotActive',
      )
    }
  })

  test.each([
    ['an active', mapleStaffed, 'accepted'],
    ['a suspended', suspended, 'accepted'],
    ['an orphaned', orphaned, 'accepted'],
    ['a ceased', ceased, 'BusinessNotActive'],
  ] as const)('what others state is recorded of %s business', (_name, history, answer) => {
    for (const [type, actor, data] of facts) {
      expect(refusal(history.ask(actor, type, { ...here, ...data })), type).toBe(answer)
    }
  })

  test('what time has ended is recorded of a suspended and of an orphaned business', () => {
    const suspension = { ...here, reason: 'Compliance' }
    const muchLater = utc('2026-03-31T12:00:00.000Z')
    const both = daveLeavesSoon.as(zoe.alone, 'RequestAccess', { ...here, comment: null })
    for (const history of [
      both.as(officer, 'SuspendBusiness', suspension),
      both.as(officer, 'RecordCredentialLoss', here),
    ]) {
      history
        .when(clock, 'LapseAccess', { ...here, user: zoe.id }, muchLater)
        .then({ type: 'AccessLapsed', v: 1, data: { user: zoe.id } })
      history
        .when(clock, 'ExpireAccess', { ...here, user }, muchLater)
        .then({ type: 'AccessEnded', v: 1, data: { user, assignment: editor } })
    }
  })

  test('managers are denied before that (a03, f9)', () => {
    for (const history of [suspended, orphaned]) {
      expect(refusal(history.ask(byAlice, 'RemoveUser', { ...here, user }))).toBe(
        'BusinessNotActive',
      )
    }
  })

  test('facts about a licence are taken until the business has ceased', () => {
    const facts: ReadonlyArray<readonly [string, object]> = [
      ['RecordLicence', { validFrom: '2025-01-01', validUntil: null }],
      ['SuspendLicence', { from: '2026-03-01' }],
    ]
    const ended: ReadonlyArray<readonly [History, string]> = [
      [ready.as(officer, 'SuspendBusiness', { bn9: atlas, reason: 'Compliance' }), 'accepted'],
      [ready.as(officer, 'RecordCredentialLoss', { bn9: atlas }), 'accepted'],
      [ready.as(cra, 'RecordBnCeased', { ...dissolution, bn9: atlas }), 'BusinessNotActive'],
    ]
    for (const [history, answer] of ended) {
      for (const [type, data] of facts) {
        expect(refusal(history.ask(cbsa, type, { bn9: atlas, ...data })), type).toBe(answer)
      }
    }
  })
})
