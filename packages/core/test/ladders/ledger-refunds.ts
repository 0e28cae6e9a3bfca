/** Every refusal of the command about interest on refunds, in order. */
import { alice, clock, maple, reaction } from '../support/actors.js'
import { paidByMany } from '../support/crowded-ledgers.js'
import type { History } from '../support/history.js'
import { bank, credit, debt, fund, overdue, owing, paid, payment } from '../support/ledgers.js'
import { rm1 as bn15 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const byAlice = alice.for(maple)
const refund = { bn15, fund: 'credit/10000000000017/3' }
const settled = paid.as(byAlice, 'DirectAllocation', {
  bn15,
  fund,
  allocations: [{ debt, amount: '20.00' }],
})
const refunded = (history: History): History =>
  history.at(utc(overdue)).as(reaction, 'PostCredit', { ...credit, creditedOn: '2026-03-10' })
/** High enough for a few days of a small refund to be worth a cent. */
const rated = (history: History): History =>
  history.supplied('interestRates', [{ quarter: '2026-Q1', prescribed: '50', source: null }])
const full = refunded(settled).as(bank, 'ReceivePayment', {
  ...payment,
  reference: 'P2',
  amount: '99999999962.00',
})
const crowded = paidByMany(owing, debt, 101, '0.19')
  .at(utc(overdue))
  .as(reaction, 'PostCredit', {
    ...credit,
    amounts: [{ account: 'duty', amount: '19.19' }],
    creditedOn: '2026-03-10',
  })

export const creditRefundInterest: CommandLadder = {
  name: 'CreditRefundInterest',
  folder: 'ledger',
  command: 'CreditRefundInterest',
  denials: ['SenderNotPermitted'],
  rejections: [
    'UnknownPayment',
    'NothingRefunded',
    'RateUnknown',
    'AmountTooLarge',
    'TooManyAtOnce',
  ],
  rungs: [
    { request: { on: settled, by: byAlice, data: refund }, refusal: 'SenderNotPermitted' },
    { request: { on: settled, by: clock, data: refund }, refusal: 'UnknownPayment' },
    { request: { on: refunded(owing), by: clock, data: refund }, refusal: 'NothingRefunded' },
    { request: { on: full, by: clock, data: refund }, refusal: 'RateUnknown' },
    { request: { on: rated(full), by: clock, data: refund }, refusal: 'AmountTooLarge' },
    { request: { on: rated(crowded), by: clock, data: refund }, refusal: 'TooManyAtOnce' },
    { request: { on: rated(refunded(settled)), by: clock, data: refund }, refusal: null },
  ],
}
