/** The way out of a denial: the fewest changes after which the same question is allowed. */
import * as E from 'fp-ts/lib/Either.js'
import { inquire } from '../authority/index.js'
import { remedied, type Situation } from './apply.js'
import { remediesFor } from './remedies.js'
import { type Remedy, slotOf } from './remedy.js'

/** More than this is no advice any more. */
export const mostRemedies = 4

/**
 * The smallest set of remedies that turns a denial into an allow, by itself: no part of it does.
 * Empty for what is allowed already. Null when no four of them do: nothing undoes an own approval
 * (USR-17), a matrix row that the role has no part in, or a Ceased business.
 *
 * Sets are tried by size, the milder remedies first; each one is carried out and the question asked
 * again, so that no rule is stated here a second time.
 */
export const smallestChange = (situation: Situation): ReadonlyArray<Remedy> | null => {
  const candidates = remediesFor(situation)
  for (let size = 0; size <= mostRemedies; size++) {
    for (const set of setsOf(candidates, size)) {
      if (allows(remedied(set, situation))) return set
    }
  }
  return null
}

const allows = ({ question, world }: Situation): boolean => E.isRight(inquire(question, world))

/** All sets of that size with one remedy for a slot at most, in the order of the candidates. */
function* setsOf(
  candidates: ReadonlyArray<Remedy>,
  size: number,
): Generator<ReadonlyArray<Remedy>> {
  if (size === 0) {
    yield []
    return
  }
  for (const [index, first] of candidates.entries()) {
    const others = candidates.slice(index + 1).filter((one) => slotOf(one) !== slotOf(first))
    for (const rest of setsOf(others, size - 1)) yield [first, ...rest]
  }
}
