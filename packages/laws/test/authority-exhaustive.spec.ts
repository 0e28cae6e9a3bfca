/** `authorize` against the oracle, in every world of seven families. */
import { authorize } from '@carmkit/core'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { oracleAllows, type Parts, situation } from '../src/index.js'
import { brokers, employees, pairs, providers, standings } from './authority-families.js'
import { endings, staff } from './authority-families-elsewhere.js'

/** Every disagreement would be listed; a few are enough to see what they have in common. */
const compare = (family: Iterable<Parts>) => {
  const counts = { worlds: 0, allowed: 0 }
  const disagreements: string[] = []
  for (const parts of family) {
    const { question, world } = situation(parts)
    const expected = oracleAllows(question, world)
    counts.worlds += 1
    counts.allowed += expected ? 1 : 0
    if (E.isRight(authorize(question, world)) !== expected && disagreements.length < 5) {
      disagreements.push(JSON.stringify({ expected, parts }))
    }
  }
  return { ...counts, disagreements }
}

describe('authorize and the oracle', () => {
  test.each([
    ['grants, scopes, visibility, items', providers(), 43_000],
    ['status of provider, client and program', standings(), 32_000],
    ['capacity, licence, importing account', brokers(), 12_000],
    ['two delegations at once', pairs(), 36_000],
    ['revocations and closings elsewhere', endings(), 20_000],
    ['staff and what it was assigned as', staff(), 20_000],
    ['own people and the roles they give', employees(), 29_000],
  ] as const)('%s', (_family, worlds, least) => {
    const { disagreements, worlds: count, allowed } = compare(worlds)
    expect(disagreements).toEqual([])
    expect(count).toBeGreaterThanOrEqual(least)
    expect(allowed / count).toBeGreaterThan(0.01)
    expect(allowed / count).toBeLessThan(0.9)
  })
})
