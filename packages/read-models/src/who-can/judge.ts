/** What the core says of the people whom the joints are about. */
import {
  type Able as AbleNow,
  type Denial,
  inquire,
  inquiryInto,
  type Permission,
  type Role,
} from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { chainOf, type Link } from './chain.js'
import type { Joints, Sought, Who } from './joints.js'
import type { Stopped } from './stopped.js'
import { worldsIn } from './worlds.js'

/** What is to be done. */
export interface Action {
  /** The row of the matrix that decides. */
  readonly permission: Permission
  /**
   * It finishes an item that was begun, so that run-off allows it (DEL-14). Left out, it does for
   * `SubmitFirstDeclaration` and `CorrectDeclaration` on a transaction.
   */
  readonly finishesWork?: boolean | undefined
}

/** By which authority something is allowed. */
export interface Allowed {
  /** The role that the person acts in. */
  readonly role: Role
  /** Rules that allow it, the deciding one first. */
  readonly rules: ReadonlyArray<string>
  /** Id of the grant or run-off that is used; null within the own business. */
  readonly grant: string | null
  /** The joints that it hangs on: the membership first, then the grant, then the assignment. */
  readonly chain: ReadonlyArray<Link>
}

/** Somebody who can, and why. */
export interface Able extends Who, Allowed {}

/** Left holds every reason why not, or says that nobody knows. */
export type Answer = E.Either<ReadonlyArray<Denial> | Stopped, Allowed>

export interface Judge {
  readonly answer: (action: Action, who: Who) => Answer
  /** The own people first, then the people of each provider; in order. */
  readonly able: (action: Action) => ReadonlyArray<Able>
}

export const judgeOf = (joints: Joints, sought: Sought): Judge => {
  const { target, at: now } = sought
  const worldOf = worldsIn(joints, sought)
  const answer: Judge['answer'] = ({ permission, finishesWork }, who) => {
    const asked = inquiryInto(who, { permission, target, now })
    const question = { ...asked, finishesWork: finishesWork ?? asked.finishesWork }
    return E.map((proof: AbleNow['proof']) => ({
      role: proof.role as Role,
      rules: proof.rules,
      grant: proof.delegation,
      chain: chainOf(joints, sought, { ...who, proof }),
    }))(inquire(question, worldOf(who)))
  }
  const candidates = joints.members
    .map(({ bn9, user_id }) => ({ user: user_id, actingFor: bn9 }) as Who)
    .toSorted(byPlace(target.business))
  return {
    answer,
    able: (action) =>
      candidates.flatMap((who): ReadonlyArray<Able> => {
        const found = answer(action, who)
        return E.isRight(found) ? [{ ...who, ...found.right }] : []
      }),
  }
}

const byPlace =
  (own: string) =>
  (one: Who, other: Who): number => {
    const [here, there] = [one, other].map(({ user, actingFor }) =>
      actingFor === own ? ` ${user}` : `${actingFor} ${user}`,
    ) as [string, string]
    return here < there ? -1 : 1
  }
