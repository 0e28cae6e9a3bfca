/**
 * Where the events of a log stand, by their ids: so that causes are found in a log that was looked
 * through once. Sixteen bytes are kept of each event, and none of what it says.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { LoggedEvent, Position, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { theEnd } from '../bound.js'
import { progressOf } from '../prefix/progress.js'
import { walkPrefix } from '../prefix/walk.js'

/** The event of an id; null where the log has none that can be read. */
export type FindEvent = (id: string) => Promise<E.Either<ReadFailure, RecordedEvent | null>>

/** To be told of every event of a log, in its order. */
export const placesIn = (store: Store) => {
  const codes = growing()
  const positions = growing()
  const find: FindEvent = async (id) => {
    const code = codeOf(id)
    for (let index = codes.length() - 1; index >= 0; index -= 1) {
      if (codes.at(index) !== code) continue
      const after = index === 0 ? 0 : positions.at(index - 1)
      const event = await eventAt(store, { after, position: positions.at(index) })
      if (E.isLeft(event)) return event
      if (event.right?.metadata.eventId === id) return event
    }
    return E.right(null)
  }
  return {
    add: ({ position, event: { metadata } }: LoggedEvent): void => {
      codes.push(codeOf(metadata.eventId))
      positions.push(position)
    },
    find: remembering(find),
  }
}

/** Looks through the log when it is asked first, and never again. */
export const findingIn = (
  store: Store,
  onProgress: ((events: number) => void) | undefined,
): FindEvent => {
  let looked: Promise<E.Either<ReadFailure, FindEvent>> | null = null
  const look = async (): Promise<E.Either<ReadFailure, FindEvent>> => {
    const places = placesIn(store)
    const progress = progressOf(onProgress)
    const walked = await walkPrefix(store, theEnd, {
      command: (recorded) => {
        progress(recorded.length)
        for (const one of recorded) places.add(one)
      },
      unreadable: () => undefined,
    })
    return E.map(() => places.find)(walked)
  }
  return async (id) => {
    looked ??= look()
    const find = await looked
    return E.isLeft(find) ? find : find.right(id)
  }
}

const remembering = (find: FindEvent): FindEvent => {
  const known = new Map<string, RecordedEvent>()
  return async (id) => {
    const before = known.get(id)
    if (before !== undefined) return E.right(before)
    const found = await find(id)
    if (E.isRight(found) && found.right !== null) known.set(id, found.right)
    return found
  }
}

/** What cannot be read may stand between the two places. */
const eventAt = async (
  store: Store,
  { after, position }: { readonly after: Position; readonly position: Position },
): Promise<E.Either<ReadFailure, RecordedEvent | null>> => {
  for (let behind = after; behind < position; ) {
    const page = await store.readLog(behind, 10)()
    if (E.isLeft(page)) return page
    const entry = page.right.find((one) => one.position === position)
    if (entry !== undefined) return E.right('event' in entry ? entry.event : null)
    const last = page.right.at(-1)
    if (last === undefined) break
    behind = last.position
  }
  return E.right(null)
}

/** The last 48 bits of a UUID: a whole number that a double holds, and mostly another for each. */
const codeOf = (id: string): number => Number.parseInt(id.slice(-12), 16)

/** Numbers in a block that doubles when it is full. */
const growing = () => {
  let block = new Float64Array(1024)
  let length = 0
  return {
    push: (value: number): void => {
      if (length === block.length) {
        const larger = new Float64Array(2 * length)
        larger.set(block)
        block = larger
      }
      block[length] = value
      length += 1
    },
    at: (index: number): number => block[index] ?? 0,
    length: (): number => length,
  }
}
