/**
 * As-of in two times: what was effective at one moment, as it was known at another.
 *
 * What was known is a prefix of the log. Of that prefix counts what was recorded by the effective
 * moment, and what was recorded later but holds from that moment or before: a late correction. The
 * states that follow are then read at the effective moment, so that dates decide as they do in life.
 */
import { carm, type Domain, type Instant } from '@carmkit/core'
import type { Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from './bound.js'
import { type Cut, cutOf } from './cut.js'
import { pictureOf } from './picture/describe.js'
import type { Picture } from './picture/picture.js'
import type { AccountEvent } from './prefix/account.js'
import type { Subject } from './subject.js'

export interface AsOfQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly subject: Subject
  /** D: the moment that the answer is about. */
  readonly effective: Instant
  /** K: what was recorded behind this does not count. */
  readonly known: Bound
  readonly onProgress?: (events: number) => void
}

/** An event that was recorded after the effective moment and holds by then. */
export interface LateEvent {
  readonly position: Position
  readonly stream: string
  readonly revision: number
  readonly type: string
  readonly recordedAt: Instant
  readonly effectiveAt: Instant
}

export interface AsOf {
  readonly effective: Instant
  readonly cut: Cut
  readonly picture: Picture
  /** Why the answer differs from what was known at the effective moment itself, in log order. */
  readonly late: ReadonlyArray<LateEvent>
}

export const asOf = async ({
  effective,
  known,
  domain = carm,
  ...question
}: AsOfQuestion): Promise<E.Either<ReadFailure, AsOf>> => {
  const late: LateEvent[] = []
  const cut = await cutOf({ ...question, domain, bound: known }, (event) => {
    if (!counts(event, effective)) return false
    if (isLate(event, effective)) late.push(lateEventOf(event))
    return true
  })
  return E.map((found: Cut) => ({
    effective,
    cut: found,
    picture: pictureOf(found.streams, effective),
    late,
  }))(cut)
}

const isLate = ({ recorded }: AccountEvent, effective: Instant): boolean =>
  (recorded.metadata.recordedAt as Instant) > effective

/** Recorded by then, or later of something that held by then. */
const counts = (event: AccountEvent, effective: Instant): boolean =>
  !isLate(event, effective) || (event.recorded.metadata.effectiveAt as Instant) <= effective

const lateEventOf = ({ position, recorded }: AccountEvent): LateEvent => ({
  position,
  stream: recorded.stream,
  revision: recorded.revision,
  type: recorded.type,
  recordedAt: recorded.metadata.recordedAt as Instant,
  effectiveAt: recorded.metadata.effectiveAt as Instant,
})
