/**
 * The access review: who could do what in a business between two moments, who gave it, when it was
 * used last, and what of it looks like too much. Answered from the log alone, up to the period's end.
 *
 * What somebody could do is the core's answer at each moment that matters; nothing of the rules of
 * authority is said here a second time.
 */
import { type Bn9, carm, type Domain, type Instant, latest } from '@carmkit/core'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Period } from '../period.js'
import type { Read } from '../prefix/account.js'
import type { AccessReview } from './line.js'
import { readAccess } from './reading.js'
import { watchOf } from './watch.js'

export interface AccessQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly bn9: Bn9
  /** Does not end before it begins. What is asked for behind the end of what is known is not answered. */
  readonly period: Period
  /** The clock of whoever asks: up to then, or up to the latest event of the log, it is known who could do what. */
  readonly now: Instant
  /** How long access has to be held without use to be marked, in days; default 90 (assumed CK-164). */
  readonly unusedAfterDays?: number
  /** Told how many events were read, every now and then; the log is read twice. */
  readonly onProgress?: (events: number) => void
}

/** The whole period lies ahead: nobody knows yet who will hold what then. */
export interface NotYetKnown {
  readonly name: 'NotYetKnown'
  readonly from: Instant
  readonly knownUntil: Instant
}

/** Throws for a period that ends before it begins: whoever asks has checked it. */
export const accessReview = async ({
  period: asked,
  now,
  unusedAfterDays = 90,
  domain = carm,
  ...question
}: AccessQuestion): Promise<E.Either<ReadFailure | NotYetKnown, AccessReview>> => {
  const { from, to } = asked
  if (from > to) throw new Error('the period of an access review ends before it begins')
  const { bn9 } = question
  const watch = watchOf({ bn9, from, domain })
  const bound = { kind: 'instant', instant: to } as const
  const read = await readAccess({ ...question, domain, bound }, watch)
  if (E.isLeft(read)) return read
  const { broken, ...known } = read.right
  const knownUntil = endOfKnown({ to, now, read: known })
  if (from > knownUntil) return E.left({ name: 'NotYetKnown', from, knownUntil })
  return E.right({
    business: bn9,
    period: { from, to: knownUntil },
    asked,
    read: known,
    broken,
    ...watch.end({ unusedAfterDays, lastMoment: knownUntil }),
  })
}

interface Known {
  readonly to: Instant
  readonly now: Instant
  readonly read: Pick<Read, 'isWhole' | 'recordedUntil'>
}

/** A log that goes on behind the end asked for knows it all. */
const endOfKnown = ({ to, now, read: { isWhole, recordedUntil } }: Known): Instant => {
  if (!isWhole) return to
  const known = latest(now, recordedUntil ?? now)
  return known < to ? known : to
}
