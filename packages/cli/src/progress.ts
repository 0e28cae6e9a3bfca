/** How far a long piece of work is, in the words that all of them use. */

/** `done of total things (percent)`; what was counted before may have grown since. */
export const progressText = (done: number, counted: number, things = 'events'): string => {
  const total = Math.max(counted, done)
  return `${done} of ${total} ${things} (${Math.floor((100 * done) / Math.max(total, 1))}%)`
}
