/** A rating request as a file holds it, answered, or all that is wrong with it. */
import type { Fault } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import {
  decodeRatingRequest,
  type RatingAnswer,
  rate,
  ratingAnswer,
  ratingFault,
} from '../src/rating/index.js'

export const answerTo = (inputs: unknown): E.Either<ReadonlyArray<Fault>, RatingAnswer> => {
  const request = decodeRatingRequest(inputs)
  if (E.isLeft(request)) return request
  const { lines, date } = request.right
  const charges = rate(lines, { date })
  return E.isLeft(charges)
    ? E.left([ratingFault(charges.left)])
    : E.right(ratingAnswer(charges.right))
}

export const answered = (inputs: unknown): RatingAnswer => {
  const answer = answerTo(inputs)
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left))
  return answer.right
}

export const faultsOfLine = (line: unknown): ReadonlyArray<Fault> => {
  const answer = answerTo({ currency: 'CAD', lines: [line] })
  return E.isLeft(answer) ? answer.left : []
}
