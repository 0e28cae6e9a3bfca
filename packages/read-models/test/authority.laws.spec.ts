import { carm, type Instant, instantOf, matrix, millisecondsOf } from '@carmkit/core'
import {
  businesses,
  foundings,
  type History,
  histories,
  instants,
  people,
  play,
} from '@carmkit/laws'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { authority, type Model, mayAct, tablesOf } from '../src/index.js'
import { targetAt } from '../src/who-can/index.js'
import { jointsAt } from '../src/who-can/joints.js'
import { judgeOf } from '../src/who-can/judge.js'
import { authorized, logAt, placesIn, portalAt } from './authority-answers.js'
import { authorityDatabase } from './authority-database.js'
import { logOf } from './support.js'

const runs = Number(process.env['CARMKIT_AUTHORITY_RUNS'] ?? 300)
const { db, fill } = authorityDatabase()

const everybody = people.flatMap((user) => businesses.map((actingFor) => ({ user, actingFor })))
const before = '2026-01-01T00:00:00.000Z' as Instant
const [last] = instants.slice(-1) as [Instant]
const later = [25, 30, 31, 60, 1000].map((days) =>
  instantOf(millisecondsOf(last) + days * 86_400_000),
)
const moment = fc.constantFrom(before, ...instants, ...later)

const holds = async (
  model: Model,
  { founded, steps }: History,
  moments: ReadonlyArray<Instant>,
) => {
  const all = [...play(carm, foundings[founded]), ...steps]
  fill(tablesOf([model], logOf(all)))
  for (const at of moments) {
    const log = logAt(all, at)
    const portal = portalAt(log)
    for (const { place, target } of placesIn(log)) {
      expect(await targetAt(db, place, at)).toEqual(target)
      const sought = { target, at, who: null }
      const judge = judgeOf(await jointsAt(db, sought), sought)
      for (const { permission } of matrix) {
        const able = judge
          .able({ permission })
          .map(({ user, actingFor, role, rules, grant }) => ({
            user,
            actingFor,
            role,
            rules,
            grant,
          }))
        const expected = everybody.flatMap((who) => {
          const answer = authorized(portal, { who, permission, target, at })
          return E.isRight(answer) ? [{ ...who, ...answer.right }] : []
        })
        const order = (one: object) => JSON.stringify(one)
        expect(able.map(order).toSorted()).toEqual(expected.map(order).toSorted())
      }
    }
  }
}

it('the tables say who can, as authorize does, at every moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories(carm, { most: 20 }),
      fc.array(moment, { minLength: 3, maxLength: 3 }),
      (history, moments) => holds(authority, history, moments),
    ),
    { numRuns: runs },
  )
})
