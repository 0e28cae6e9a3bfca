/** Tables: checked when they are supplied, and named by the hash of what they say. */
import { surtaxMeasures } from '@carmkit/core'
import { contentHash } from '@carmkit/kernel'
import { builtInTables, table } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { rightOf } from './counting.js'

describe('built-in tables', () => {
  it('are named by what they say', () => {
    const found = builtInTables.get('surtaxMeasures')
    expect(found?.content).toEqual(surtaxMeasures)
    expect(E.right(found?.hash)).toEqual(contentHash(surtaxMeasures))
  })
})

describe('a table that is supplied', () => {
  it('has another hash when it says something else, and the same when it does not', () => {
    const all = rightOf(table('surtaxMeasures', structuredClone(surtaxMeasures)))
    const fewer = rightOf(table('surtaxMeasures', surtaxMeasures.slice(1)))
    expect(all).toEqual(builtInTables.get('surtaxMeasures'))
    expect(fewer.hash).not.toBe(all.hash)
  })

  it('is refused with every fault of it', () => {
    const [first, second] = surtaxMeasures
    const wrong = [
      { ...first, validFrom: '2026-02-30' },
      { ...second, colour: 'red' },
    ]
    const refused = table('surtaxMeasures', wrong)
    const faults = E.isLeft(refused) ? refused.left : []
    expect(faults.map(({ path }) => path)).toEqual(['[0].validFrom', '[1].colour'])
  })
})
