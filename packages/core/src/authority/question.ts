/** What the two halves of authority share: one person's question, and the form of its answer. */
import type { Either } from 'fp-ts/lib/Either.js'
import type { Instant } from '../values/index.js'
import type { User } from './actor.js'
import type { Denial } from './denial.js'
import type { Proof } from './grant.js'
import type { Intent } from './intent.js'
import type { MatrixRow, Permission } from './matrix.js'
import type { Target } from './world.js'

/** Whose request is approved and what role is given: what USR-08 and USR-17 look at. */
export type Approval = Pick<Intent, 'approves' | 'subject' | 'gives'>

/** A person's question of the matrix: may I do this, there, now? */
export interface Inquiry {
  readonly user: User
  readonly permission: Permission
  readonly target: Target
  /** The action finishes an item that was begun, so that run-off allows it (DEL-14). */
  readonly finishesWork: boolean
  readonly now: Instant
  /** Left out where nothing is approved or given. */
  readonly approval?: Approval
}

/** The same with its row of the matrix at hand. */
export interface Question {
  readonly asked: Inquiry
  readonly row: MatrixRow
}

/** Left holds every reason, right what the grant will rest on. */
export type Answer = Either<ReadonlyArray<Denial>, Proof>
