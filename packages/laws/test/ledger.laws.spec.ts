/** The laws of the ledger over a thousand histories, a census of its refusals, and planted defects. */
import { readFileSync } from 'node:fs'
import { carm } from '@carmkit/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LedgerHistory, type LedgerRule, ledgerHistories, ledgerRules } from '../src/index.js'
import { ledgerMutants } from './ledger-mutants.js'
import { seed } from './seed.js'

const histories = fc.sample(ledgerHistories(carm), { numRuns: 1000, seed })

const firstBreach = (rule: LedgerRule, all: ReadonlyArray<LedgerHistory>): string | null => {
  for (const history of all) {
    for (const breach of rule.breaches(history)) {
      return `${breach}\nseed ${seed}:\n${fc.stringify(history)}`
    }
  }
  return null
}

describe('every history', () => {
  test.each(ledgerRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(firstBreach(rule, histories)).toBe(null)
  })
})

describe('census', () => {
  const steps = histories.flatMap((history) => history.steps.map(({ step }) => step))
  const refusals = new Set(
    steps.flatMap(({ outcome, rules }) => (outcome === 'rejected' ? rules : [])),
  )
  const source = readFileSync(
    new URL('../../core/src/ledger/rejection.ts', import.meta.url),
    'utf8',
  )

  test('every rule of a refusal has refused', () => {
    const declared = [...new Set(source.match(/'(?:TXN|CK)-\d+'/g))].map((one) => one.slice(1, -1))
    expect(declared.length).toBeGreaterThan(20)
    // No history is large enough for the bounds of one command: they have examples instead.
    expect(declared.filter((rule) => !refusals.has(rule))).toEqual(['CK-136'])
  })

  test('days of a waiver and of another order were met', () => {
    const reasons = new Set(steps.flatMap((step) => step.reasons))
    expect(reasons).toContain('WaiverActive')
    const orders = histories
      .flatMap((history) => history.steps.flatMap(({ events }) => events))
      .flatMap((event) => (event.type === 'CreditAllocated' ? [event.data.order] : []))
    expect(new Set(orders)).toEqual(new Set([null, 'oldestDueFirst', 'newestDueFirst']))
  })

  test('every command was accepted with something to record, and refused', () => {
    const types = [...new Set(steps.map(({ sent }) => sent.type))]
    const recorded = new Set(
      steps.filter(({ events }) => events.length > 0).map((one) => one.sent.type),
    )
    expect(types.filter((type) => !recorded.has(type))).toEqual([])
    expect(types.length).toBe(27)
  })
})

/** Histories in small portions: most defects show in the first one. */
const portions = 16
const portion = 25

describe('planted defects', () => {
  test.each(ledgerMutants.map((mutant) => [mutant.law, mutant.defect, mutant] as const))(
    '%s finds: %s',
    (law, _defect, { domain }) => {
      const rule = ledgerRules.find(({ name }) => name.startsWith(law)) as LedgerRule
      const isFound = Array.from({ length: portions }, (_, index) => index).some(
        (index) =>
          firstBreach(
            rule,
            fc.sample(ledgerHistories(domain), { numRuns: portion, seed: index }),
          ) !== null,
      )
      expect(isFound).toBe(true)
    },
  )
})
