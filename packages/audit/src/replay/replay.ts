/**
 * The history of a subject step by step, in the order of the log: one step for each command. Steps
 * stream; pictures are made only where each step is to tell what it changed.
 */
import type { Held, Instant } from '@carmkit/core'
import type { ReadFailure } from '@carmkit/store'
import type * as E from 'fp-ts/lib/Either.js'
import { type Difference, differenceOf } from '../difference.js'
import { entriesOfStream } from '../picture/describe.js'
import { type Picture, pictureOfEntries } from '../picture/picture.js'
import { type AccountCommand, type Question, type Read, walkAccount } from '../prefix/account.js'
import type { Going } from '../prefix/walk.js'
import { type Cause, causesIn } from './cause.js'

export interface ReplayQuestion extends Question {
  /** Steps tell what they changed in the picture of their stream. */
  readonly withChanges?: boolean
}

/** What one command recorded. */
export interface Step {
  /** From 1. */
  readonly number: number
  readonly stream: string
  readonly events: AccountCommand
  /** Null where somebody sent it. */
  readonly cause: Cause | null
  /** Null where it was not asked for. */
  readonly change: StepChange | null
}

/** What the step's stream says of itself before and after it, both read at the moment of the step. */
export interface StepChange {
  readonly before: Picture
  readonly after: Picture
  readonly differences: ReadonlyArray<Difference>
}

/** Visits every step up to the bound, or until the visitor has seen enough. */
export const replay = (
  { withChanges = false, ...question }: ReplayQuestion,
  visit: (step: Step) => Going | Promise<Going>,
): Promise<E.Either<ReadFailure, Read>> => {
  const causes = causesIn(question.domain)
  const streams = new Map<string, Held>()
  let number = 0
  return walkAccount(question, (events) => {
    number += 1
    const [first] = events
    const { stream } = first.recorded
    const cause = causes.causeOf(first.recorded)
    for (const { recorded, held } of events) {
      causes.remember({ ...recorded, stream: held.pin.stream })
    }
    const change = withChanges ? changeOf(streams, events) : null
    return visit({ number, stream, events, cause, change })
  })
}

const changeOf = (streams: Map<string, Held>, events: AccountCommand): StepChange => {
  const [first] = events
  const { stream, metadata } = first.recorded
  const at = metadata.recordedAt as Instant
  const picture = (): Picture => {
    const held = streams.get(stream)
    return pictureOfEntries(held === undefined ? [] : entriesOfStream(stream, { ...held, at }))
  }
  const before = picture()
  for (const { held } of events) streams.set(stream, held)
  const after = picture()
  return { before, after, differences: differenceOf(before, after) }
}
