/** How a law of ledgers is stated: by what breaks it, of a whole history or of each step. */
import type { LedgerHistory, LedgerStep } from './history.js'

export interface LedgerRule {
  readonly name: string
  readonly breaches: (history: LedgerHistory) => Iterable<string>
}

export const stepRule = (
  name: string,
  breaches: (step: LedgerStep, history: LedgerHistory) => Iterable<string>,
): LedgerRule => ({
  name,
  *breaches(history) {
    for (const step of history.steps) {
      for (const breach of breaches(step, history)) {
        yield `${step.step.sent.type} at ${step.step.sent.at}: ${breach}`
      }
    }
  },
})

export const accepted = (
  name: string,
  types: ReadonlyArray<string>,
  breaches: (step: LedgerStep, history: LedgerHistory) => Iterable<string>,
): LedgerRule =>
  stepRule(name, (one, history) =>
    types.includes(one.step.sent.type) && one.events.length > 0 ? breaches(one, history) : [],
  )
