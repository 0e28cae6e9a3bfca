/**
 * A consistent cut: every stream of a subject as it stood at one place in the log. Two events are
 * either both before the cut or the earlier one is, so no answer mixes two moments.
 */
import type { Held, Instant } from '@carmkit/core'
import type { ReadFailure } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Holding, holdIn } from './holding.js'
import {
  type AccountEvent,
  type Question,
  type Read,
  type Visit,
  walkAccount,
} from './prefix/account.js'
import type { Subject } from './subject.js'

export interface Cut {
  readonly subject: Subject
  /** How far the log was read, and which streams are not whole. */
  readonly read: Read
  /** States with their places, by the names of the streams. */
  readonly streams: ReadonlyMap<string, Held>
  /** Those of others that say what its delegations give: read for that, and not told of. */
  readonly beside: ReadonlyMap<string, Held>
  /** The moment of the latest event of the log before the cut; null for a log that is empty there. */
  readonly at: Instant | null
}

/** A subject's streams as they stand at a bound, each behind the last of its events that is wanted; default: all. */
export const cutOf = async (
  question: Question,
  isWanted: (event: AccountEvent) => boolean = () => true,
): Promise<E.Either<ReadFailure, Cut>> => {
  const streams = new Map<string, Holding>()
  const beside = new Map<string, Holding>()
  const holding =
    (held: Map<string, Holding>): Visit =>
    (command) => {
      for (const event of command) if (isWanted(event)) holdIn(held, event.held)
    }
  const read = await walkAccount(question, holding(streams), holding(beside))
  return E.map((to: Read) => ({
    subject: question.subject,
    read: to,
    streams,
    beside,
    at: to.recordedUntil,
  }))(read)
}
