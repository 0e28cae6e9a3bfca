/** A failing law must lead back to its counterexample with what it prints. */
import { runInNewContext } from 'node:vm'
import { historyLaw, LawFailure, toPaste } from '@carmkit/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const histories = fc.array(fc.constantFrom('grant', 'revoke', 'file'))
/** The planted defect: two filings in one history. Its smallest history has exactly those. */
const atMostOneFiling = historyLaw({
  name: 'at most one filing',
  histories,
  holds: (history) => history.filter((step) => step === 'file').length < 2,
})

const failure = (run: () => void): LawFailure => {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(LawFailure)
    return error as LawFailure
  }
  throw new Error('nothing was reported')
}

describe('historyLaw', () => {
  test('holds when every history returns true, or nothing', () => {
    let runs = 0
    historyLaw({ name: 'counted', histories, holds: () => void runs++ }).check({ numRuns: 37 })
    expect(runs).toBe(37)
    historyLaw({ name: 'true', histories, holds: () => true }).check()
  })

  test('reports the law, the smallest history and the way back to it', () => {
    const found = failure(() => atMostOneFiling.check({ seed: 7 }))
    expect(found.name).toBe('LawFailure')
    expect(found.law).toBe('at most one filing')
    expect(found.seed).toBe(7)
    expect(found.counterexample).toEqual(['file', 'file'])
    expect(found.message.split('\n')).toEqual([
      'law does not hold: at most one filing',
      'counterexample: ["file","file"]',
      'reason: Property failed by returning false',
      `to see it again: check({ seed: 7, path: ${JSON.stringify(found.path)} })`,
    ])
  })

  test('reports what the law threw, and keeps it as the cause', () => {
    const thrown = new Error('the broker still files')
    const law = historyLaw({
      name: 'throws',
      histories,
      holds: () => {
        throw thrown
      },
    })
    const found = failure(() => law.check())
    expect(found.message).toContain('reason: the broker still files')
    expect(found.cause).toBe(thrown)
  })

  test('takes an answer that is neither true nor nothing for a failure', () => {
    const law = historyLaw({
      name: 'asynchronous',
      histories,
      holds: (() => Promise.resolve()) as unknown as () => void,
    })
    expect(() => law.check()).toThrow(LawFailure)
  })

  test('does not pass when no history was tried', () => {
    const law = historyLaw({
      name: 'empty',
      histories: histories.filter(() => false),
      holds: () => true,
    })
    const skipping = historyLaw({
      name: 'skips all',
      histories,
      holds: (history) => fc.pre(history.length > 1_000_000),
    })
    expect(() => skipping.check()).toThrow('law was not tried: skips all')
    expect(law.name).toBe('empty')
  })

  test('ignores what a test runner passes to the check', () => {
    let runs = 0
    const law = historyLaw({ name: 'counted', histories, holds: () => void runs++ })
    const check = law.check as (argument: unknown) => void
    check({ task: { name: 'counted' }, timeout: 0, verbose: 2, numRuns: 3 })
    expect(runs).toBe(3)
  })
})

describe('toPaste', () => {
  test('is source text of the parameters', () => {
    expect(toPaste({ seed: 123, path: '0:1' })).toBe('{ seed: 123, path: "0:1" }')
    expect(toPaste({ seed: -5, path: '' })).toBe('{ seed: -5, path: "" }')
  })

  test('leads back to the counterexample at once', () => {
    const found = failure(() => atMostOneFiling.check({ seed: 7 }))
    const pasted = runInNewContext(`(${toPaste(found)})`) as { seed: number; path: string }
    let runs = 0
    const counted = historyLaw({
      name: 'at most one filing',
      histories,
      holds: (history) => {
        runs++
        return history.filter((step) => step === 'file').length < 2
      },
    })
    const again = failure(() => counted.check(pasted))
    expect(again.counterexample).toEqual(found.counterexample)
    expect(again.path).toBe(found.path)
    // The first value tried is the counterexample; what follows only tries to shrink it.
    expect(runs).toBeLessThan(10)
  })
})
