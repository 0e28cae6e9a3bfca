/** Every refusal of the commands about payments, in order. */

import { alice, maple, officer } from '../support/actors.js'
import { manyPaid } from '../support/crowded-ledgers.js'
import { bank, debt, owing, paid, payment } from '../support/ledgers.js'
import { rm1 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'ledger'
const byAlice = alice.for(maple)
const bn15 = rm1
const tomorrow = '2026-02-03T14:00:00.000Z'
const card = { bn15, method: 'creditCard', amount: '5000.00' }
const huge = '100000000000.00'

export const initiatePayment: CommandLadder = {
  name: 'InitiatePayment',
  folder,
  command: 'InitiatePayment',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: ['AmountNotPositive', 'AmountTooLarge', 'CardLimitExceeded'],
  rungs: [
    {
      request: { on: paid, by: bank, data: { ...card, amount: '0.00' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: paid, by: alice.alone, data: { ...card, amount: '0.00' } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: paid, by: byAlice, data: { ...card, amount: '0.00' } },
      refusal: 'AmountNotPositive',
    },
    {
      request: { on: paid, by: byAlice, data: { ...card, amount: huge } },
      refusal: 'AmountTooLarge',
    },
    { request: { on: paid, by: byAlice, data: card }, refusal: 'CardLimitExceeded' },
    { request: { on: paid, by: byAlice, data: { ...card, amount: '4999.99' } }, refusal: null },
  ],
}

const foreign = {
  ...payment,
  reference: 'P2',
  method: 'creditCard',
  amount: '-1.00',
  currency: 'USD',
  valueAt: tomorrow,
}
const received = { ...foreign, valueAt: payment.valueAt, currency: 'CAD' }

export const receivePayment: CommandLadder = {
  name: 'ReceivePayment',
  folder,
  command: 'ReceivePayment',
  denials: ['SenderNotPermitted'],
  rejections: [
    'Duplicate',
    'NotYet',
    'TooEarly',
    'CurrencyNotCanadian',
    'AmountNotPositive',
    'AmountTooLarge',
    'CardLimitExceeded',
  ],
  rungs: [
    {
      request: { on: paid, by: byAlice, data: { ...foreign, reference: 'P1' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: paid, by: bank, data: { ...foreign, reference: 'P1' } },
      refusal: 'Duplicate',
    },
    { request: { on: paid, by: bank, data: foreign }, refusal: 'NotYet' },
    {
      request: { on: paid, by: bank, data: { ...foreign, valueAt: '1900-01-01T02:00:00.000Z' } },
      refusal: 'TooEarly',
    },
    {
      request: { on: paid, by: bank, data: { ...foreign, valueAt: payment.valueAt } },
      refusal: 'CurrencyNotCanadian',
    },
    { request: { on: paid, by: bank, data: received }, refusal: 'AmountNotPositive' },
    {
      request: { on: paid, by: bank, data: { ...received, amount: huge } },
      refusal: 'AmountTooLarge',
    },
    {
      request: { on: paid, by: bank, data: { ...received, amount: '5000.00' } },
      refusal: 'CardLimitExceeded',
    },
    { request: { on: paid, by: bank, data: { ...received, amount: '4999.99' } }, refusal: null },
  ],
}

const returning = { bn15, reference: 'P1', returnedAt: payment.valueAt }
const returned = paid.as(bank, 'ReturnPayment', returning)
const settled = paid.as(byAlice, 'DirectAllocation', {
  bn15,
  fund: 'payment/P1',
  allocations: [{ debt, amount: '20.00' }],
})
const full = owing.as(bank, 'ReceivePayment', { ...payment, amount: huge })

export const returnPayment: CommandLadder = {
  name: 'ReturnPayment',
  folder,
  command: 'ReturnPayment',
  denials: ['SenderNotPermitted'],
  rejections: [
    'UnknownPayment',
    'AlreadyReturned',
    'NotYet',
    'TooEarly',
    'AmountTooLarge',
    'TooManyAtOnce',
  ],
  rungs: [
    { request: { on: owing, by: byAlice, data: returning }, refusal: 'SenderNotPermitted' },
    { request: { on: owing, by: bank, data: returning }, refusal: 'UnknownPayment' },
    {
      request: { on: returned, by: bank, data: { ...returning, returnedAt: tomorrow } },
      refusal: 'AlreadyReturned',
    },
    {
      request: { on: full, by: bank, data: { ...returning, returnedAt: tomorrow } },
      refusal: 'NotYet',
    },
    {
      request: {
        on: full,
        by: bank,
        data: { ...returning, returnedAt: '2026-02-02T12:59:59.999Z' },
      },
      refusal: 'TooEarly',
    },
    { request: { on: full, by: bank, data: returning }, refusal: 'AmountTooLarge' },
    {
      request: {
        on: manyPaid(10_001),
        by: bank,
        data: { ...returning, reference: 'ONE' },
      },
      refusal: 'TooManyAtOnce',
    },
    { request: { on: settled, by: bank, data: returning }, refusal: null },
  ],
}

const fee = { bn15, reference: 'P1', amount: '25.00' }
const nothing = { ...fee, amount: '0.00' }

export const chargeReturnFee: CommandLadder = {
  name: 'ChargeReturnFee',
  folder,
  command: 'ChargeReturnFee',
  denials: ['SenderNotPermitted'],
  rejections: [
    'UnknownPayment',
    'NotReturned',
    'AlreadyCharged',
    'AmountNotPositive',
    'AmountTooLarge',
  ],
  rungs: [
    { request: { on: owing, by: byAlice, data: nothing }, refusal: 'SenderNotPermitted' },
    { request: { on: owing, by: officer, data: nothing }, refusal: 'UnknownPayment' },
    { request: { on: paid, by: officer, data: nothing }, refusal: 'NotReturned' },
    {
      request: { on: returned.as(officer, 'ChargeReturnFee', fee), by: officer, data: nothing },
      refusal: 'AlreadyCharged',
    },
    { request: { on: returned, by: officer, data: nothing }, refusal: 'AmountNotPositive' },
    {
      request: { on: returned, by: officer, data: { ...fee, amount: huge } },
      refusal: 'AmountTooLarge',
    },
    { request: { on: returned, by: officer, data: fee }, refusal: null },
  ],
}
