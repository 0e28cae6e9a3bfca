/** Stores for the tests of the audit: played histories, read through the port and nothing else. */
import { carm } from '@carmkit/core'
import { foundings, type History, type Logged, logOf, play } from '@carmkit/laws'
import {
  eventsAmong,
  type LogEntry,
  type LoggedEvent,
  memoryStore,
  type Store,
} from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

export const rightOf = <F, A>(either: E.Either<F, A>): A => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left))
  return either.right
}

/** A store that holds these entries; it is asked for its log and its streams. */
export const storeWith = (entries: ReadonlyArray<LogEntry>): Store => ({
  ...memoryStore(),
  readLog: (after, limit) => async () =>
    E.right(entries.filter(({ position }) => position > after).slice(0, limit)),
  read:
    (stream, { from = 0, limit = Number.POSITIVE_INFINITY } = {}) =>
    async () =>
      E.sequenceArray(
        entries
          .flatMap((entry) => ('event' in entry ? E.right(entry.event) : E.left(entry.unreadable)))
          .filter((one) => {
            const place = E.isRight(one) ? one.right : one.left
            return place.stream === stream && (place.revision ?? 0) >= from
          })
          .slice(0, limit),
      ),
})

const founding = {
  no: play(carm, foundings.no),
  withPam: play(carm, foundings.withPam),
  withEditor: play(carm, foundings.withEditor),
}

/** Founding and commands of a history in one log. */
export const logOfHistory = ({ founded, steps }: History): ReadonlyArray<Logged> =>
  logOf([...founding[founded], ...steps])

/** The events of a store that holds no more than a test makes. */
export const logOfStore = async (store: Store): Promise<ReadonlyArray<LoggedEvent>> =>
  eventsAmong(rightOf(await store.readLog(0, 10_000)()))
