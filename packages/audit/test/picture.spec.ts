/** That a picture tells of everything that there is, each thing once and in order. */
import { carm, type Instant } from '@carmkit/core'
import { type LogKind, randomLogs } from '@carmkit/laws'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutOf, describedCategories, pictureOf, sections } from '../src/index.js'
import { rightOf, storeWith } from './support.js'

test('every category of streams is described', () => {
  expect(carm.aggregates.map(({ category }) => category).toSorted()).toEqual(
    [...describedCategories].toSorted(),
  )
})

test('entries of random histories fill the sections, with keys that stand in order', async () => {
  const filled = new Set<string>()
  for (const kind of Object.keys(randomLogs) as ReadonlyArray<LogKind>) {
    for (const log of fc.sample(randomLogs[kind], { numRuns: 12, seed: 20_261_129 })) {
      const cut = rightOf(
        await cutOf({
          store: storeWith(log),
          checks: 'order',
          domain: carm,
          subject: { kind: 'everything' },
          bound: { kind: 'end' },
        }),
      )
      const picture = pictureOf(cut.streams, cut.at ?? ('2026-01-01T00:00:00.000Z' as Instant))
      for (const section of sections) {
        const keys = Object.keys(picture[section])
        expect(keys).toEqual(keys.toSorted())
        if (keys.length > 0) filled.add(section)
      }
    }
  }
  expect([...filled]).toEqual(
    expect.arrayContaining([
      'businesses',
      'people',
      'accounts',
      'delegations',
      'declarations',
      'balances',
      'debts',
      'rulings',
      'securities',
      'instruments',
    ]),
  )
})

test('a lapse says which event it is of, and why', () => {
  const state = {
    status: 'Recorded',
    lapsed: {
      eventId: 'e1',
      stream: 'ledger-123456782RM0001',
      revision: 3,
      businesses: ['123456782'],
      pins: [],
      denials: [{ name: 'AuthorityExpired', rule: 'DEL-13' }],
      grant: null,
    },
  }
  const streams = new Map([['authorityLapse-e1', { state, pin: null as never }]])
  expect(pictureOf(streams, '2026-01-01T00:00:00.000Z' as Instant).lapses).toEqual({
    e1: {
      stream: 'ledger-123456782RM0001',
      revision: 3,
      businesses: ['123456782'],
      because: ['AuthorityExpired (DEL-13)'],
      grant: null,
    },
  })
})
