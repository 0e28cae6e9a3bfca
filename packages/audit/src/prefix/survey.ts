/**
 * The first of two walks over a prefix: what a later event says of an earlier one has to be known before
 * the earlier one is told. Nothing is decoded here but what whoever asks looks at.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import { type Behind, behindBound } from './behind.js'
import { type Prefix, walkPrefix } from './walk.js'

export interface Surveying {
  readonly store: Store
  readonly bound: Bound
  /** Told how many more events were read. */
  readonly progress: (more: number) => void
}

/** @param stored the text of the event, where the store gave it */
export type Learn = (stream: string, event: RecordedEvent | null, stored?: string) => void

export interface Surveyor {
  /** Told of everything in the prefix, in its order; null stands for what is no event. */
  readonly learn: Learn
  /** Asked of every event behind a moment that bounds the prefix. */
  readonly isAsked: (event: RecordedEvent) => boolean
}

/** The prefix that was surveyed: the second walk ends at its position, however the store grows. */
export interface Surveyed {
  readonly prefix: Prefix
  readonly behind: Behind | null
}

export const survey = async (
  { store, bound, progress }: Surveying,
  { learn, isAsked }: Surveyor,
): Promise<E.Either<ReadFailure, Surveyed>> => {
  const behind = behindBound(bound, isAsked)
  const walked = await walkPrefix(store, bound, {
    command: (recorded) => {
      progress(recorded.length)
      for (const { event, stored } of recorded) learn(event.stream, event, stored)
    },
    unreadable: ({ unreadable }) => learn(unreadable.stream, null),
    behind: (event) => {
      progress(1)
      behind.tell(event)
    },
  })
  return E.map((prefix: Prefix) => ({ prefix, behind: behind.found() }))(walked)
}
