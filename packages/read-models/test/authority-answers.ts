/** What `authorize` says in the states of a moment: what the tables of authority are held against. */
import {
  authorize,
  type Bn9,
  type Bn15,
  bn9Of,
  carm,
  type Instant,
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
import { businesses, emptyLog, type Log, type Step } from '@carmkit/laws'
import * as E from 'fp-ts/lib/Either.js'
import type { Action, Answer, Place, Who } from '../src/index.js'

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

interface Somewhere {
  readonly place: Place
  readonly target: Target
}

const references = ['RM0001', 'RM0002'] as unknown as ReadonlyArray<ProgramReference>

/** Each business, each of its programs, and each transaction. */
export const placesIn = (log: Log): ReadonlyArray<Somewhere> => [
  ...businesses.flatMap((business) =>
    [[], ...references.map((one) => [one])].map((programs) => {
      const place = { business, programs }
      return { place, target: { ...place, item: null } }
    }),
  ),
  ...[...log].flatMap(([stream, { state }]) => {
    const target = targetOf(stream, state as Owned)
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

const targetOf = (stream: string, state: Owned): Target | null => {
  const on = state.importer ?? state.applicant
  const begunFor = state.openedFor ?? state.submittedFor
  const begunAt = state.openedAt ?? state.submittedAt
  if (on === undefined || begunFor === undefined || begunAt === undefined) return null
  const item = { stream, ownedBy: state.ownedBy ?? begunFor, begunFor, begunAt }
  return { business: bn9Of(on), programs: [referenceOf(on)], item }
}

/** As a command of that person would be answered; without the pins, which tables do not have. */
export const authorized = (
  portal: Portal,
  { who, permission, finishesWork, target, at }: Action & Asked,
): E.Either<unknown, Pick<Granted, 'role' | 'rules' | 'grant'>> => {
  const actor = { kind: 'user', userId: who.user, actingFor: who.actingFor } as const
  const finishes = finishesWork ?? (permission === 'SubmitFirstDeclaration' && target.item !== null)
  const intent = { ...under('EditDraft', permission, target), finishesWork: finishes }
  const answer = authorize(
    { commandId: 'command', actor, intent, now: at },
    worldIn(portal, actor, target),
  )
  return E.map((grant: Grant) => ({
    role: grant.role as Granted['role'],
    rules: grant.rules,
    grant: grant.delegation,
  }))(answer)
}

type Granted = Extract<Answer, E.Right<unknown>>['right']
type Grant = Extract<ReturnType<typeof authorize>, E.Right<unknown>>['right']

interface Asked {
  readonly who: Who
  readonly permission: Permission
  readonly target: Target
  readonly at: Instant
}
