/** Histories that all laws of a file look at: generated once, and cut where one of them breaks a law. */
import { carm } from '@carmkit/core'
import fc from 'fast-check'
import { type History, histories, historyOf, type Rule } from '../src/index.js'
import { seed } from './seed.js'

/** As many cases as each law is promised. */
export const cases = 1000

export const sharedHistories: ReadonlyArray<History> = fc.sample(histories(carm), {
  numRuns: cases,
  seed,
})

const breachIn = (rule: Rule, history: History): string | null => {
  for (const breach of rule.breaches(history)) return breach
  return null
}

/** The same breach of fewer commands, as long as one can be left out. */
const shortest = (rule: Rule, history: History): History => {
  const { domain, founded, commands } = history
  for (const index of commands.keys()) {
    const fewer = historyOf(domain, { founded, commands: commands.toSpliced(index, 1) })
    if (breachIn(rule, fewer) !== null) return shortest(rule, fewer)
  }
  return history
}

/** What breaks the rule first, in words, with the history to paste; null when it holds in all. */
export const firstBreach = (rule: Rule): string | null => {
  const broken = sharedHistories.find((history) => breachIn(rule, history) !== null)
  if (broken === undefined) return null
  const cut = shortest(rule, broken)
  return `${breachIn(rule, cut)}\nseed ${seed}: ${fc.stringify(cut)}`
}
