/** What a build from an empty table may believe of rows that it has not written. */
import { describe, expect, it } from 'vitest'
import { namesSeen } from '../src/project/names-seen.js'

const names = (count: number, from = 0): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `${100_000_000 + from + index}RM0001`)

describe('names that were seen', () => {
  it('are never forgotten, and those of one kind are not those of another', () => {
    const seen = namesSeen()
    const [keys, lookups] = [seen('account'), seen('account bn9')]
    for (const name of names(100_000)) keys.add(name)
    expect(names(100_000).filter((name) => !keys.mayHold(name))).toEqual([])
    expect(names(1_000).filter((name) => lookups.mayHold(name))).toHaveLength(0)
  })

  it('hide few of those that were not, also when there are a million', () => {
    const keys = namesSeen()('account')
    for (const name of names(1_000_000)) keys.add(name)
    const taken = names(10_000, 1_000_000).filter((name) => keys.mayHold(name))
    expect(taken.length).toBeLessThan(100)
  })
})
