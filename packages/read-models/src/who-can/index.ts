/**
 * Who can do what, where, at any moment, and by which joints: asked of the tables of authority.
 *
 * The answers are those of `authorize` in the states of that moment; a moment to come is judged on
 * what is known now. SQL fetches the joints of the place, and the core decides.
 */
import {
  type Bn9,
  type Bn15,
  bn9Of,
  type Instant,
  type ProgramReference,
  referenceOf,
  stranger,
  type Target,
} from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import type { Kysely } from 'kysely'
import { type AuthorityTables, knownAt } from './database.js'
import { jointsAt, type Who } from './joints.js'
import { type Able, type Action, type Answer, judgeOf } from './judge.js'
import { stoppedAmong } from './stopped.js'

export type { Link } from './chain.js'
export type { AuthorityTables } from './database.js'
export type { Who } from './joints.js'
export type { Able, Action, Allowed, Answer } from './judge.js'
export type { Stopped } from './stopped.js'

/** A business, or some of its programs; or a transaction, by the name of its stream. */
export type Place =
  | { readonly business: Bn9; readonly programs: ReadonlyArray<ProgramReference> }
  | { readonly transaction: string }

export interface Question extends Action {
  readonly place: Place
  /** What was recorded until then, judged then. */
  readonly at: Instant
}

export interface WhoCan {
  /** The own people first, then the people of each provider, in order. */
  readonly able: ReadonlyArray<Able>
  /**
   * Streams that the tables hold only the begin of, since what follows could not be read: the answer
   * is what was known before. `authorize` would refuse to look at them.
   */
  readonly stopped: ReadonlyArray<string>
}

/**
 * Everybody who can. Reads rows in proportion to the people, grants and assignments that could reach
 * the place.
 */
export const whoCan = async (
  db: Kysely<AuthorityTables>,
  { place, at, ...action }: Question,
): Promise<WhoCan> => {
  const target = await targetAt(db, place, at)
  const sought = target === null ? null : { target, at, who: null }
  const joints = sought === null ? null : await jointsAt(db, sought)
  const stopped = await stoppedAmong(db, { place, target, who: null, joints })
  if (sought === null || joints === null) return { able: [], stopped }
  return { able: judgeOf(joints, sought).able(action), stopped }
}

/** Whether one person may, acting for that business; no answer where a stream that decides is broken off. */
export const mayAct = async (
  db: Kysely<AuthorityTables>,
  { place, at, who, ...action }: Question & { readonly who: Who },
): Promise<Answer> => {
  const target = await targetAt(db, place, at)
  const sought = target === null ? null : { target, at, who }
  const joints = sought === null ? null : await jointsAt(db, sought)
  const streams = await stoppedAmong(db, { place, target, who, joints })
  if (streams.length > 0) return E.left({ name: 'StreamsStopped', streams })
  if (sought === null || joints === null) return E.left([stranger])
  return judgeOf(joints, sought).answer(action, who)
}

/** Null where there was no such transaction. */
export const targetAt = async (
  db: Kysely<AuthorityTables>,
  place: Place,
  at: Instant,
): Promise<Target | null> => {
  if ('business' in place) return { ...place, item: null }
  const [row] = await db
    .selectFrom('transaction_history')
    .where('stream', '=', place.transaction)
    .where(knownAt('transaction_history', at))
    .selectAll()
    .execute()
  if (row === undefined) return null
  const bn15 = row.bn15 as Bn15
  const { stream, owned_by: ownedBy, begun_for: begunFor, begun_at: begunAt } = row
  return {
    business: bn9Of(bn15),
    programs: [referenceOf(bn15)],
    item: { stream, ownedBy, begunFor, begunAt } as Target['item'],
  }
}
