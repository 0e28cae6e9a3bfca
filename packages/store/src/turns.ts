/**
 * Commands of one process for one stream, one after the other, where a store has no write lock: they
 * would only be faster than each other, and read the stream in vain.
 */
import type { Task } from 'fp-ts/lib/Task.js'
import type { Store } from './store.js'

const underway = new WeakMap<Store, Map<string, Promise<unknown>>>()

/** Runs the task once all earlier ones for this stream of this store are done. */
export const inTurn = async <A>(store: Store, stream: string, task: Task<A>): Promise<A> => {
  const streams = underway.get(store) ?? new Map<string, Promise<unknown>>()
  underway.set(store, streams)
  const result = (streams.get(stream) ?? Promise.resolve()).then(task)
  const done = result.catch(() => undefined)
  streams.set(stream, done)
  try {
    return await result
  } finally {
    if (streams.get(stream) === done) streams.delete(stream)
  }
}
