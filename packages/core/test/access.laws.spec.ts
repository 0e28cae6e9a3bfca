/** List-who, list-what and check describe one set of access, in random portals (P31). */

import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { check, type Portal, whatCan, whoCan } from '../src/access/index.js'
import { inquire } from '../src/authority/index.js'
import type { Instant } from '../src/values/index.js'
import { worldOf } from '../src/world.js'
import {
  everything,
  exists,
  isFinishing,
  lineOf,
  placesByLevel,
  question,
} from './support/access-set.js'
import { moment, people, portal } from './support/portals.js'

const runs = { numRuns: 1000 }
/** Every question of every portal, on a busy machine too; in milliseconds. */
const slow = 180_000

const listedByWhat = (asked: Portal, now: Instant): ReadonlyArray<string> =>
  people.flatMap((userId) =>
    whatCan(asked, { userId, now }).map((one) =>
      [one.user, one.actingFor, one.business, one.permission, one.program, one.items].join(' '),
    ),
  )

const listedByWho = (asked: Portal, now: Instant): ReadonlyArray<string> =>
  placesByLevel
    .filter(({ level }) => exists(asked, level))
    .flatMap(({ places }) => places)
    .flatMap((place) =>
      whoCan(asked, { permission: place.permission, target: place.target, now }).flatMap(
        ({ user, actingFor }) => lineOf(user, actingFor, place),
      ),
    )

describe('views of access (P31)', () => {
  it(
    'list-what and list-who name each line once, and just the lines that a command may use',
    () => {
      let lines = 0
      let byProviders = 0
      fc.assert(
        fc.property(portal, moment, (asked, now) => {
          const expected = [...everything(asked, now)].toSorted()
          expect(listedByWhat(asked, now).toSorted()).toEqual(expected)
          expect(listedByWho(asked, now).toSorted()).toEqual(expected)
          lines += expected.length
          byProviders += expected.filter((line) => line.slice(37, 46) !== line.slice(47, 56)).length
        }),
        runs,
      )
      expect(lines / runs.numRuns).toBeGreaterThan(100)
      expect(byProviders / runs.numRuns).toBeGreaterThan(30)
    },
    slow,
  )

  it('check answers as the question does in the world that a command would be asked in', () => {
    const outcomes = { allowed: 0, denied: 0 }
    fc.assert(
      fc.property(portal, moment, question, (asked, now, { actor, place }) => {
        const { permission, target } = place
        const inquiry = { user: actor, permission, target, finishesWork: isFinishing(place), now }
        const answer = check(asked, inquiry)
        expect(answer).toEqual(inquire(inquiry, worldOf(actor, target, asked.facts)))
        outcomes[E.isRight(answer) ? 'allowed' : 'denied'] += 1
      }),
      { numRuns: 5000 },
    )
    expect(outcomes.allowed).toBeGreaterThan(300)
    expect(outcomes.denied).toBeGreaterThan(300)
  })
})
