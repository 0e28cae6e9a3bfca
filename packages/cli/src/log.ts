/** Walks the whole log of a store, page by page, in the order in which it was recorded. */
import type { RecordedEvent } from '@carmkit/kernel'
import type { ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

const pageSize = 1000

/** Null when every event was visited; else why reading stopped. */
export const readWholeLog = async (
  store: Store,
  visit: (event: RecordedEvent) => Promise<void>,
): Promise<ReadFailure | null> => {
  for (let after = 0; ; ) {
    const page = await store.readLog(after, pageSize)()
    if (E.isLeft(page)) return page.left
    for (const { event, position } of page.right) {
      await visit(event)
      after = position
    }
    if (page.right.length < pageSize) return null
  }
}
