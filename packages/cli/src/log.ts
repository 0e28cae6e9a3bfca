/**
 * Walks the whole log of a store, page by page, in the order in which it was recorded. Whoever says
 * what to do about an entry that is no event goes on with the other streams.
 */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store, Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

const pageSize = 1000

/**
 * Null when every event was visited; else why reading stopped.
 *
 * @param onStopped told once of each stream whose events are not visited from there on
 */
export const readWholeLog = async (
  store: Store,
  visit: (event: RecordedEvent) => Promise<void>,
  onStopped?: (unreadable: Unreadable) => void,
): Promise<ReadFailure | null> => {
  const stopped = new Set<string>()
  for (let after = 0; ; ) {
    const page = await store.readLog(after, pageSize)()
    if (E.isLeft(page)) return page.left
    for (const entry of page.right) {
      after = entry.position
      if ('event' in entry) {
        if (!stopped.has(entry.event.stream)) await visit(entry.event)
        continue
      }
      const { unreadable } = entry
      if (onStopped === undefined) return unreadable
      if (!stopped.has(unreadable.stream)) onStopped(unreadable)
      stopped.add(unreadable.stream)
    }
    if (page.right.length < pageSize) return null
  }
}
