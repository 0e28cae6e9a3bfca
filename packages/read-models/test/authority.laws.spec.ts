import { authorize, carm, type Instant, matrix, type Permission } from '@carmkit/core'
import { histories, type Situation, situation, situationParts } from '@carmkit/laws'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { type Allowed, type Answer, authority, mayAct, tablesOf, whoCan } from '../src/index.js'
import { jointsAt } from '../src/who-can/joints.js'
import { judgeOf } from '../src/who-can/judge.js'
import {
  allowedBy,
  authorized,
  difference,
  everybody,
  expectedIn,
  type Looked,
  logAt,
  looksAt,
  placesIn,
  portalAt,
  stepsOf,
} from './authority-answers.js'
import { authorityDatabase } from './authority-database.js'
import { defects } from './authority-defects.js'
import { changed, movedHistories } from './authority-histories.js'
import { tablesOfParts } from './authority-situations.js'
import { logOf } from './support.js'

/** Set for a longer run. */
const numRuns = Number(process.env['CARMKIT_AUTHORITY_RUNS'] ?? 300)
const timeout = 60_000 + numRuns * 1_000
const { db, fill } = authorityDatabase()

const looks = looksAt(
  fc.oneof(
    { weight: 3, arbitrary: histories(carm, { most: 20 }).map(stepsOf) },
    { weight: 1, arbitrary: movedHistories },
  ),
)

const question = fc.record({
  who: fc.constantFrom(...everybody),
  where: fc.nat(),
  permission: fc.constantFrom(...matrix.map((row) => row.permission)),
  finishesWork: fc.option(fc.boolean(), { nil: undefined }),
})
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never

/** One person is answered as by `authorize`, with every reason why not, and as in the list of all. */
const expectSameAnswer = async (
  { steps, moments: [at = '' as Instant] }: Looked,
  { who, where, ...action }: Question,
): Promise<Answer> => {
  const log = logAt(steps, at)
  const places = placesIn(log)
  const { place, target } = places[where % places.length] as (typeof places)[number]
  const answer = await mayAct(db, { ...action, place, at, who })
  expect(shared(answer)).toEqual(authorized(portalAt(log), { ...action, who, target, at }))
  const { able } = await whoCan(db, { ...action, place, at })
  const listed = able.find((one) => one.user === who.user && one.actingFor === who.actingFor)
  expect(listed).toEqual(E.isRight(answer) ? { ...who, ...answer.right } : undefined)
  return answer
}

const authorizedIn = ({ question: asked, world }: Situation) =>
  E.map(allowedBy)(authorize(asked, world))

/** What `authorize` tells too: the chain is of the tables alone. */
const shared = (answer: Answer) =>
  E.map(({ role, rules, grant }: Allowed) => ({ role, rules, grant }))(answer)

/** A portal looks at assignments for nobody but staff below the manager. */
const inPortal = ({ question: asked, world }: Situation): Situation => {
  const { actor } = asked
  const member = actor.kind === 'user' ? world.acting?.is.members.get(actor.userId) : undefined
  const isStaff = member !== undefined && member.assignment.role !== 'BAM'
  return { question: asked, world: isStaff ? world : { ...world, clientAccess: null } }
}

/** The same question as the tables are asked it. */
const questionOf = ({ question: { actor, intent, now: at } }: Situation) => {
  const { permission, finishesWork, target } = intent
  if (actor.kind !== 'user' || actor.actingFor === null) throw new Error('nobody acts')
  if (permission === null || target === null) throw new Error('no question of the matrix')
  const who = { user: actor.userId, actingFor: actor.actingFor }
  return { action: { permission, finishesWork }, who, sought: { target, at, who } }
}

/** Rows of the matrix in which providers differ by what they were granted, and what they are. */
const telling: ReadonlyArray<Permission> = [
  'ViewTransactions',
  'SubmitFirstDeclaration',
  'ViewStatements',
]
/** When all of a few changes have happened, and much later. */
const afterwards = ['2026-02-13T17:00:00.000Z', '2026-03-22T17:00:00.000Z'] as Instant[]

describe('authority as tables', () => {
  it('answers as authorize does, after every history and at every moment', {
    timeout,
  }, async () => {
    const census = { allowed: 0, byProviders: 0, denied: 0 }
    await fc.assert(
      fc.asyncProperty(looks, fc.tuple(question, question), async (looked, questions) => {
        fill(tablesOf([authority], logOf(looked.steps)))
        const expected = expectedIn(looked)
        expect(await difference(db, expected)).toBeNull()
        const all = expected.flatMap(({ able }) => [...able.values()].flat())
        census.allowed += all.length
        census.byProviders += all.filter((line) => line.includes('DEL-')).length
        for (const one of questions) {
          census.denied += E.isLeft(await expectSameAnswer(looked, one)) ? 1 : 0
        }
      }),
      { numRuns },
    )
    expect(census.allowed / numRuns).toBeGreaterThan(50)
    expect(census.byProviders / numRuns).toBeGreaterThan(3)
    expect(census.denied / numRuns).toBeGreaterThan(1)
  })

  it('answers as authorize does in states that no command leads to', { timeout }, async () => {
    const census = { allowed: 0, denied: 0 }
    await fc.assert(
      fc.asyncProperty(situationParts, async (parts) => {
        fill(tablesOfParts(parts))
        const asked = inPortal(situation(parts))
        const { action, who, sought } = questionOf(asked)
        const answer = judgeOf(await jointsAt(db, sought), sought).answer(action, who)
        expect(shared(answer)).toEqual(authorizedIn(asked))
        const wide = { ...sought, who: null }
        const able = judgeOf(await jointsAt(db, wide), wide).able(action)
        const found = able.filter(({ actingFor }) => actingFor === who.actingFor)
        expect(found).toHaveLength(E.isRight(answer) ? 1 : 0)
        census[E.isRight(answer) ? 'allowed' : 'denied'] += 1
      }),
      { numRuns: numRuns * 3 },
    )
    expect(census.allowed).toBeGreaterThan(numRuns / 3)
    expect(census.denied).toBeGreaterThan(numRuns / 3)
  })

  it.each(Object.entries(defects))('notices: %s', async (_defect, one) => {
    const steps = changed(one.after, { late: one.late ?? false })
    const expected = expectedIn({ steps, moments: afterwards, permissions: telling })
    fill(tablesOf([authority], logOf(steps)))
    expect(await difference(db, expected)).toBeNull()
    fill(tablesOf([one.model], logOf(steps)))
    expect(await difference(db, expected)).not.toBeNull()
  })
})
