/** Every law of the domain holds, each over a modest number of histories. */
import { expect, test } from 'vitest'
import { laws } from '../src/index.js'

/** Laws over worlds made by hand or over values are a hundred times cheaper than histories. */
const runsOf = (name: string): number => (/^(P12|P26|P35|P39|DEL-10)/.test(name) ? 5000 : 70)

test.each(laws.map((law) => [law.name, law] as const))('%s', (name, law) => {
  law.check({ numRuns: runsOf(name) })
})

test('no two laws have one name: failures are found by it', () => {
  const names = laws.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('every rule that this package promises a law for has one', () => {
  const promised = `BUS-11 BUS-12 USR-13 USR-15 USR-19 USR-20 DEL-01 DEL-02 DEL-03 DEL-04 DEL-05
    DEL-06 DEL-08 DEL-09 DEL-10 DEL-11 DEL-12 DEL-14 DEL-16 DEL-19 PRG-14 AUTH-01 AUTH-02 AUTH-05
    TXN-02 TXN-12 TXN-14 TXN-18 TXN-20 TXN-45 P12 P14 P17 P18 P24 P26 P27 P30 P35 P39`.split(/\s+/)
  const named = new Set(laws.flatMap(({ name }) => name.match(/[A-Z]+-?\d+/g) ?? []))
  expect(promised.filter((id) => !named.has(id))).toEqual([])
})
