/** The laws of rulings, appeals and mass cases hold, refuse by every rule, and find what is planted. */
import { readFileSync } from 'node:fs'
import { carm, type Domain } from '@carmkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type History, type Rule, rulingHistories, rulingRules } from '../src/index.js'
import { type Mutant, rulingMutants } from './mutants-of-rulings.js'
import { seed } from './seed.js'

const sampled = (domain: Domain, from: number, numRuns: number): ReadonlyArray<History> =>
  fc.sample(rulingHistories(domain), { numRuns, seed: from })
const histories = sampled(carm, seed, 1000)

/** Ten histories each: a defect is mostly shown by the first ones. */
const seeds = Array.from({ length: 30 }, (_, index) => index)

const breachIn = (rule: Rule, looked: ReadonlyArray<History>): string | null => {
  for (const history of looked) {
    for (const breach of rule.breaches(history))
      return `${breach}\nseed ${seed}: ${fc.stringify(history.commands)}`
  }
  return null
}

test.each(rulingRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  expect(breachIn(rule, histories)).toBe(null)
})

describe('census', () => {
  const steps = histories.flatMap((history) => history.steps)

  test.each(['ruling', 'appeal', 'mass-case'])('every rule of a refusal refuses: %s', (folder) => {
    const path = `../../core/src/transaction/${folder}/rejection.ts`
    const text = readFileSync(new URL(path, import.meta.url), 'utf8')
    const declared = [...text.matchAll(/name: '(\w+)'/g)].flatMap(([, name]) => name ?? [])
    const refused = new Set(steps.flatMap(({ reasons }) => reasons))
    expect(declared.filter((name) => !refused.has(name))).toEqual([])
  })

  test('every event is recorded', () => {
    const recorded = new Set(steps.flatMap(({ events }) => events.map(({ type }) => type)))
    const types = carm.aggregates
      .filter(({ category }) => /ruling|appeal|massCase/.test(category))
      .flatMap(({ events }) => events.definitions.map(({ type }) => type as string))
    expect(types.length).toBe(22)
    expect(types.filter((type) => !recorded.has(type))).toEqual([])
  })
})

test.each(rulingMutants.map((mutant) => [mutant.law, mutant.defect, mutant] as const))(
  '%s finds: %s',
  (name, _defect, { domain }: Mutant) => {
    const [rule, another] = rulingRules.filter((one) => one.name.startsWith(name))
    expect(another).toBe(undefined)
    const found = seeds.some(
      (few) => rule !== undefined && breachIn(rule, sampled(domain, few, 10)) !== null,
    )
    expect(found).toBe(true)
  },
)
