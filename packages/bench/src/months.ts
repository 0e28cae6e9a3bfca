/**
 * P6: a command on a ledger of five years, read whole and from the state kept behind its last
 * statement; and on a ledger of its first month, which says what the length still costs.
 */
import { join } from 'node:path'
import { carm, type Instant } from '@carmkit/core'
import { execute, type Ports, portsOf, type Store, settableClock } from '@carmkit/store'
import { v7 } from 'uuid'
import { type Comparison, compare, type Variant } from './measure.js'

const declarationsEachMonth = 20
const manyMonths = 60
const paymentsEachRound = 10

const reaction = { kind: 'system', process: 'reaction' }
const clockwork = { kind: 'system', process: 'clock' }
const bank = { kind: 'external', party: 'bank' }

export const commandAfterMonths = async (
  folder: string,
  open: (file: string) => Promise<Store>,
): Promise<Comparison> => {
  const store = await open(join(folder, 'carmkit-months.sqlite'))
  const long = await ledgerOf(store, { bn15: '123456782RM0001', months: manyMonths })
  const short = await ledgerOf(store, { bn15: '123456782RM0002', months: 1 })
  const comparison = await compare('P6 durable command on a ledger', [
    paying(`${manyMonths} months, read whole`, long, { ...store, snapshots: null }),
    paying(`${manyMonths} months, from the kept state`, long, store),
    paying('1 month, from the kept state', short, store),
  ])
  await store.close()
  return comparison
}

interface Months {
  readonly bn15: string
  readonly ports: Ports
  readonly send: (ports: Ports, actor: object, type: string, data: object) => Promise<void>
}

/** Each month: debts, a payment that settles them, and the statement. The portal is left out. */
const ledgerOf = async (
  store: Store,
  { bn15, months }: { readonly bn15: string; readonly months: number },
): Promise<Months> => {
  const clock = settableClock('2026-01-01T17:00:00.000Z' as Instant)
  const ports = portsOf(store, { domain: { ...carm, reactions: [] }, clock })
  const send: Months['send'] = async (to, actor, type, data) => {
    const sent = { commandId: v7(), actor, type, data: { bn15, ...data } }
    const outcome = await execute(to, sent)
    if (outcome.outcome !== 'accepted') throw new Error(`${type}: ${JSON.stringify(outcome)}`)
  }
  for (let month = 0; month < months; month++) {
    const period = `${2026 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}`
    const day = (date: number) => `${period}-${date}T17:00:00.000Z` as Instant
    clock.set(day(10))
    for (let index = 0; index < declarationsEachMonth; index++) {
      await send(ports, reaction, 'PostReceivable', posting(month, index, period))
    }
    await send(ports, bank, 'ReceivePayment', payment(`M${month}`, '400.00', day(10)))
    clock.set(day(20))
    await send(ports, clockwork, 'CloseBillingPeriod', { period })
    await send(ports, clockwork, 'RunOffset', {})
    clock.set(day(26))
    await send(ports, clockwork, 'IssueStatement', { period })
  }
  return { bn15, ports, send }
}

const posting = (month: number, index: number, period: string) => ({
  debt: {
    transactionNumber: String(10_000_000_000_000 + month * declarationsEachMonth + index),
    version: 1,
  },
  accountSecurity: null,
  amounts: [
    { account: 'duty', amount: '15.00' },
    { account: 'gst', amount: '5.00' },
  ],
  billingPeriod: period,
  dueDate: `${period}-15`,
})

const payment = (reference: string, amount: string, valueAt: string) => ({
  reference,
  method: 'onlineBanking',
  amount,
  currency: 'CAD',
  valueAt,
})

let payments = 0

const paying = (name: string, { ports, send }: Months, store: Store): Variant => ({
  name,
  run: async () => {
    for (let count = 0; count < paymentsEachRound; count++) {
      const sent = payment(`P${payments++}`, '1.00', '2026-01-10T17:00:00.000Z')
      // Another store to the process, which remembers nothing of it: what is measured is the reading.
      await send({ ...ports, store: { ...store } }, bank, 'ReceivePayment', sent)
    }
    return paymentsEachRound
  },
})
