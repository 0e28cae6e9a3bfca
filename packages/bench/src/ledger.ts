/**
 * P9: folding one ledger, short and long. Events of open debts, as they are read back: decoded from
 * their stored form, then evolved. With a ratio near 1.00 the length of the history does not matter.
 */
import { ledger } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type Comparison, compareProcessorTime, type Variant } from './measure.js'

/** Debts folded in each round, by either way. */
const foldedEach = 100_000

export const foldLedger = (): Promise<Comparison> =>
  compareProcessorTime('P9 ledger fold, by its open debts', [folding(1000), folding(100_000)])

const folding = (debts: number): Variant => {
  const events = Array.from({ length: debts }, (_, index) => posted(index))
  return {
    name: `${debts} open debts`,
    run: async () => {
      for (let folded = 0; folded < foldedEach; folded += debts) {
        const state = events.reduce(evolved, ledger.initial)
        // A fold that lost a debt would be quicker.
        if (state.owed !== debts * 2000) throw new Error(`${state.owed} owed`)
      }
      return foldedEach
    },
  }
}

const evolved = (state: typeof ledger.initial, stored: DomainEvent): typeof ledger.initial => {
  const decoded = ledger.events.decode(stored)
  if (E.isLeft(decoded)) throw new Error(decoded.left[0]?.reason)
  return ledger.evolve(state, decoded.right)
}

/** Due dates come in no order, as they do when declarations are accounted late. */
const posted = (index: number): DomainEvent => {
  const transactionNumber = String(10_000_000_000_000 + index)
  const month = String(1 + ((index * 7) % 12)).padStart(2, '0')
  return {
    type: 'ReceivablePosted',
    v: 1,
    data: {
      bn15: '123456782RM0001',
      debt: `${transactionNumber}/1`,
      source: { transactionNumber, version: 1 },
      amounts: [
        { account: 'duty', amount: '15.00' },
        { account: 'gst', amount: '5.00' },
      ],
      billingPeriod: `2026-${month}`,
      dueDate: `2026-${month}-28`,
      accountSecurity: '10000',
    },
  }
}
