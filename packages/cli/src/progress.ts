/** How far a long piece of work is, in the bar and the words that all of them use. */

/** Of the bar, in characters. */
const width = 20

/** `[####----] done of total things (percent)`; what was counted before may have grown since. */
export const progressText = (done: number, counted: number, things = 'events'): string => {
  const total = Math.max(counted, done)
  const filled = Math.floor((width * done) / Math.max(total, 1))
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}]`
  return `${bar} ${done} of ${total} ${things} (${Math.floor((100 * done) / Math.max(total, 1))}%)`
}
