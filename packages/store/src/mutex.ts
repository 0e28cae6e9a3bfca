/** One at a time, in the order of asking: for stores whose writers share one process. */
import type { Task } from 'fp-ts/lib/Task.js'

export const mutex = (): (<A>(task: Task<A>) => Promise<A>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = last.then(task)
    last = result.catch(() => undefined)
    return result
  }
}
