/** What `authorize` says in the states of a moment: what the tables of authority are held against. */
import {
  authorize,
  type Bn9,
  type Bn15,
  bn9Of,
  carm,
  type Instant,
  instantOf,
  matrix,
  millisecondsOf,
  type Permission,
  type Portal,
  type ProgramReference,
  portalOf,
  referenceOf,
  type Target,
  under,
  worldIn,
} from '@carmkit/core'
import { noHash } from '@carmkit/kernel'
import {
  businesses,
  emptyLog,
  foundings,
  type History,
  instants,
  type Log,
  people,
  play,
  type Step,
} from '@carmkit/laws'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { Kysely } from 'kysely'
import type { Action, Answer, AuthorityTables, Place, Who } from '../src/index.js'
import { targetAt } from '../src/who-can/index.js'
import { jointsAt } from '../src/who-can/joints.js'
import { judgeOf } from '../src/who-can/judge.js'

/** A history and the moments at which it is looked at. */
export interface Looked {
  readonly steps: ReadonlyArray<Step>
  readonly moments: ReadonlyArray<Instant>
  readonly permissions: ReadonlyArray<Permission>
}

const [lastDay] = instants.slice(-1) as [Instant]
/** Before anything, around every day's edge of the histories, and when run-offs have ended or nearly. */
const moments: ReadonlyArray<Instant> = [
  '2026-01-01T00:00:00.000Z' as Instant,
  ...instants,
  ...[25, 30, 31, 60, 1000].map((days) => instantOf(millisecondsOf(lastDay) + days * 86_400_000)),
]

/** Any of these, or more often when something of the history was just recorded or is about to be. */
const momentOf = (steps: ReadonlyArray<Step>): fc.Arbitrary<Instant> => {
  const near = steps.flatMap(({ sent: { at } }) => [at, at, instantOf(millisecondsOf(at) - 1)])
  const any = fc.constantFrom(...moments)
  return near.length === 0 ? any : fc.oneof(any, fc.constantFrom(...near))
}

export const permissions = matrix.map(({ permission }) => permission)

/** Every person sees every place, but at each look only some of the rows of the matrix. */
export const looksAt = (histories: fc.Arbitrary<ReadonlyArray<Step>>): fc.Arbitrary<Looked> =>
  histories.chain((steps) =>
    fc.record({
      steps: fc.constant(steps),
      moments: fc.array(momentOf(steps), { minLength: 3, maxLength: 3 }),
      permissions: fc.shuffledSubarray(permissions, { minLength: 4, maxLength: 4 }),
    }),
  )

/** The founding and all that came after it. */
export const stepsOf = ({ founded, steps }: History): ReadonlyArray<Step> => [
  ...play(carm, foundings[founded]),
  ...steps,
]

/** Everything as it was recorded by that moment. */
export const logAt = (steps: ReadonlyArray<Step>, at: Instant): Log =>
  steps.findLast(({ sent }) => sent.at <= at)?.after ?? emptyLog

export const portalAt = (log: Log): Portal =>
  portalOf(
    new Map(
      [...log].map(([stream, { state, events }]) => [
        stream,
        { state, pin: { stream, revision: events.length - 1, hash: noHash } },
      ]),
    ),
    { domain: carm },
  )

export interface Somewhere {
  readonly place: Place
  readonly target: Target
}

const references = ['RM0001', 'RM0002'] as unknown as ReadonlyArray<ProgramReference>

/** Each business, each program that somebody began, one that nobody did, and each transaction. */
export const placesIn = (log: Log): ReadonlyArray<Somewhere> => [
  ...businesses.flatMap((business, index) =>
    [
      [],
      ...references
        .filter((one) => index === 0 || log.has(`programAccount-${business}${one}`))
        .map((one) => [one]),
    ].map((programs) => ({
      place: { business, programs },
      target: { business, programs, item: null },
    })),
  ),
  ...[...log].flatMap(([stream, { state }]) => {
    const target = transactionOf(stream, state as Owned)
    return target === null ? [] : [{ place: { transaction: stream }, target }]
  }),
]

/** The part of a declaration's or a ruling's state that tells whose it is. */
interface Owned {
  readonly importer?: Bn15
  readonly ownedBy?: Bn9
  readonly openedFor?: Bn9
  readonly openedAt?: Instant
  readonly applicant?: Bn15
  readonly submittedFor?: Bn9
  readonly submittedAt?: Instant
}

const transactionOf = (stream: string, state: Owned): Target | null => {
  const on = state.importer ?? state.applicant
  const begunFor = state.openedFor ?? state.submittedFor
  const begunAt = state.openedAt ?? state.submittedAt
  if (on === undefined || begunFor === undefined || begunAt === undefined) return null
  const item = { stream, ownedBy: state.ownedBy ?? begunFor, begunFor, begunAt }
  return { business: bn9Of(on), programs: [referenceOf(on)], item }
}

export const everybody: ReadonlyArray<Who> = people.flatMap((user) =>
  businesses.map((actingFor) => ({ user, actingFor })),
)

interface Asked extends Action {
  readonly who: Who
  readonly target: Target
  readonly at: Instant
}

/** As a command of that person would be answered; without the pins, which tables do not have. */
export const authorized = (portal: Portal, asked: Asked): E.Either<unknown, Granted> => {
  const { who, permission, target, at: now } = asked
  const actor = { kind: 'user', userId: who.user, actingFor: who.actingFor } as const
  const isFinishing = ['SubmitFirstDeclaration', 'CorrectDeclaration'].includes(permission)
  const finishesWork = asked.finishesWork ?? (isFinishing && target.item !== null)
  const intent = { ...under('EditDraft', permission, target), finishesWork }
  const question = { commandId: 'command', actor, intent, now }
  return E.map(allowedBy)(authorize(question, worldIn(portal, actor, target)))
}

/** What is told of a grant of `authorize` too. */
export const allowedBy = ({ role, rules, delegation }: Grant): Granted => ({
  role: role as Granted['role'],
  rules,
  grant: delegation,
})

type Grant = Extract<ReturnType<typeof authorize>, E.Right<unknown>>['right']
export type Granted = Omit<Extract<Answer, E.Right<unknown>>['right'], 'chain'>

/** One line for each who can, in the order of the lines. */
export const lines = (able: ReadonlyArray<Who & Granted>): ReadonlyArray<string> =>
  able
    .map(({ user, actingFor, role, rules, grant }) =>
      [user, actingFor, role, ...rules, grant].join(' '),
    )
    .toSorted()

/** A question of a place at a moment, and who can by each row of the matrix that was looked at. */
export interface Expected {
  readonly somewhere: Somewhere
  readonly at: Instant
  readonly able: ReadonlyMap<Permission, ReadonlyArray<string>>
}

export const expectedIn = (looked: Looked): ReadonlyArray<Expected> =>
  looked.moments.flatMap((at) => {
    const log = logAt(looked.steps, at)
    const portal = portalAt(log)
    return placesIn(log).map((somewhere) => {
      const { target } = somewhere
      const able = looked.permissions.map(
        (permission) =>
          [
            permission,
            lines(
              everybody.flatMap((who) => {
                const answer = authorized(portal, { who, permission, target, at })
                return E.isRight(answer) ? [{ ...who, ...answer.right }] : []
              }),
            ),
          ] as const,
      )
      return { somewhere, at, able: new Map(able) }
    })
  })

/** What the tables answer differently; null where they agree with `authorize`. */
export const difference = async (
  db: Kysely<AuthorityTables>,
  expected: ReadonlyArray<Expected>,
): Promise<string | null> => {
  for (const { somewhere, at, able } of expected) {
    const { place } = somewhere
    const target = await targetAt(db, place, at)
    if (target === null) return `${JSON.stringify(place)} is not known at ${at}`
    const sought = { target, at, who: null }
    const judge = judgeOf(await jointsAt(db, sought), sought)
    for (const [permission, those] of able) {
      const found = lines(judge.able({ permission }))
      if (found.join() !== those.join()) {
        return JSON.stringify({ permission, ...somewhere, at, found, expected: those }, null, 1)
      }
    }
  }
  return null
}
