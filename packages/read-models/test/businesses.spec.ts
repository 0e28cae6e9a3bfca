import { broker, importer, people } from '@carmkit/laws'
import { describe, expect, it } from 'vitest'
import { businesses, tablesOf } from '../src/index.js'
import { by, byClock, eventsOf, like } from './support.js'

const [anna, ben, cleo, dan] = people
const manager = [anna, importer] as const
const reader = { role: 'Reader', programs: ['RM0001'] }

const officer = (at: string, type: string, data: object) => ({
  ...byClock(at, type, data),
  actor: { kind: 'officer', id: 'officer-7' } as const,
})
const agency = (at: string, type: string, data: object) => ({
  ...byClock(at, type, data),
  actor: { kind: 'external', party: 'cra' } as const,
})

const tablesAfter = (...commands: Parameters<typeof eventsOf>[0]) =>
  tablesOf([businesses], eventsOf(commands))

describe('memberships', () => {
  it('tell how each access began and how it ended', () => {
    const { membership = [] } = tablesAfter(
      by('2026-02-02T15:00:00.000Z', [cleo, null], 'LeaveBusiness', { bn9: importer }),
      by('2026-02-02T16:00:00.000Z', manager, 'RemoveUser', { bn9: importer, user: dan }),
      by('2026-02-03T15:00:00.000Z', [dan, null], 'RequestAccess', {
        bn9: importer,
        comment: null,
      }),
      by('2026-02-03T16:00:00.000Z', manager, 'ApproveAccess', {
        bn9: importer,
        user: dan,
        assignment: reader,
        until: '2026-02-10',
      }),
      byClock('2026-02-11T05:00:00.000Z', 'ExpireAccess', { bn9: importer, user: dan }),
      by('2026-02-12T15:00:00.000Z', manager, 'InviteUser', {
        bn9: importer,
        user: cleo,
        assignment: reader,
        until: '2026-02-20',
      }),
      by('2026-02-12T16:00:00.000Z', [cleo, null], 'AcceptInvitation', {
        bn9: importer,
        user: cleo,
      }),
      by('2026-02-21T15:00:00.000Z', manager, 'InviteUser', {
        bn9: importer,
        user: cleo,
        assignment: reader,
        until: null,
      }),
      by('2026-02-21T16:00:00.000Z', [cleo, null], 'AcceptInvitation', {
        bn9: importer,
        user: cleo,
      }),
      agency('2026-03-02T15:00:00.000Z', 'RecordBnCeased', {
        bn9: importer,
        on: '2026-03-01',
        reason: 'Dissolved',
      }),
    )
    expect(
      membership
        .filter(({ bn9 }) => bn9 === importer)
        .map(like(['spell', 'user_id', 'basis', 'ends_on', 'status', 'ended_at'])),
    ).toEqual([
      {
        spell: 1,
        user_id: anna,
        basis: 'registration',
        ends_on: null,
        status: 'BusinessCeased',
        ended_at: '2026-03-02T15:00:00.000Z',
      },
      {
        spell: 2,
        user_id: cleo,
        basis: 'request',
        ends_on: null,
        status: 'Left',
        ended_at: '2026-02-02T15:00:00.000Z',
      },
      {
        spell: 3,
        user_id: dan,
        basis: 'request',
        ends_on: null,
        status: 'Removed',
        ended_at: '2026-02-02T16:00:00.000Z',
      },
      {
        spell: 4,
        user_id: dan,
        basis: 'request',
        ends_on: '2026-02-10',
        status: 'Expired',
        ended_at: '2026-02-11T05:00:00.000Z',
      },
      {
        spell: 5,
        user_id: cleo,
        basis: 'invitation',
        ends_on: '2026-02-20',
        status: 'Expired',
        ended_at: '2026-02-21T16:00:00.000Z',
      },
      {
        spell: 6,
        user_id: cleo,
        basis: 'invitation',
        ends_on: null,
        status: 'BusinessCeased',
        ended_at: '2026-03-02T15:00:00.000Z',
      },
    ])
  })

  it('end with another one of the same person, and rest while nobody can sign in', () => {
    const { membership = [], business = [] } = tablesAfter(
      officer('2026-02-02T15:00:00.000Z', 'RecordCredentialLoss', { bn9: importer }),
      officer('2026-02-02T16:00:00.000Z', 'AppointRecoveryBam', { bn9: importer, user: dan }),
    )
    expect(
      membership
        .filter(({ bn9 }) => bn9 === importer)
        .map(like(['user_id', 'role', 'basis', 'suspended', 'status'])),
    ).toEqual([
      { user_id: anna, role: 'BAM', basis: 'registration', suspended: 1, status: 'Current' },
      { user_id: cleo, role: 'Reader', basis: 'request', suspended: 0, status: 'Current' },
      { user_id: dan, role: 'PAM', basis: 'request', suspended: 0, status: 'Replaced' },
      { user_id: dan, role: 'BAM', basis: 'recovery', suspended: 0, status: 'Current' },
    ])
    expect(business[0]).toMatchObject({ founder: anna, status: 'Active', spells: 4 })
  })
})

describe('access requests', () => {
  it('tell what became of each request and each invitation', () => {
    const ask = (at: string) =>
      by(at, [ben, null], 'RequestAccess', { bn9: importer, comment: null })
    const invite = (at: string) =>
      by(at, manager, 'InviteUser', { bn9: importer, user: ben, assignment: reader, until: null })
    const named = { bn9: importer, user: ben }
    const { access_request = [] } = tablesAfter(
      ask('2026-02-02T10:00:00.000Z'),
      by('2026-02-02T11:00:00.000Z', [ben, null], 'WithdrawAccess', named),
      ask('2026-02-02T12:00:00.000Z'),
      by('2026-02-02T13:00:00.000Z', manager, 'RejectAccess', { ...named, reason: 'NotNeeded' }),
      ask('2026-02-02T14:00:00.000Z'),
      byClock('2026-03-04T14:00:00.000Z', 'LapseAccess', named),
      invite('2026-03-05T10:00:00.000Z'),
      invite('2026-03-05T11:00:00.000Z'),
      ask('2026-03-05T12:00:00.000Z'),
      by('2026-03-05T13:00:00.000Z', [ben, null], 'AcceptInvitation', named),
      by('2026-03-05T14:00:00.000Z', manager, 'RemoveUser', named),
      invite('2026-03-06T10:00:00.000Z'),
      officer('2026-03-06T11:00:00.000Z', 'RecordCredentialLoss', { bn9: importer }),
    )
    expect(
      access_request
        .filter(({ user_id }) => user_id === ben)
        .map(like(['kind', 'status', 'reason', 'asked_at', 'settled_at'])),
    ).toEqual([
      told('request', 'Withdrawn', '2026-02-02T10:00:00.000Z', '2026-02-02T11:00:00.000Z'),
      {
        ...told('request', 'Rejected', '2026-02-02T12:00:00.000Z', '2026-02-02T13:00:00.000Z'),
        reason: 'NotNeeded',
      },
      told('request', 'Lapsed', '2026-02-02T14:00:00.000Z', '2026-03-04T14:00:00.000Z'),
      told('invitation', 'Replaced', '2026-03-05T10:00:00.000Z', '2026-03-05T11:00:00.000Z'),
      told('invitation', 'Accepted', '2026-03-05T11:00:00.000Z', '2026-03-05T13:00:00.000Z'),
      told('request', 'Overtaken', '2026-03-05T12:00:00.000Z', '2026-03-05T13:00:00.000Z'),
      told('invitation', 'Void', '2026-03-06T10:00:00.000Z', '2026-03-06T11:00:00.000Z'),
    ])
  })
})

const told = (kind: string, status: string, asked_at: string, settled_at: string) => ({
  kind,
  status,
  reason: null,
  asked_at,
  settled_at,
})

describe('businesses', () => {
  it('tell how they were registered, why they rest and what ended them', () => {
    const { business = [] } = tablesAfter(
      officer('2026-02-02T15:00:00.000Z', 'SuspendBusiness', {
        bn9: importer,
        reason: 'Compliance',
      }),
      agency('2026-03-02T15:00:00.000Z', 'RecordBnSuperseded', {
        bn9: broker,
        on: '2026-03-01',
        by: '900000027',
      }),
    )
    expect(business.find(({ bn9 }) => bn9 === importer)).toMatchObject({
      legal_name: `Business ${importer}`,
      entity_type: 'corporation',
      residency: 'resident',
      registered_by: 'registration',
      registered_at: '2026-01-31T17:00:00.000Z',
      founder: anna,
      issued_at: '2026-01-31T17:00:00.000Z',
      status: 'Suspended',
      status_since: '2026-02-02T15:00:00.000Z',
      status_reason: 'Compliance',
    })
    expect(business.find(({ bn9 }) => bn9 === broker)).toMatchObject({
      status: 'Ceased',
      status_reason: 'Superseded',
      ceased_on: '2026-03-01',
      superseded_by: '900000027',
    })
  })

  it('stay orphaned while they are suspended, and are so again when that is lifted', () => {
    const { business = [] } = tablesAfter(
      officer('2026-02-02T15:00:00.000Z', 'SuspendBusiness', {
        bn9: importer,
        reason: 'Compliance',
      }),
      officer('2026-02-02T16:00:00.000Z', 'RecordCredentialLoss', { bn9: importer }),
      officer('2026-02-02T17:00:00.000Z', 'ReinstateBusiness', { bn9: importer }),
    )
    expect(business[0]).toMatchObject({
      status: 'Orphaned',
      status_since: '2026-02-02T17:00:00.000Z',
      status_reason: null,
      orphaned: 1,
    })
  })
})
