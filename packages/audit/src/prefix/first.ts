/** Where a log first names a subject: in one walk that ends there, since nothing is told but the place. */
import type { Domain } from '@carmkit/core'
import type { Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { theEnd } from '../bound.js'
import { belongingOf, isShownBy, type Subject } from '../subject.js'
import { progressOf } from './progress.js'
import { walkPrefix } from './walk.js'

export interface Naming {
  readonly store: Store
  readonly domain: Domain
  readonly subject: Subject
  /** Told how many events of the log were read, every now and then. */
  readonly onProgress?: (events: number) => void
}

/** Null where nothing that can be read names it. */
export const firstNamed = async ({
  store,
  domain,
  subject,
  onProgress,
}: Naming): Promise<E.Either<ReadFailure, Position | null>> => {
  const belongs = belongingOf(domain, subject)
  const progress = progressOf(onProgress)
  let first: Position | null = null
  const walked = await walkPrefix(store, theEnd, {
    command: (recorded) => {
      progress(recorded.length)
      const naming = recorded.find(
        ({ event, stored }) =>
          belongs(event.stream, event, stored) === 'ours' && isShownBy(domain, subject, event),
      )
      if (naming === undefined) return undefined
      first = naming.position
      return 'enough'
    },
    unreadable: ({ unreadable }) => void belongs(unreadable.stream, null),
  })
  return E.map(() => first)(walked)
}
