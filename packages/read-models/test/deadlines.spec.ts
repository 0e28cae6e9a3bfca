import { uuidFrom } from '@carmkit/kernel'
import { broker, importer, people } from '@carmkit/laws'
import { describe, expect, it } from 'vitest'
import { deadlines, type Projected, tablesOf } from '../src/index.js'
import { by, byClock, eventAt, eventsOf, like } from './support.js'

const [anna, ben, , dan] = people
const manager = [anna, importer] as const
const clock = { kind: 'system', process: 'clock' }

const rowsOf = (events: ReadonlyArray<Projected>, type: string) =>
  (tablesOf([deadlines], events)['deadline'] ?? [])
    .filter(({ command_type }) => command_type === type)
    .toSorted((one, other) => (String(one['set_at']) < String(other['set_at']) ? -1 : 1))

describe('deadlines', () => {
  it('are met by the clock or overtaken by what people do', () => {
    const ask = (at: string) =>
      by(at, [ben, null], 'RequestAccess', { bn9: importer, comment: null })
    const events = eventsOf([
      ask('2026-02-02T10:00:00.000Z'),
      by('2026-02-02T11:00:00.000Z', manager, 'RejectAccess', {
        bn9: importer,
        user: ben,
        reason: 'NotNeeded',
      }),
      ask('2026-02-02T12:00:00.000Z'),
      byClock('2026-03-04T12:00:00.000Z', 'LapseAccess', { bn9: importer, user: ben }),
      ask('2026-03-05T12:00:00.000Z'),
    ])
    expect(
      rowsOf(events, 'LapseAccess')
        .filter(({ about }) => about === ben)
        .map(like(['bn9', 'due_at', 'status', 'settled_at', 'may_find_nothing'])),
    ).toEqual([
      {
        bn9: importer,
        due_at: '2026-03-04T10:00:00.000Z',
        status: 'Overtaken',
        settled_at: '2026-02-02T11:00:00.000Z',
        may_find_nothing: 0,
      },
      {
        bn9: importer,
        due_at: '2026-03-04T12:00:00.000Z',
        status: 'Met',
        settled_at: '2026-03-04T12:00:00.000Z',
        may_find_nothing: 0,
      },
      {
        bn9: importer,
        due_at: '2026-04-04T12:00:00.000Z',
        status: 'Waiting',
        settled_at: null,
        may_find_nothing: 0,
      },
    ])
  })

  it('of all people of a business are overtaken by its end', () => {
    const events = eventsOf([
      by('2026-02-02T10:00:00.000Z', manager, 'SetAccessEnd', {
        bn9: importer,
        user: dan,
        until: '2026-06-30',
      }),
      {
        ...byClock('2026-03-02T15:00:00.000Z', 'RecordBnCeased', {
          bn9: importer,
          on: '2026-03-01',
          reason: 'Dissolved',
        }),
        actor: { kind: 'external', party: 'cra' },
      },
    ])
    expect(rowsOf(events, 'ExpireAccess')).toMatchObject([
      { about: dan, due_at: '2026-07-01T04:00:00.000Z', status: 'Overtaken' },
    ])
  })

  it.each(['ClaimVerified', 'ClaimRefused'])('of a claim are overtaken by %s', (type) => {
    const identity = { bn9: importer, claimant: anna }
    const stream = `claim-${importer}.${anna}`
    const begun = { ...identity, questions: [], lapsesAt: '2026-02-09T15:00:00.000Z' }
    expect(
      rowsOf(
        [
          eventAt(1, {
            stream,
            type: 'ClaimBegun',
            data: begun,
            at: '2026-02-02T15:00:00.000Z',
          }),
          eventAt(2, { stream, type, data: identity, at: '2026-02-03T15:00:00.000Z' }),
        ],
        'LapseClaim',
      ),
    ).toMatchObject([{ status: 'Overtaken', settled_at: '2026-02-03T15:00:00.000Z' }])
  })

  it('of a grant are met though nothing was left to finish when that was recorded', () => {
    const scope = { client: importer, provider: broker, scope: 'RM0001' }
    const events = eventsOf([
      by('2026-02-02T10:00:00.000Z', [ben, broker], 'RequestDelegation', {
        ...scope,
        capacity: 'CustomsBroker',
        visibility: 'Own',
        providerProgram: 'RM0001',
        comment: null,
      }),
      by('2026-02-02T11:00:00.000Z', manager, 'ApproveDelegation', {
        ...scope,
        visibility: 'Own',
        validFrom: null,
        validUntil: '2026-02-10',
      }),
      byClock('2026-06-01T15:00:00.000Z', 'ExpireDelegation', scope),
    ])
    expect(rowsOf(events, 'ExpireDelegation')).toMatchObject([
      { bn9: importer, provider: broker, due_at: '2026-02-11T05:00:00.000Z', status: 'Met' },
    ])
  })

  it('that leave no other trace are met by the events of their own command', () => {
    const bn15 = `${importer}RM0001`
    const stream = `ledger-${bn15}`
    const preferred = {
      stream,
      type: 'OffsetPreferenceChanged',
      data: { bn15, preference: 'automatic' },
      at: '2026-02-02T15:00:00.000Z',
    }
    const cleared = {
      stream,
      type: 'CreditAllocated',
      data: { bn15, fund: 'payment/1', allocations: [], order: null, allocatedOn: '2026-02-03' },
      at: '2026-02-03T05:00:00.000Z',
      actor: clock,
      commandId: uuidFrom(`deadline/RunOffset/${bn15}/2026-02-03`),
    }
    const waiting = rowsOf([eventAt(1, preferred), eventAt(2, preferred)], 'RunOffset')
    expect(waiting).toMatchObject([
      {
        about: '2026-02-03',
        due_at: '2026-02-03T05:00:00.000Z',
        bn15,
        status: 'Waiting',
        may_find_nothing: 1,
        set_by: uuidFrom('1'),
      },
    ])
    expect(
      rowsOf([eventAt(1, preferred), eventAt(2, preferred), eventAt(3, cleared)], 'RunOffset'),
    ).toMatchObject([{ status: 'Met', settled_by: uuidFrom('3') }])
    const another = { ...cleared, commandId: uuidFrom('another') }
    expect(rowsOf([eventAt(1, preferred), eventAt(2, another)], 'RunOffset')).toMatchObject([
      { status: 'Waiting' },
    ])
  })

  it('wait again where what overtook them is taken back', () => {
    const bn15 = `${importer}RM0001`
    const stream = `ledger-${bn15}`
    const debt = '10000000000017/1'
    const at = '2026-02-02T15:00:00.000Z'
    const deferral = (to: string) => ({
      stream,
      type: 'DueDateDeferred',
      data: { bn15, debts: [{ debt, from: '2026-02-10' }], to },
      at,
    })
    const accruals = (...dates: ReadonlyArray<string>) =>
      rowsOf(
        dates.map((to, index) => eventAt(index + 1, deferral(to))),
        'AccrueInterest',
      ).map(({ status }) => status)
    expect(accruals('2026-03-01')).toEqual(['Waiting'])
    expect(accruals('2026-03-01', '2026-06-01').toSorted()).toEqual(['Overtaken', 'Waiting'])
    expect(accruals('2026-03-01', '2026-06-01', '2026-03-01').toSorted()).toEqual([
      'Overtaken',
      'Waiting',
    ])
  })
})
