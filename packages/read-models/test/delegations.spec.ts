import { broker, importer, people } from '@carmkit/laws'
import { describe, expect, it } from 'vitest'
import { delegations, tablesOf } from '../src/index.js'
import { by, byClock, eventsOf, like } from './support.js'

const [anna, ben] = people
const client = [anna, importer] as const
const provider = [ben, broker] as const
const scope = { client: importer, provider: broker, scope: 'RM0001' }

const tablesAfter = (...commands: Parameters<typeof eventsOf>[0]) =>
  tablesOf([delegations], eventsOf(commands))

const request = (at: string) =>
  by(at, provider, 'RequestDelegation', {
    ...scope,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  })
const offer = (at: string) =>
  by(at, client, 'OfferDelegation', {
    ...scope,
    capacity: 'TradeConsultant',
    visibility: 'Own',
    validFrom: '2026-02-02',
    validUntil: '2026-12-31',
  })
const approve = (at: string, validUntil: string | null = null) =>
  by(at, client, 'ApproveDelegation', {
    ...scope,
    visibility: 'Own',
    validFrom: null,
    validUntil,
  })

describe('delegation requests', () => {
  it('tell who asked whom for what, and what became of it', () => {
    const { delegation_request: rows = [] } = tablesAfter(
      request('2026-02-02T10:00:00.000Z'),
      by('2026-02-02T11:00:00.000Z', client, 'RejectDelegation', {
        ...scope,
        reason: 'UnknownFirm',
        block: false,
      }),
      request('2026-02-02T12:00:00.000Z'),
      by('2026-02-02T13:00:00.000Z', provider, 'WithdrawDelegation', scope),
      offer('2026-02-02T14:00:00.000Z'),
      by('2026-02-02T15:00:00.000Z', provider, 'DeclineOffer', scope),
      request('2026-02-02T16:00:00.000Z'),
      request('2026-04-20T10:00:00.000Z'),
      approve('2026-04-20T11:00:00.000Z'),
      offer('2026-04-20T12:00:00.000Z'),
      by('2026-04-20T13:00:00.000Z', client, 'RevokeDelegation', { ...scope, mode: 'CutOff' }),
    )
    const told = (
      kind: string,
      status: string,
      asked_by: string | undefined,
      settled_at: string,
    ) => ({
      kind,
      status,
      asked_by,
      settled_at,
      reason: null,
      granted_visibility: null,
    })
    expect(
      rows.map(like(['kind', 'status', 'asked_by', 'settled_at', 'reason', 'granted_visibility'])),
    ).toEqual([
      { ...told('request', 'Rejected', ben, '2026-02-02T11:00:00.000Z'), reason: 'UnknownFirm' },
      told('request', 'Withdrawn', ben, '2026-02-02T13:00:00.000Z'),
      told('offer', 'Rejected', anna, '2026-02-02T15:00:00.000Z'),
      told('request', 'Lapsed', ben, '2026-04-20T10:00:00.000Z'),
      {
        ...told('request', 'Approved', ben, '2026-04-20T11:00:00.000Z'),
        granted_visibility: 'Own',
      },
      told('offer', 'Void', anna, '2026-04-20T13:00:00.000Z'),
    ])
  })
})

describe('delegation grants', () => {
  it('tell from when until when each held, and who ended it', () => {
    const { delegation_grant: rows = [] } = tablesAfter(
      request('2026-02-02T10:00:00.000Z'),
      approve('2026-02-02T11:00:00.000Z'),
      by('2026-02-03T15:00:00.000Z', client, 'RevokeDelegation', { ...scope, mode: 'CutOff' }),
      request('2026-02-04T10:00:00.000Z'),
      approve('2026-02-04T11:00:00.000Z'),
      by('2026-02-05T15:00:00.000Z', provider, 'RelinquishDelegation', {
        ...scope,
        mode: 'RunOff',
      }),
      request('2026-02-06T10:00:00.000Z'),
      approve('2026-02-06T11:00:00.000Z', '2026-02-10'),
      byClock('2026-02-12T15:00:00.000Z', 'ExpireDelegation', scope),
      request('2026-02-13T10:00:00.000Z'),
      approve('2026-02-13T11:00:00.000Z'),
      by('2026-02-14T15:00:00.000Z', client, 'RevokeAllForProvider', {
        bn9: importer,
        provider: broker,
        mode: 'CutOff',
      }),
    )
    expect(
      rows.map(like(['granted_at', 'ended_at', 'ended_by', 'run_off_until', 'run_off_open'])),
    ).toEqual([
      {
        granted_at: '2026-02-02T11:00:00.000Z',
        ended_at: '2026-02-03T15:00:00.000Z',
        ended_by: 'Revoked',
        run_off_until: null,
        run_off_open: 0,
      },
      {
        granted_at: '2026-02-04T11:00:00.000Z',
        ended_at: '2026-02-05T15:00:00.000Z',
        ended_by: 'Relinquished',
        run_off_until: '2026-03-07T15:00:00.000Z',
        run_off_open: 0,
      },
      {
        granted_at: '2026-02-06T11:00:00.000Z',
        ended_at: '2026-02-11T05:00:00.000Z',
        ended_by: 'Expired',
        run_off_until: '2026-03-13T04:00:00.000Z',
        run_off_open: 0,
      },
      {
        granted_at: '2026-02-13T11:00:00.000Z',
        ended_at: '2026-02-14T15:00:00.000Z',
        ended_by: 'Elsewhere',
        run_off_until: null,
        run_off_open: 0,
      },
    ])
  })

  it('end with their last day, though it is recorded later', () => {
    const { delegation_grant: rows = [], delegation_period: periods = [] } = tablesAfter(
      request('2026-02-06T10:00:00.000Z'),
      approve('2026-02-06T11:00:00.000Z', '2026-02-10'),
      by('2026-02-07T15:00:00.000Z', client, 'SuspendDelegation', scope),
      byClock('2026-02-12T15:00:00.000Z', 'ExpireDelegation', scope),
    )
    expect(rows).toMatchObject([
      { ended_at: '2026-02-11T05:00:00.000Z', ended_by: 'Expired', run_off_until: null },
    ])
    expect(periods.map(({ in_force_until }) => in_force_until)).toEqual([
      '2026-02-07T15:00:00.000Z',
      '2026-02-11T05:00:00.000Z',
    ])
  })

  it('stand while the right to finish what was begun under an older one ends', () => {
    const { delegation: rows = [] } = tablesAfter(
      request('2026-02-02T10:00:00.000Z'),
      approve('2026-02-02T11:00:00.000Z'),
      by('2026-02-03T15:00:00.000Z', client, 'RevokeDelegation', { ...scope, mode: 'RunOff' }),
      request('2026-02-04T10:00:00.000Z'),
      approve('2026-02-04T11:00:00.000Z'),
      by('2026-02-05T15:00:00.000Z', client, 'CutOffRunOff', scope),
    )
    expect(rows).toMatchObject([
      {
        standing: 'Granted',
        granted_at: '2026-02-04T11:00:00.000Z',
        run_off_until: null,
      },
    ])
  })

  it('keep every set of terms with the time in which it stood', () => {
    const { delegation_period: rows = [] } = tablesAfter(
      request('2026-02-02T10:00:00.000Z'),
      approve('2026-02-02T11:00:00.000Z'),
      by('2026-02-03T15:00:00.000Z', client, 'AmendDelegation', {
        ...scope,
        visibility: 'Financial',
        validFrom: null,
        validUntil: '2026-06-30',
      }),
      by('2026-02-04T15:00:00.000Z', client, 'SuspendDelegation', scope),
      by('2026-02-05T15:00:00.000Z', client, 'ResumeDelegation', scope),
    )
    expect(
      rows.map(like(['in_force_from', 'in_force_until', 'visibility', 'valid_until', 'suspended'])),
    ).toEqual([
      {
        in_force_from: '2026-02-02T11:00:00.000Z',
        in_force_until: '2026-02-03T15:00:00.000Z',
        visibility: 'Own',
        valid_until: null,
        suspended: 0,
      },
      {
        in_force_from: '2026-02-03T15:00:00.000Z',
        in_force_until: '2026-02-04T15:00:00.000Z',
        visibility: 'Financial',
        valid_until: '2026-06-30',
        suspended: 0,
      },
      {
        in_force_from: '2026-02-04T15:00:00.000Z',
        in_force_until: '2026-02-05T15:00:00.000Z',
        visibility: 'Financial',
        valid_until: '2026-06-30',
        suspended: 1,
      },
      {
        in_force_from: '2026-02-05T15:00:00.000Z',
        in_force_until: null,
        visibility: 'Financial',
        valid_until: '2026-06-30',
        suspended: 0,
      },
    ])
  })
})

describe('provider standings', () => {
  it('show that everything was revoked before the delegations have recorded it', () => {
    const events = eventsOf([
      request('2026-02-02T10:00:00.000Z'),
      approve('2026-02-02T11:00:00.000Z'),
      by('2026-02-03T15:00:00.000Z', client, 'RevokeAllForProvider', {
        bn9: importer,
        provider: broker,
        mode: 'RunOff',
      }),
    ])
    const revoked = events.findIndex(({ event }) => event.type === 'ProviderRevoked')
    const tables = tablesOf([delegations], events.slice(0, revoked + 1))
    expect(tables['delegation']?.[0]).toMatchObject({ standing: 'Granted' })
    expect(tables['provider_standing']).toMatchObject([
      { revoked_at: '2026-02-03T15:00:00.000Z', revoked_mode: 'RunOff', blocked_until: null },
    ])
    expect(tables['provider_revocation']).toMatchObject([
      { revoked_at: '2026-02-03T15:00:00.000Z', mode: 'RunOff' },
    ])
    expect(tablesOf([delegations], events)['delegation']?.[0]).toMatchObject({
      standing: 'RunOff',
      run_off_until: '2026-03-05T15:00:00.000Z',
    })
  })
})
