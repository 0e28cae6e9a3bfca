/** The laws of the proofs over a thousand ledgers, and planted defects that they find. */
import {
  carm,
  explainer,
  type Money,
  owedAt,
  type simulatePayment as SimulatePayment,
  simulatePayment,
} from '@carmkit/core'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { type LedgerProofs, ledgerHistories, ledgerProofRules } from '../src/index.js'
import { seed } from './seed.js'

const histories = fc.sample(ledgerHistories(carm), { numRuns: 1000, seed })

const proofs: LedgerProofs = { owedAt, simulatePayment, explainer }

const breachOf = (tested: LedgerProofs, name: string): string | null => {
  const rule = ledgerProofRules(tested).find((one) => one.name === name)
  for (const history of histories) {
    for (const breach of rule?.breaches(history) ?? []) {
      return `${breach}\nseed ${seed}:\n${fc.stringify(history)}`
    }
  }
  return null
}

const names = ledgerProofRules(proofs).map(({ name }) => name)

test.each(names)('%s', (name) => {
  expect(breachOf(proofs, name)).toBe(null)
})

const [owed, terms, simulation] = names as [string, string, string]

const changed =
  (change: (one: Parameters<typeof SimulatePayment>) => Parameters<typeof SimulatePayment>) =>
  (...args: Parameters<typeof SimulatePayment>) =>
    simulatePayment(...change(args))

describe('planted defects', () => {
  test.each<[string, string, Partial<LedgerProofs>]>([
    [
      'what was posted for a later period is no item',
      owed,
      {
        owedAt: (...args) => {
          const told = owedAt(...args)
          const items = told.items.filter(({ cause }) => cause !== 'postedForALaterPeriod')
          return { ...told, items }
        },
      },
    ],
    [
      'free money is not taken off',
      owed,
      {
        owedAt: (...args) => {
          const told = owedAt(...args)
          return { ...told, net: told.owed }
        },
      },
    ],
    [
      'only the first term is told',
      terms,
      {
        explainer: (...args) => {
          const explain = explainer(...args)
          return (figure) => {
            const told = explain(figure)
            return { ...told, terms: told.terms.slice(0, 1) }
          }
        },
      },
    ],
    [
      'the newest debt is paid first',
      simulation,
      {
        simulatePayment: changed(([state, imagined, around]) => [
          state,
          { ...imagined, order: 'newestDueFirst' },
          around,
        ]),
      },
    ],
    [
      'the preference of the payer is not looked at',
      simulation,
      {
        simulatePayment: changed(([state, ...rest]) => [
          { ...state, preference: 'everything' },
          ...rest,
        ]),
      },
    ],
    [
      'what a card has paid is forgotten',
      simulation,
      {
        simulatePayment: changed(([state, ...rest]) => [{ ...state, paidByCard: null }, ...rest]),
      },
    ],
    [
      'the payment is told to be free in full',
      simulation,
      {
        simulatePayment: (...args) =>
          E.map(
            (told: Extract<ReturnType<typeof simulatePayment>, { _tag: 'Right' }>['right']) => ({
              ...told,
              freeOfPayment: args[1].amount as Money,
            }),
          )(simulatePayment(...args)),
      },
    ],
  ])('%s', (_defect, name, defect) => {
    expect(breachOf({ ...proofs, ...defect }, name)).not.toBe(null)
  })
})
