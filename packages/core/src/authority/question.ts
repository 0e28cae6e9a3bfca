/** What the two halves of authority share: one person's question, and the form of its answer. */
import type { Either } from 'fp-ts/lib/Either.js'
import type { Instant } from '../values/index.js'
import type { User } from './actor.js'
import type { Denial } from './denial.js'
import type { Proof } from './grant.js'
import type { Intent } from './intent.js'
import type { MatrixRow } from './matrix.js'
import type { Target } from './world.js'

/** A person's action, with its row of the matrix and its target known. */
export interface Question {
  readonly user: User
  readonly intent: Intent
  readonly row: MatrixRow
  readonly target: Target
  readonly now: Instant
}

/** Left holds every reason, right what the grant will rest on. */
export type Answer = Either<ReadonlyArray<Denial>, Proof>
