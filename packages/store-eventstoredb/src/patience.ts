/** Waiting for a server: for how long, and how often a call is tried that may be repeated. */
import { setTimeout as sleep } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { Fault } from './fault.js'

/** How long a call waits by default, in milliseconds: as long as the client's own default. */
export const defaultDeadline = 10_000

/** First and longest pause between two tries, in milliseconds. */
const firstPause = 10
const longestPause = 500

/** Of `pause`, half at least: many who wait for one server do not come back all at once. */
export const jittered = (pause: number): number => pause * (0.5 + Math.random() / 2)

/**
 * Tries until the answer is not one of `again`, or the time is over; then the last answer counts.
 *
 * @param attempt is given the milliseconds that are left; none are, where the time was over before
 * @param end on the clock of `performance`
 */
export const untilAnswered = async <A>(
  attempt: (milliseconds: number) => Promise<E.Either<Fault, A>>,
  { end, again }: { readonly end: number; readonly again: ReadonlyArray<Fault['name']> },
): Promise<E.Either<Fault, A>> => {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    const answer = await attempt(end - performance.now())
    if (E.isRight(answer) || !again.includes(answer.left.name)) return answer
    if (performance.now() + pause >= end) return answer
    await sleep(jittered(pause))
  }
}
