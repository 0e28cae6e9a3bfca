import { importer, people } from '@carmkit/laws'
import { expect, it } from 'vitest'
import { businesses, tablesOf } from '../src/index.js'
import { eventAt, like } from './support.js'

const [anna] = people
const identity = { bn9: importer, claimant: anna }

it('a claim tells its attempts, its locks and how it was shown to be right, and no answer', () => {
  const story: ReadonlyArray<readonly [string, object]> = [
    ['ProfileFailed', { failures: 1 }],
    [
      'ClaimBegun',
      { reference: 'RM0001', questions: ['payment'], lapsesAt: '2026-02-09T15:00:00.000Z' },
    ],
    ['AffinityFailed', { failures: 2 }],
    ['AffinityFailed', { failures: 3 }],
    ['ClaimLockStarted', { until: null, lockNumber: 1 }],
    ['ClaimUnlocked', {}],
    ['ClaimVerified', { basis: 'review', programs: [] }],
  ]
  const events = story.map(([type, data], index) =>
    eventAt(index + 1, {
      stream: `claim-${importer}.${anna}`,
      type,
      data: { ...identity, ...data },
      at: `2026-02-02T1${index}:00:00.000Z`,
    }),
  )
  const told = events.map(
    (_event, index) => tablesOf([businesses], events.slice(0, index + 1))['claim']?.[0] ?? {},
  )
  expect(
    told
      .map(
        like([
          'status',
          'status_since',
          'failures',
          'failed_ever',
          'locks',
          'locked_at',
          'verified_by',
        ]),
      )
      .map((row) => Object.values(row)),
  ).toEqual([
    ['NotBegun', '2026-02-02T10:00:00.000Z', 1, 1, 0, null, null],
    ['Claiming', '2026-02-02T11:00:00.000Z', 1, 1, 0, null, null],
    ['Claiming', '2026-02-02T11:00:00.000Z', 2, 2, 0, null, null],
    ['Claiming', '2026-02-02T11:00:00.000Z', 3, 3, 0, null, null],
    ['Claiming', '2026-02-02T11:00:00.000Z', 0, 3, 1, '2026-02-02T14:00:00.000Z', null],
    ['Claiming', '2026-02-02T11:00:00.000Z', 0, 3, 0, null, null],
    ['Verified', '2026-02-02T16:00:00.000Z', 0, 3, 0, null, 'review'],
  ])
})
