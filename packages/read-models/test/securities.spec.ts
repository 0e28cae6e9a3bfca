/** What the tables of financial security say beyond the state, by examples. */
import {
  type Actor,
  bn15Of,
  carm,
  type Instant,
  type ProgramReference,
  type UserId,
} from '@carmkit/core'
import { broker, importer, people, type Sent, securityHistoryOf } from '@carmkit/laws'
import { expect, test } from 'vitest'
import { securities, type Tables, tablesOf } from '../src/index.js'
import { logOf } from './support.js'

const account = bn15Of(importer, 'RM0001' as ProgramReference)
const suretyAccount = bn15Of(broker, 'RM0002' as ProgramReference)
const manager: Actor = { kind: 'user', userId: people[0] as UserId, actingFor: importer }
const officer: Actor = { kind: 'officer', id: 'officer-7' }
const surety: Actor = { kind: 'external', party: 'surety' }

/** One command: the day, at noon, who sends it, what, and its data without the account. */
type Line = readonly [day: string, actor: Actor, type: string, data?: object]

const tablesAfter = (...lines: ReadonlyArray<Line>): Tables => {
  const sent = lines.map(
    ([day, actor, type, data]): Sent => ({
      at: `${day}T17:00:00.000Z` as Instant,
      actor,
      type,
      data: { bn15: account, ...data },
    }),
  )
  const { steps } = securityHistoryOf(carm, sent)
  const refused = steps.find(({ outcome }) => outcome !== 'accepted')
  if (refused !== undefined) throw new Error(`${refused.sent.type}: ${refused.reasons.join()}`)
  return tablesOf([securities], logOf(steps))
}

const enrolled: Line = ['2025-10-20', manager, 'EnrolRpp', { estimate: null }]
const cash = (instrument: string, amount: string): Line => [
  '2025-10-20',
  manager,
  'PostSecurity',
  { instrument, security: { form: 'cash', amount } },
]
const bond: Line = [
  '2025-10-21',
  surety,
  'PostSecurity',
  {
    instrument: 'A',
    security: {
      form: 'bond',
      amount: '15000.00',
      surety: suretyAccount,
      inForceFrom: '2025-11-01',
      wholeBond: null,
    },
  },
]

const tables = tablesAfter(
  enrolled,
  cash('D', '15000.00'),
  bond,
  ['2025-10-22', manager, 'RequestReduction', { basis: '3000.00', rationale: 'c0'.repeat(32) }],
  ['2025-10-23', officer, 'DecideReduction', { decision: 'grant' }],
  ['2025-11-02', manager, 'RequestCashReturn', { instrument: 'D' }],
  ['2025-11-03', officer, 'ReturnCash', { instrument: 'D' }],
  ['2025-11-10', officer, 'RecomputeRequirement', { complyBy: '2025-12-31' }],
  ['2025-11-11', surety, 'CancelBond', { instrument: 'A', endsOn: '2025-11-30' }],
  ['2025-11-30', officer, 'HoldOffSuspension', { until: '2025-12-10', reason: 'PaperBond' }],
  ['2025-12-11', officer, 'SuspendRpp'],
  ['2025-12-12', officer, 'RevokeRpp', { reason: 'SecurityInsufficient' }],
)

test('an enrolment says how it ended, and a suspension what was missing', () => {
  expect(tables['rpp_enrolment']).toEqual([
    {
      bn15: account,
      enrolment: 0,
      requested_on: '2025-10-20',
      active_from: '2025-10-20',
      ended_on: '2025-12-12',
      ended_by: 'Revoked',
      end_reason: 'SecurityInsufficient',
      revision: 12,
    },
  ])
  expect(tables['rpp_suspension']).toMatchObject([
    {
      suspended_on: '2025-12-11',
      short_by: 500_000,
      ended_on: '2025-12-12',
      ended_by: 'Revoked',
    },
  ])
  expect(tables['suspension_hold_off']).toMatchObject([
    { decided_on: '2025-11-30', until: '2025-12-10', reason: 'PaperBond' },
  ])
})

test('release stands on the days that cover or discretion carry', () => {
  expect(tables['rpp_period']).toMatchObject([
    { first_day: '2025-10-20', last_day: '2025-12-10', planned: 1 },
  ])
})

test('each requirement says where it comes from, and its days', () => {
  expect(tables['security_requirement']).toMatchObject([
    {
      origin: 'Enrolment',
      basis_source: 'history',
      first_day: '2025-10-20',
      last_day: '2025-10-22',
    },
    {
      origin: 'ReductionGranted',
      basis_source: 'reduction',
      first_day: '2025-10-23',
      last_day: '2025-12-31',
    },
    {
      origin: 'Recomputed',
      stated_on: '2025-11-10',
      first_day: '2026-01-01',
      last_day: null,
    },
  ])
})

test('a requirement that another takes the place of before its first day never had one', () => {
  const { security_requirement, security_review } = tablesAfter(
    enrolled,
    cash('D', '15000.00'),
    ['2025-11-10', officer, 'RecomputeRequirement', { complyBy: '2025-12-31' }],
    ['2025-11-11', manager, 'RequestReduction', { basis: '3000.00', rationale: 'c0'.repeat(32) }],
    ['2025-11-12', officer, 'DecideReduction', { decision: 'grant' }],
  )
  expect(security_requirement).toMatchObject([
    { first_day: '2025-10-20', last_day: '2025-11-11' },
    { first_day: '2026-01-01', last_day: '2025-12-31' },
    { first_day: '2025-11-12', last_day: null },
  ])
  expect(security_review).toMatchObject([
    { computed_on: '2025-11-10', asked_by: 'officer', outcome: 'Changed', comply_by: '2025-12-31' },
  ])
})

test('a review that finds the same is told, and who asked for it', () => {
  const { security_review } = tablesAfter(enrolled, [
    '2025-10-20',
    officer,
    'RecomputeRequirement',
    { complyBy: null },
  ])
  expect(security_review).toMatchObject([
    { computed_on: '2025-10-20', asked_by: 'officer', outcome: 'Confirmed', comply_by: null },
  ])
})

test('a request for a reduction says what became of it', () => {
  const request = {
    requested_at: '2025-10-22T17:00:00.000Z',
    basis: 300_000,
    rationale: 'c0'.repeat(32),
  }
  expect(tables['reduction_request']).toMatchObject([
    { ...request, status: 'Granted', decided_on: '2025-10-23' },
  ])
  const asked: ReadonlyArray<Line> = [
    enrolled,
    ['2025-10-22', manager, 'RequestReduction', { basis: '3000.00', rationale: 'c0'.repeat(32) }],
  ]
  const refused = tablesAfter(...asked, [
    '2025-10-23',
    officer,
    'DecideReduction',
    { decision: 'refuse' },
  ])
  expect(refused['reduction_request']).toMatchObject([
    { ...request, status: 'Refused', decided_on: '2025-10-23' },
  ])
  const left = tablesAfter(...asked, ['2025-10-23', manager, 'WithdrawFromRpp'])
  expect(left['reduction_request']).toMatchObject([
    { ...request, status: 'Void', decided_on: null },
  ])
})

test('a request that still waited at the end of the transition lapsed, as another one shows', () => {
  const asked = (day: string): Line => [
    day,
    manager,
    'RequestReduction',
    { basis: '3000.00', rationale: 'c0'.repeat(32) },
  ]
  const { reduction_request } = tablesAfter(
    ['2025-03-03', manager, 'EnrolRpp', { estimate: '20000.00' }],
    asked('2025-05-19'),
    asked('2025-05-21'),
  )
  expect(reduction_request).toMatchObject([{ status: 'Lapsed' }, { status: 'Pending' }])
})

test('an instrument says what it was and is, and on which days it counts', () => {
  const common = { bn15: account, whole_bond: null, posted_amount: 1_500_000, amount: 1_500_000 }
  expect(tables['security_instrument']).toEqual([
    {
      ...common,
      instrument: 'A',
      form: 'bond',
      surety: suretyAccount,
      posted_on: '2025-10-21',
      first_day: '2025-11-01',
      last_day: '2025-11-30',
      status: 'CancelNotice',
      cancel_noticed_on: '2025-11-11',
      return_requested_on: null,
      over: 1,
      revision: 11,
    },
    {
      ...common,
      instrument: 'D',
      form: 'cash',
      surety: null,
      posted_on: '2025-10-20',
      first_day: '2025-10-20',
      last_day: '2025-11-02',
      status: 'Returned',
      cancel_noticed_on: null,
      return_requested_on: '2025-11-02',
      over: 1,
      revision: 7,
    },
  ])
})

test('cover is told by days, in as few rows as its amounts have changed', () => {
  const none = { bond: 0, cash: 0, cover: 0 }
  const half = { required_bond: 500_000, required_cash: 500_000 }
  expect(tables['security_cover']).toMatchObject([
    { first_day: '2025-10-20', last_day: '2025-10-22', cash: 1_500_000, required_cash: 1_300_000 },
    { first_day: '2025-10-23', last_day: '2025-10-31', ...half, cover: 1_500_000, shortfall: 0 },
    { first_day: '2025-11-01', last_day: '2025-11-02', ...half, cover: 3_000_000, shortfall: 0 },
    { first_day: '2025-11-03', last_day: '2025-11-30', ...half, bond: 1_500_000, cash: 0 },
    { first_day: '2025-12-01', last_day: '2025-12-31', ...half, ...none, shortfall: 500_000 },
    { first_day: '2026-01-01', last_day: null, ...none, shortfall: 1_500_000, planned: 1 },
  ])
})
