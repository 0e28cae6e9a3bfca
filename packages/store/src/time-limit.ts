/**
 * The time that one command has as a whole: for its turn, for reading, and for all its attempts and sendings.
 * Separate because each call of a store has a limit of its own, and nobody counts how many a command takes.
 */

/** What the way of a command asks and tells, so that an answer given at the end of its time is true. */
export interface TimeLimit {
  /** Then nothing more may be sent: the command has been answered, or is about to be. */
  readonly isOver: () => boolean
  /** Told before a sending, and again once it is sure that nothing came of it. */
  readonly setSent: (isSent: boolean) => void
}

/** Of what is no command, and ends by itself. */
export const endless: TimeLimit = { isOver: () => false, setSent: () => undefined }

/**
 * The answer of `work`, or that of `whenOver` once the time is over; then work that is under way is left
 * alone, and ends where it next asks.
 *
 * @param whenOver is told whether something was sent of which it is not known what came of it
 */
export const within = async <A>(
  milliseconds: number,
  work: (time: TimeLimit) => Promise<A>,
  whenOver: (isSent: boolean) => A,
): Promise<A> => {
  const end = performance.now() + milliseconds
  let isAnswered = false
  let isSent = false
  const time: TimeLimit = {
    // A timer may be early, or late where nothing lets it run.
    isOver: () => isAnswered || performance.now() >= end,
    setSent: (now) => {
      isSent = now
    },
  }
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<A>((resolve) => {
    timer = setTimeout(() => {
      isAnswered = true
      resolve(whenOver(isSent))
    }, milliseconds)
  })
  try {
    return await Promise.race([work(time), over])
  } finally {
    clearTimeout(timer)
  }
}
