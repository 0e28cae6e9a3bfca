/**
 * Half-open boundaries (P19): allowed from the first instant of the first Eastern day up to, and
 * not in, the first instant after the last one; also on the days on which the clock changes.
 */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import type { World } from '../src/index.js'
import type { CivilDate, Instant } from '../src/values/index.js'
import { alice, atlas, bob, maple } from './support/actors.js'
import { justBefore, utc } from './support/time.js'
import {
  authority,
  business,
  item,
  known,
  member,
  providerWorld,
  standing,
} from './support/worlds.js'

/** First and last day of a period, and the instants in which it begins and is over, by hand. */
const periods = [
  ['in winter', '2026-01-12', '2026-01-12', '2026-01-12T05:00:00.000Z', '2026-01-13T05:00:00.000Z'],
  ['in summer', '2026-07-06', '2026-07-07', '2026-07-06T04:00:00.000Z', '2026-07-08T04:00:00.000Z'],
  [
    'the day of 23 hours',
    '2026-03-08',
    '2026-03-08',
    '2026-03-08T05:00:00.000Z',
    '2026-03-09T04:00:00.000Z',
  ],
  [
    'the day of 25 hours',
    '2026-11-01',
    '2026-11-01',
    '2026-11-01T04:00:00.000Z',
    '2026-11-02T05:00:00.000Z',
  ],
  [
    'over both changes',
    '2026-03-07',
    '2026-11-02',
    '2026-03-07T05:00:00.000Z',
    '2026-11-03T05:00:00.000Z',
  ],
  [
    'over the end of a year',
    '2025-12-31',
    '2026-01-01',
    '2025-12-31T05:00:00.000Z',
    '2026-01-02T05:00:00.000Z',
  ],
] as const

const day = (text: string): CivilDate => text as CivilDate
const drafting = {
  permission: 'SubmitFirstDeclaration',
  target: { item: item({ begunAt: '2024-01-01T00:00:00.000Z' as Instant }) },
} as const

const answers = (world: World, now: Instant): string => {
  const answer = authority(world, { ...drafting, now })
  return E.isRight(answer) ? 'allowed' : answer.left.map(({ name }) => name).join(', ')
}

const grantWithin = (validFrom: string, validUntil: string | null): World =>
  providerWorld({
    delegations: [
      known(
        standing({
          grant: {
            id: 'grant',
            capacity: 'CustomsBroker',
            suspended: false,
            terms: {
              visibility: 'Own',
              validFrom: day(validFrom),
              validUntil: validUntil === null ? null : day(validUntil),
            },
            grantedAt: null,
            relationship: 'relationship',
          },
        }),
      ),
    ],
  })

describe.each(periods)('%s', (_when, first, last, begins, over) => {
  test('a grant', () => {
    const world = grantWithin(first, last)
    expect(answers(world, justBefore(utc(begins)))).toBe('GrantNotYetValid')
    expect(answers(world, utc(begins))).toBe('allowed')
    const beginsNothing = { permission: 'SubmitFirstDeclaration' } as const
    const opens = (now: Instant) => E.isRight(authority(world, { ...beginsNothing, now }))
    expect([justBefore(utc(over)), utc(over)].map(opens)).toEqual([true, false])
  })

  test('a licence', () => {
    const licence = {
      periods: [{ validFrom: day(first), validUntil: day(last) }],
      suspensions: [],
    }
    const world = providerWorld({ acting: known(business(atlas, { licence })) })
    const instants = [justBefore(utc(begins)), utc(begins), justBefore(utc(over)), utc(over)]
    expect(instants.map((now) => answers(world, now))).toEqual([
      'LicenceNotValid',
      'allowed',
      'allowed',
      'LicenceNotValid',
    ])
  })

  test('an access: there is no first day, the last one is included (a14)', () => {
    const until = day(last)
    const members = new Map([[bob.id, member({ role: 'BAM' }, { until })]])
    const world = providerWorld({ acting: known(business(atlas, { members })) })
    const instants = [utc(begins), justBefore(utc(over)), utc(over)]
    expect(instants.map((now) => answers(world, now))).toEqual([
      'allowed',
      'allowed',
      'NotAuthorized',
    ])
  })

  test('run-off of an expired grant: 30 civil days from the midnight of its end (f1, f2)', () => {
    const world = grantWithin(first, last)
    const finishes = (now: Instant): boolean =>
      E.isRight(authority(world, { ...drafting, finishesWork: true, now }))
    const end = utc(runOffEnds[last])
    expect([utc(over), justBefore(end), end].map(finishes)).toEqual([true, true, false])
  })
})

/** Midnight Eastern behind the thirtieth day after the last one, by hand. */
const runOffEnds = {
  '2026-01-12': '2026-02-12T05:00:00.000Z',
  '2026-07-07': '2026-08-07T04:00:00.000Z',
  '2026-03-08': '2026-04-08T04:00:00.000Z',
  '2026-11-01': '2026-12-02T05:00:00.000Z',
  '2026-11-02': '2026-12-03T05:00:00.000Z',
  '2026-01-01': '2026-02-01T05:00:00.000Z',
} as const

test('a renewal that begins on the day after the end leaves no gap and no overlap', () => {
  const midnight = utc('2026-02-11T05:00:00.000Z')
  const old = grantWithin('2026-01-01', '2026-02-10').delegations
  const renewed = grantWithin('2026-02-11', null).delegations
  const opens = (delegations: World['delegations'], now: Instant): boolean =>
    E.isRight(authority(providerWorld({ delegations }), { permission: 'RequestAdjustment', now }))
  for (const now of [justBefore(midnight), midnight]) {
    expect(opens(old, now)).toBe(now < midnight)
    expect(opens(renewed, now)).toBe(now >= midnight)
    expect(opens([...old, ...renewed], now)).toBe(true)
  }
})

test('a person of the client is judged by the same dates as one of the provider', () => {
  const until = day('2026-02-02')
  const members = new Map([[alice.id, member({ role: 'BAM' }, { until })]])
  const own = known(business(maple, { members }))
  const world: World = {
    acting: own,
    target: own,
    program: null,
    delegations: [],
    clientAccess: null,
  }
  const allowed = (now: string): boolean =>
    E.isRight(authority(world, { permission: 'ListUsers', actor: alice.for(maple), now: utc(now) }))
  expect([allowed('2026-02-03T04:59:59.999Z'), allowed('2026-02-03T05:00:00.000Z')]).toEqual([
    true,
    false,
  ])
})
