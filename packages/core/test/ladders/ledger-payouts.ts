/** Every refusal of the commands about money paid out, in order. */
import { alice, clock, maple, officer } from '../support/actors.js'
import { bank, overdue, owing, paid, payment } from '../support/ledgers.js'
import { mapleStaffed, rm1 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'ledger'
const byAlice = alice.for(maple)
const bn15 = rm1
const first = { bn15, disbursement: 1 }
const asking = { bn15, amount: '50.00' }
const rich = mapleStaffed.as(bank, 'ReceivePayment', payment)
const asked = rich.as(byAlice, 'RequestDisbursement', asking)
const paidOut = asked.as(officer, 'Disburse', first)
const cameBack = paidOut.as(bank, 'ReturnDisbursement', first)

/** The debt was paid a week after its due date, and nobody assessed those days. */
const paidLate = owing
  .at(utc(overdue))
  .as(bank, 'ReceivePayment', { ...payment, valueAt: overdue })
  .as(clock, 'RunOffset', { bn15 })

export const requestDisbursement: CommandLadder = {
  name: 'RequestDisbursement',
  folder,
  command: 'RequestDisbursement',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: ['AmountNotPositive', 'DebtOutstanding', 'InterestUnassessed', 'NoFreeCredit'],
  rungs: [
    {
      request: { on: paid.at(utc(overdue)), by: officer, data: { bn15, amount: '0.00' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: paid.at(utc(overdue)), by: alice.alone, data: { bn15, amount: '0.00' } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: paid.at(utc(overdue)), by: byAlice, data: { bn15, amount: '0.00' } },
      refusal: 'AmountNotPositive',
    },
    {
      request: { on: paid.at(utc(overdue)), by: byAlice, data: { bn15, amount: '50.01' } },
      refusal: 'DebtOutstanding',
    },
    {
      request: { on: paidLate, by: byAlice, data: { bn15, amount: '50.01' } },
      refusal: 'InterestUnassessed',
    },
    {
      request: { on: paid, by: byAlice, data: { bn15, amount: '50.01' } },
      refusal: 'NoFreeCredit',
    },
    { request: { on: paid, by: byAlice, data: asking }, refusal: null },
  ],
}

/** The money is gone by the time it is to be paid out. */
const spent = paid.as(byAlice, 'RequestDisbursement', asking).as(byAlice, 'DirectAllocation', {
  bn15,
  fund: 'payment/P1',
  allocations: [{ debt: '10000000000017/1', amount: '20.00' }],
})
const askedBeforeDue = paid.as(byAlice, 'RequestDisbursement', asking)

export const disburse: CommandLadder = {
  name: 'Disburse',
  folder,
  command: 'Disburse',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDisbursement', 'NotAwaiting', 'DebtOutstanding', 'NoFreeCredit'],
  rungs: [
    { request: { on: owing, by: byAlice, data: first }, refusal: 'SenderNotPermitted' },
    { request: { on: owing, by: officer, data: first }, refusal: 'UnknownDisbursement' },
    { request: { on: paidOut, by: officer, data: first }, refusal: 'NotAwaiting' },
    {
      request: { on: askedBeforeDue.at(utc(overdue)), by: officer, data: first },
      refusal: 'DebtOutstanding',
    },
    { request: { on: spent, by: officer, data: first }, refusal: 'NoFreeCredit' },
    { request: { on: asked, by: officer, data: first }, refusal: null },
  ],
}

const payout = '100000000000.00'
const richest = mapleStaffed
  .as(bank, 'ReceivePayment', { ...payment, amount: payout })
  .as(byAlice, 'RequestDisbursement', { bn15, amount: payout })
  .as(officer, 'Disburse', first)
  .as(bank, 'ReceivePayment', { ...payment, reference: 'P2' })

export const returnDisbursement: CommandLadder = {
  name: 'ReturnDisbursement',
  folder,
  command: 'ReturnDisbursement',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDisbursement', 'NotAwaiting', 'AmountTooLarge'],
  rungs: [
    { request: { on: rich, by: byAlice, data: first }, refusal: 'SenderNotPermitted' },
    { request: { on: rich, by: bank, data: first }, refusal: 'UnknownDisbursement' },
    { request: { on: asked, by: bank, data: first }, refusal: 'NotAwaiting' },
    { request: { on: richest, by: bank, data: first }, refusal: 'AmountTooLarge' },
    { request: { on: paidOut, by: bank, data: first }, refusal: null },
  ],
}

export const reissueDisbursement: CommandLadder = {
  name: 'ReissueDisbursement',
  folder,
  command: 'ReissueDisbursement',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDisbursement', 'NotAwaiting'],
  rungs: [
    { request: { on: rich, by: byAlice, data: first }, refusal: 'SenderNotPermitted' },
    { request: { on: rich, by: officer, data: first }, refusal: 'UnknownDisbursement' },
    { request: { on: paidOut, by: officer, data: first }, refusal: 'NotAwaiting' },
    { request: { on: cameBack, by: officer, data: first }, refusal: null },
  ],
}

/** The return of a payment that was paid out, for what it records. */
export const returnAfterPayout: CommandLadder = {
  name: 'ReturnPayment of what was paid out',
  folder,
  command: 'ReturnPayment',
  denials: [],
  rejections: ['UnknownPayment'],
  rungs: [
    {
      request: {
        on: paidOut,
        by: bank,
        data: { bn15, reference: 'P9', returnedAt: payment.valueAt },
      },
      refusal: 'UnknownPayment',
    },
    {
      request: {
        on: paidOut,
        by: bank,
        data: { bn15, reference: 'P1', returnedAt: payment.valueAt },
      },
      refusal: null,
    },
  ],
}
