/** What every answer of a delegation is given from, and the form it takes. */
import type * as E from 'fp-ts/lib/Either.js'
import type { Actor } from '../../authority/index.js'
import type { UserId } from '../../values/index.js'
import type { DelegationContext } from '../context/index.js'
import type { DelegationEvent } from '../event.js'
import type { DelegationRejection } from '../rejection.js'
import { type Delegation, delegationStream, type Identity } from '../state.js'
import type { Life } from './life.js'

export type Verdict = E.Either<DelegationRejection, ReadonlyArray<DelegationEvent>>

export interface Situation {
  readonly state: Delegation
  /** What of the state is alive now. */
  readonly life: Life
  readonly context: DelegationContext
}

/** Ids are counted in the stream, whatever they name. */
export const nextId = (identity: Identity, { state }: Situation): string =>
  `${delegationStream(identity).name}#${state.status === 'Absent' ? 1 : state.ordinal + 1}`

export const personOf = (actor: Actor): UserId => {
  if (actor.kind !== 'user') throw new Error('the sender table lets users only ask and offer')
  return actor.userId
}
