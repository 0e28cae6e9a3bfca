import type { Instant } from '@carmkit/core'
import { broker, importer, people, type Sent } from '@carmkit/laws'
import { expect, it } from 'vitest'
import { auditLog, tablesOf } from '../src/index.js'
import { by, eventAt, eventsOf, like } from './support.js'

const [anna, ben] = people
const scope = { client: importer, provider: broker, scope: 'RM0001' }

const delegated = [
  by('2026-02-02T10:00:00.000Z', [ben, broker], 'RequestDelegation', {
    ...scope,
    capacity: 'CustomsBroker',
    visibility: 'Program',
    providerProgram: 'RM0001',
    comment: null,
  }),
  by('2026-02-02T11:00:00.000Z', [anna, importer], 'ApproveDelegation', {
    ...scope,
    visibility: 'Own',
    validFrom: null,
    validUntil: null,
  }),
]
const opening = by('2026-02-02T12:00:00.000Z', [ben, broker], 'OpenDraft', {
  transactionNumber: '10000000000017',
  importer: `${importer}RM0001`,
  cadType: 'AB',
})

const events = eventsOf([...delegated, opening])

const { audit_event: logged = [], event_party: parties = [] } = tablesOf([auditLog], events)

it('the audit log tells who did what in a declaration, for whom and by which right', () => {
  expect(
    logged.filter(({ stream }) => stream === 'transaction-declaration.10000000000017'),
  ).toMatchObject([
    {
      revision: 0,
      type: 'DraftOpened',
      recorded_at: '2026-02-02T12:00:00.000Z',
      actor_kind: 'user',
      actor: ben,
      acting_for: broker,
      command_type: 'OpenDraft',
      role: 'pPAM',
      delegation: `delegation-${importer}.${broker}.RM0001#2`,
    },
  ])
})

it('only the first event of a command names it, and all have the rules', () => {
  const approved = logged.filter(({ recorded_at }) => recorded_at === '2026-02-02T11:00:00.000Z')
  expect(approved.map(like(['type', 'command_type']))).toEqual([
    { type: 'RequestApproved', command_type: 'ApproveDelegation' },
    { type: 'DelegationGranted', command_type: null },
  ])
  const [first, second] = approved
  expect(JSON.parse(String(first?.['rules']))[0]).toMatch(/^MATRIX-/)
  expect(second?.['rules']).toBe(first?.['rules'])
})

it('an event stands in the account of each business it concerns, in order', () => {
  const since = events.length - 4
  expect(
    parties
      .filter(({ position }) => Number(position) > since)
      .map(like(['bn9', 'in_account', 'acted'])),
  ).toEqual([
    { bn9: importer, in_account: 1, acted: 0 },
    { bn9: importer, in_account: 1, acted: 1 },
    { bn9: importer, in_account: 1, acted: 1 },
    { bn9: importer, in_account: 1, acted: 0 },
    { bn9: broker, in_account: 1, acted: 1 },
    { bn9: broker, in_account: 1, acted: 0 },
    { bn9: broker, in_account: 1, acted: 0 },
    { bn9: broker, in_account: 1, acted: 1 },
  ])
})

it('machines, agencies and officers are told by what they are called', () => {
  const actors = [
    { kind: 'officer', id: 'officer-7' },
    { kind: 'external', party: 'bank' },
    { kind: 'system', process: 'import' },
  ]
  const { audit_event: rows = [] } = tablesOf(
    [auditLog],
    actors.map((actor, index) =>
      eventAt(index + 1, {
        stream: `ledger-${importer}RM0001`,
        type: 'OffsetPreferenceChanged',
        data: { bn15: `${importer}RM0001`, preference: 'automatic' },
        at: '2026-02-02T15:00:00.000Z',
        actor,
      }),
    ),
  )
  expect(rows.map(like(['actor_kind', 'actor', 'acting_for']))).toEqual([
    { actor_kind: 'officer', actor: 'officer-7', acting_for: null },
    { actor_kind: 'external', actor: 'bank', acting_for: null },
    { actor_kind: 'system', actor: 'import', acting_for: null },
  ])
})

it('a stream is about a broker from the event on that names it: here its draft, behind a release', () => {
  const released: Sent = {
    at: '2026-02-02T11:30:00.000Z' as Instant,
    actor: { kind: 'external', party: 'cbsa' },
    type: 'RecordRelease',
    data: {
      transactionNumber: '10000000000017',
      importer: `${importer}RM0001`,
      releaseDate: '2026-02-02',
      releaseOffice: '0497',
      cargoControlNumber: null,
      releasedPriorToPayment: true,
    },
  }
  const { audit_event: all = [], event_party: concerned = [] } = tablesOf(
    [auditLog],
    eventsOf([...delegated, released, opening]),
  )
  const inAccount = (bn9: unknown) =>
    all
      .filter(({ stream }) => stream === 'transaction-declaration.10000000000017')
      .filter(({ position }) =>
        concerned.some(
          (one) => one['bn9'] === bn9 && one['position'] === position && one['in_account'] === 1,
        ),
      )
      .map(({ type }) => type)
  expect(inAccount(importer)).toEqual(['ReleaseRecorded', 'DraftOpened'])
  expect(inAccount(broker)).toEqual(['DraftOpened'])
})
