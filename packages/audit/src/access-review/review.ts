/**
 * The access review: who could do what in a business between two moments, who gave it, when it was
 * used last, and what of it looks like too much. Answered from the log alone, up to the period's end.
 *
 * What somebody could do is the core's answer at each moment that matters; nothing of the rules of
 * authority is said here a second time.
 */
import { type Bn9, carm, type Domain, instantOf, millisecondsOf } from '@carmkit/core'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Read } from '../prefix/account.js'
import type { Checks } from '../prefix/following.js'
import type { AccessReview, Period } from './line.js'
import { readAccess } from './reading.js'
import { watchOf } from './watch.js'

export interface AccessQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly bn9: Bn9
  /** Half-open, and not empty. */
  readonly period: Period
  /** How long access has to be held without use to be marked, in days; default 90 (assumed CK-164). */
  readonly unusedAfterDays?: number
  /** What an event that decides about access is held against; default: hashes. */
  readonly checks?: Checks
  /** Told how many events were read, every now and then; the log is read twice. */
  readonly onProgress?: (events: number) => void
}

/** Throws for an empty period: whoever asks has checked it. */
export const accessReview = async ({
  period,
  unusedAfterDays = 90,
  domain = carm,
  ...question
}: AccessQuestion): Promise<E.Either<ReadFailure, AccessReview>> => {
  if (period.from >= period.until) throw new Error('an access review needs a period of some time')
  const lastMoment = instantOf(millisecondsOf(period.until) - 1)
  const { bn9 } = question
  const watch = watchOf({ bn9, period, domain })
  const read = await readAccess(
    { ...question, domain, bound: { kind: 'instant', instant: lastMoment } },
    watch,
  )
  return E.map(
    (known: Read): AccessReview => ({
      business: bn9,
      period,
      read: known,
      ...watch.end({ unusedAfterDays, lastMoment }),
    }),
  )(read)
}
