/**
 * Every law of the domain holds. Those over histories look at the same thousand of them, since
 * generating is most of the work.
 */
import { carm } from '@carmkit/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { laws, lawsOf, rules } from '../src/index.js'
import { cases, firstBreach, sharedHistories } from './shared.js'

test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  expect(firstBreach(rule)).toBe(null)
})

const ruleNames = new Set(rules.map(({ name }) => name))
const others = lawsOf(carm, fc.constantFrom(...sharedHistories)).filter(
  ({ name }) => !ruleNames.has(name),
)

/** Laws over worlds made by hand or over values are a hundred times cheaper than histories. */
const runsOf = (name: string): number => (/^(AUTH-05|P27)/.test(name) ? cases : 5000)

test.each(others.map((law) => [law.name, law] as const))('%s', (name, law) => {
  law.check({ numRuns: runsOf(name) })
})

test('no two laws have one name: failures are found by it', () => {
  const names = laws.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBe(ruleNames.size + others.length)
})

test('every rule that this package promises a law for has one', () => {
  const promised =
    `AUTH-01 AUTH-02 AUTH-03 AUTH-04 AUTH-05 BUS-07 BUS-08 BUS-09 BUS-10 BUS-11 BUS-12
    BUS-13 DEL-01 DEL-02 DEL-03 DEL-04 DEL-05 DEL-06 DEL-07 DEL-08 DEL-09 DEL-10 DEL-11 DEL-12
    DEL-13 DEL-14 DEL-15 DEL-16 DEL-17 DEL-18 DEL-19 DEL-21 DEL-22 DEL-25 GRP-01 GRP-02 GRP-03
    GRP-04 GRP-05 PRG-02 PRG-03 PRG-04 PRG-05 PRG-06 PRG-07 PRG-08 PRG-09 PRG-10 PRG-11 PRG-12 PRG-13 PRG-14
    PRG-15 USR-03 USR-04 USR-05 USR-06 USR-07 USR-08 USR-09 USR-10 USR-11 USR-12 USR-13 USR-14 USR-15
    USR-16 USR-17 USR-19 USR-20 USR-21 TXN-02 TXN-12 TXN-14 TXN-18 TXN-20 TXN-45 TXN-47
    P12 P13 P14 P17 P18 P23 P24 P25 P26 P27 P28 P29 P30 P35 P39`.split(/\s+/)
  const named = new Set(laws.flatMap(({ name }) => name.match(/[A-Z]+-?\d+/g) ?? []))
  expect(promised.filter((id) => !named.has(id))).toEqual([])
})
