/** An answer in one word or one list, for tests that compare many of them. */
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Answer } from './history.js'

/** `accepted`, or the names of all reasons. */
export const refusal = (answer: Answer): string =>
  E.isRight(answer) ? 'accepted' : answer.left.reasons.map(({ name }) => name).join(', ')

/** The events of an accepted command; throws when it was refused. */
export const recorded = (answer: Answer): ReadonlyArray<DomainEvent> => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right.events
}

/** Types of the events of an accepted command. */
export const eventTypes = (answer: Answer): ReadonlyArray<string> =>
  recorded(answer).map(({ type }) => type)
