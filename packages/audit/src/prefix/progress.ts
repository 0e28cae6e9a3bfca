/** How far a walk over a log is, told every now and then. */

/** Events between two looks at how far a walk is. */
export const progressEvery = 10_000

/** Counts the events that it is told of, and says every now and then how many there were. */
export const progressOf = (
  onProgress: ((events: number) => void) | undefined,
): ((more: number) => void) => {
  let events = 0
  let told = 0
  return (more) => {
    events += more
    if (events - told < progressEvery) return
    told = events
    onProgress?.(events)
  }
}
