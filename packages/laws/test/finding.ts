/** The laws bite: each defect planted in the domain is found by the law that speaks of it. */
import { LawFailure } from '@carmkit/testkit'
import { expect, test } from 'vitest'
import { type History, lawsOf } from '../src/index.js'
import type { Mutant } from './planting.js'

/** A defect that so many histories do not show is not found by anybody who runs the laws. */
const mostRuns = 1500

/** Longest counterexample, in commands: what a person can still read. Through staff it takes eleven. */
const mostCommands = 11

/** Laws over something else than one history have no list of commands. */
const lengthOf = (counterexample: unknown): number =>
  (counterexample as Partial<History>).commands?.length ?? 0

const failureOf = (check: () => void): unknown => {
  try {
    check()
    return 'the law held'
  } catch (error) {
    return error
  }
}

/** One test for each defect. */
export const eachIsFound = (mutants: ReadonlyArray<Mutant>): void => {
  test.each(mutants.map((mutant) => [mutant.law, mutant.defect, mutant] as const))(
    '%s finds: %s',
    (name, _defect, { domain }) => {
      const [law, another] = lawsOf(domain).filter((one) => one.name.startsWith(name))
      expect(another).toBe(undefined)
      const failure = failureOf(() => law?.check({ numRuns: mostRuns, seed: 7 }))
      expect(failure).toBeInstanceOf(LawFailure)
      expect(lengthOf((failure as LawFailure).counterexample)).toBeLessThanOrEqual(mostCommands)
    },
  )
}
