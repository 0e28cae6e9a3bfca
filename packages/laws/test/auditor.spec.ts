/** The second reading of the log is right by itself: days, places, and the life of a grant. */
import { carm } from '@carmkit/core'
import { expect, test } from 'vitest'
import { dayOf, daysAfter, ownershipOf, startOf } from '../src/auditor.js'
import { type Granted, grantsIn, lifeOf } from '../src/auditor-grants.js'
import { placeAt } from '../src/auditor-places.js'
import { broker, historyOf, importer, type Sent } from '../src/index.js'

type Instant = Sent['at']
const utc = (text: string): Instant => text as Instant

test.each([
  ['2026-03-08T04:59:59.999Z', '2026-03-07'],
  ['2026-03-08T05:00:00.000Z', '2026-03-08'],
  ['2026-03-09T03:59:59.999Z', '2026-03-08'],
  ['2026-03-09T04:00:00.000Z', '2026-03-09'],
])('%s is on %s in Toronto', (instant, day) => {
  expect(dayOf(utc(instant))).toBe(day)
})

test('a day starts at midnight in Toronto, also on the days of the change of hour', () => {
  expect(['2026-03-08', '2026-03-09', '2026-11-01', '2026-11-02'].map(startOf)).toEqual([
    '2026-03-08T05:00:00.000Z',
    '2026-03-09T04:00:00.000Z',
    '2026-11-01T04:00:00.000Z',
    '2026-11-02T05:00:00.000Z',
  ])
})

test('days are counted over months and leap years', () => {
  expect(daysAfter('2024-02-10', 30)).toBe('2024-03-11')
  expect(daysAfter('2026-02-10', 30)).toBe('2026-03-12')
})

const [anna, ben] = [
  'a0000000-0000-4000-8000-000000000001',
  'b0000000-0000-4000-8000-000000000002',
] as const
const whom = { client: importer, provider: broker, scope: 'RM0001' }
const at = (instant: string, user: string, actingFor: string, type: string, data: object) =>
  ({ at: instant, actor: { kind: 'user', userId: user, actingFor }, type, data }) as unknown as Sent

const relation: ReadonlyArray<Sent> = [
  at('2026-02-02T17:00:00.000Z', ben, broker, 'RequestDelegation', {
    ...whom,
    capacity: 'CustomsBroker',
    visibility: 'Own',
    providerProgram: 'RM0001',
    comment: null,
  }),
  at('2026-02-02T17:00:00.000Z', anna, importer, 'ApproveDelegation', {
    ...whom,
    visibility: 'Own',
    validFrom: null,
    validUntil: '2026-02-20',
  }),
  at('2026-02-03T17:00:00.000Z', ben, broker, 'OpenDraft', {
    transactionNumber: '10000000000017',
    importer: `${importer}RM0001`,
    cadType: 'AB',
  }),
]
const stream = `delegation-${importer}.${broker}.RM0001`
const grantAfter = (commands: ReadonlyArray<Sent>): Granted => {
  const [grant] = grantsIn(historyOf(carm, { founded: 'withPam', commands }).end, stream)
  if (grant === undefined) throw new Error('nothing was granted')
  return grant
}

test('a grant lives by its days, and leaves 30 days of run-off', () => {
  const kinds = [
    '2026-02-02T04:59:59.999Z',
    '2026-02-02T05:00:00.000Z',
    '2026-02-21T04:59:59.999Z',
    '2026-02-21T05:00:00.000Z',
    '2026-03-23T03:59:59.999Z',
    '2026-03-23T04:00:00.000Z',
  ].map((instant) => lifeOf(grantAfter(relation), utc(instant)).kind)
  expect(kinds).toEqual(['scheduled', 'active', 'active', 'runOff', 'runOff', 'none'])
})

test('a revoked grant lives by the event that ended it', () => {
  const revoke = (mode: string) =>
    at('2026-02-10T17:00:00.000Z', anna, importer, 'RevokeDelegation', { ...whom, mode })
  const cut = grantAfter([...relation, revoke('CutOff')])
  expect(lifeOf(cut, utc('2026-02-10T17:00:00.000Z')).kind).toBe('none')
  const runOff = lifeOf(
    grantAfter([...relation, revoke('RunOff')]),
    utc('2026-03-12T16:59:59.999Z'),
  )
  const began = runOff.kind === 'runOff' ? runOff.began : () => false
  expect([began(utc('2026-02-10T16:59:59.999Z')), began(utc('2026-02-10T17:00:00.000Z'))]).toEqual([
    true,
    false,
  ])
})

test('places and ownership are told from the events', () => {
  const { end } = historyOf(carm, { founded: 'withPam', commands: relation })
  const now = utc('2026-02-02T17:00:00.000Z')
  const dan = 'd0000000-0000-4000-8000-000000000004' as never
  expect(placeAt(end, { business: importer, user: dan, now })).toEqual({
    role: 'PAM',
    programs: ['RM0001'],
    until: null,
    suspended: false,
    ordinal: 2,
  })
  expect(placeAt(end, { business: broker, user: dan, now })).toBe(null)
  expect(ownershipOf(end, 'transaction-declaration.10000000000017')).toMatchObject({
    openedFor: broker,
    ownedBy: broker,
  })
})
