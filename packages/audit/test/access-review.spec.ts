/** The access review by example: who counts as the giver, what is marked, what cannot be read. */
import { type Bn9, carm, type Instant, type UserId } from '@carmkit/core'
import {
  broker,
  foundings,
  importer,
  type Logged,
  logOf,
  other,
  people,
  play,
  type Sent,
} from '@carmkit/laws'
import type { LogEntry } from '@carmkit/store'
import { describe, expect, test } from 'vitest'
import { type AccessLine, accessReview } from '../src/index.js'
import { rightOf, storeWith } from './support.js'

const [anna, ben, cleo, dan] = people as readonly [UserId, UserId, UserId, UserId]
const zoe = 'e0000000-0000-4000-8000-000000000005' as UserId
const at = '2026-02-02T17:00:00.000Z' as Instant
const period = { from: at, until: '2026-08-01T04:00:00.000Z' as Instant }

const by = (userId: UserId, actingFor: Bn9 | null, type: string, data: object): Sent => ({
  at,
  actor: { kind: 'user', userId, actingFor },
  type,
  data,
})

const logWith = (...commands: ReadonlyArray<Sent>): ReadonlyArray<Logged> => {
  const steps = play(carm, [...foundings.withPam, ...commands])
  expect(steps.filter(({ outcome }) => outcome !== 'accepted').map(({ sent }) => sent)).toEqual([])
  return logOf(steps)
}

const reviewOf = async (entries: ReadonlyArray<LogEntry>, bn9 = importer) =>
  rightOf(await accessReview({ store: storeWith(entries), checks: 'order', bn9, period }))

const lineOf = (lines: ReadonlyArray<AccessLine>, user: UserId): AccessLine | undefined =>
  lines.find((one) => one.user === user)

const pair = { client: importer, provider: broker }
const terms = { validFrom: null, validUntil: null }

const invite = (
  user: UserId,
  assignment: object,
  business: Bn9,
  inviter: UserId,
): ReadonlyArray<Sent> => [
  by(inviter, business, 'InviteUser', { bn9: business, user, assignment, until: null }),
  by(user, null, 'AcceptInvitation', { bn9: business, user }),
]

const request = (scope: string) =>
  by(ben, broker, 'RequestDelegation', {
    ...pair,
    scope,
    capacity: 'CustomsBroker',
    visibility: 'Financial',
    providerProgram: 'RM0001',
    comment: null,
  })

const approve = (scope: string) =>
  by(anna, importer, 'ApproveDelegation', { ...pair, scope, visibility: 'Financial', ...terms })

const draft = (userId: UserId, actingFor: Bn9) =>
  by(userId, actingFor, 'OpenDraft', {
    transactionNumber: '10000000000017',
    importer: `${importer}RM0001`,
    cadType: 'AB',
  })

describe('who gave it', () => {
  test('is who invited, and not who accepted', async () => {
    const { lines } = await reviewOf(logWith(...invite(zoe, { role: 'BAM' }, importer, anna)))
    expect(lineOf(lines, zoe)?.given).toMatchObject([
      { gave: 'role', type: 'UserInvited', by: { userId: anna } },
    ])
  })

  test('is who offered, and not the provider that accepted', async () => {
    const offer = by(anna, importer, 'OfferDelegation', {
      ...pair,
      scope: 'RM0001',
      capacity: 'CustomsBroker',
      visibility: 'Program',
      ...terms,
    })
    const accept = by(ben, broker, 'AcceptOffer', {
      ...pair,
      scope: 'RM0001',
      providerProgram: 'RM0001',
    })
    const { lines } = await reviewOf(logWith(offer, accept))
    expect(lineOf(lines, ben)?.given.map(({ type, by: who }) => [type, who])).toEqual([
      ['BamAppointed', expect.anything()],
      ['DelegationOffered', { kind: 'user', userId: anna, actingFor: importer }],
    ])
  })
})

describe('marks', () => {
  const marksOf = async (log: ReadonlyArray<Logged>, user: UserId) =>
    lineOf((await reviewOf(log)).lines, user)?.marks

  test('what was given by somebody who has left is orphaned', async () => {
    const log = logWith(
      ...invite(zoe, { role: 'BAM' }, importer, anna),
      by(anna, null, 'LeaveBusiness', { bn9: importer }),
    )
    expect(await marksOf(log, cleo)).toContainEqual({
      mark: 'orphaned',
      rule: 'CK-168',
      giver: anna,
    })
    expect(await marksOf(log, zoe)).toContainEqual({
      mark: 'orphaned',
      rule: 'CK-168',
      giver: anna,
    })
  })

  test('the only manager is asked to give up nothing', async () => {
    expect(await marksOf(logWith(draft(anna, importer)), anna)).toEqual([])
  })

  test('a second manager who files declarations could be an Editor', async () => {
    const log = logWith(...invite(zoe, { role: 'BAM' }, importer, anna), draft(zoe, importer))
    expect(await marksOf(log, zoe)).toEqual([
      { mark: 'roleTooHigh', rule: 'CK-165', enough: 'Editor' },
      { mark: 'endless', rule: 'CK-167' },
    ])
  })

  test('a grant of everything that served one program is too wide', async () => {
    const log = logWith(request('business'), approve('business'), draft(ben, broker))
    expect(await marksOf(log, ben)).toEqual([
      { mark: 'visibilityTooWide', rule: 'CK-166', enough: 'Program' },
      { mark: 'scopeTooWide', rule: 'CK-166', enough: 'RM0001' },
      { mark: 'endless', rule: 'CK-167' },
    ])
  })

  test('what nobody used is unused, whoever may only look aside (CK-163, CK-164)', async () => {
    const log = logWith()
    expect(await marksOf(log, dan)).toContainEqual({
      mark: 'unused',
      rule: 'CK-164',
      heldDays: 179,
    })
    expect(await marksOf(log, cleo)).toEqual([{ mark: 'endless', rule: 'CK-167' }])
  })
})

test('what was revoked elsewhere has ended, whether or not a reaction has recorded it', async () => {
  const revoked = '2026-03-01T17:00:00.000Z' as Instant
  const revoke = by(anna, importer, 'RevokeAllForProvider', {
    bn9: importer,
    provider: broker,
    mode: 'RunOff',
  })
  const log = logWith(request('RM0001'), approve('RM0001'), { ...revoke, at: revoked })
  const last = log.findIndex(({ event }) => event.type === 'ProviderRevoked')
  expect(log.length).toBeGreaterThan(last + 1)
  const { lines } = await reviewOf(log.slice(0, last + 1))
  const ofBen = lines.filter(({ user }) => user === ben)
  expect(ofBen.map(({ way, held }) => [way.isRunOff, held.map(({ until }) => until)])).toEqual([
    [false, [revoked]],
    [true, ['2026-03-31T17:00:00.000Z']],
  ])
})

describe('what does not fit', () => {
  test('a command by a way that was not open is counted, and the first one named', async () => {
    const log = logWith(draft(anna, importer)).map(({ position, event }) => ({
      position,
      event:
        event.type === 'DraftOpened'
          ? { ...event, metadata: { ...event.metadata, actor: by(zoe, importer, '', {}).actor } }
          : event,
    })) as unknown as ReadonlyArray<Logged>
    expect((await reviewOf(log)).unexplained).toMatchObject({
      count: 1,
      first: { stream: 'transaction-declaration.10000000000017', revision: 0 },
    })
  })

  const unreadable = (stream: string, position: number): LogEntry => ({
    position,
    unreadable: { name: 'Unreadable', stream, revision: 1, reason: 'no JSON' },
  })
  const leftOutOf = async (log: ReadonlyArray<Logged>, stream: string, bn9 = importer) => {
    const { read } = await reviewOf([...log, unreadable(stream, log.length + 1)], bn9)
    return read.leftOut.map((one) => [one.stream, one.isSurelyOurs])
  }

  test('damage in what a provider is, or in a transaction of the business, is told', async () => {
    const log = logWith(request('business'), approve('business'), draft(ben, broker))
    const account = `businessAccount-${broker}`
    expect(await leftOutOf(log, account)).toEqual([[account, true]])
    const transaction = 'transaction-declaration.10000000000017'
    expect(await leftOutOf(log, transaction)).toEqual([[transaction, true]])
  })

  test('damage elsewhere is no matter', async () => {
    const log = logWith(draft(anna, importer))
    expect(await leftOutOf(log, `businessAccount-${other}`)).toEqual([])
    expect(await leftOutOf(log, 'transaction-declaration.10000000000017', other)).toEqual([])
  })
})
