/** Every refusal of the commands about which money pays what, in order. */
import { alice, clock, maple, officer } from '../support/actors.js'
import { bank, debt, onDueDate, owing, paid, payment } from '../support/ledgers.js'
import { mapleStaffed, rm1 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'ledger'
const byAlice = alice.for(maple)
const bn15 = rm1
const settled = paid.as(byAlice, 'DirectAllocation', {
  bn15,
  fund: 'payment/P1',
  allocations: [{ debt, amount: '20.00' }],
})

const half = { bn15, fund: 'payment/P1', allocations: [{ debt, amount: '10.00' }] }

export const directAllocation: CommandLadder = {
  name: 'DirectAllocation',
  folder,
  command: 'DirectAllocation',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: [
    'UnknownDebt',
    'UnknownPayment',
    'AlreadySettled',
    'PartialNotAllowed',
    'InsufficientCredit',
  ],
  rungs: [
    { request: { on: mapleStaffed, by: officer, data: half }, refusal: 'SenderNotPermitted' },
    {
      request: { on: mapleStaffed, by: alice.for('800000010' as never), data: half },
      refusal: 'NotAuthorized',
    },
    { request: { on: mapleStaffed, by: byAlice, data: half }, refusal: 'UnknownDebt' },
    { request: { on: owing, by: byAlice, data: half }, refusal: 'UnknownPayment' },
    { request: { on: settled, by: byAlice, data: half }, refusal: 'AlreadySettled' },
    { request: { on: paid, by: byAlice, data: half }, refusal: 'PartialNotAllowed' },
    {
      request: {
        on: owing.as(bank, 'ReceivePayment', { ...payment, amount: '19.99' }),
        by: byAlice,
        data: { ...half, allocations: [{ debt, amount: '20.00' }] },
      },
      refusal: 'InsufficientCredit',
    },
    {
      request: {
        on: paid,
        by: byAlice,
        data: { ...half, allocations: [{ debt, amount: '20.00' }] },
      },
      refusal: null,
    },
  ],
}

const releasing = { bn15, fund: 'payment/P1' }

export const releaseAllocations: CommandLadder = {
  name: 'ReleaseAllocations',
  folder,
  command: 'ReleaseAllocations',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownPayment', 'AmountTooLarge'],
  rungs: [
    { request: { on: owing, by: byAlice, data: releasing }, refusal: 'SenderNotPermitted' },
    { request: { on: owing, by: officer, data: releasing }, refusal: 'UnknownPayment' },
    {
      request: {
        on: settled.as(bank, 'ReceivePayment', {
          ...payment,
          reference: 'P2',
          amount: '99999999970.00',
        }),
        by: officer,
        data: releasing,
      },
      refusal: 'AmountTooLarge',
    },
    { request: { on: settled, by: officer, data: releasing }, refusal: null },
  ],
}

export const runOffset: CommandLadder = {
  name: 'RunOffset',
  folder,
  command: 'RunOffset',
  denials: ['SenderNotPermitted'],
  rejections: ['NothingToOffset'],
  rungs: [
    { request: { on: paid, by: byAlice, data: { bn15 } }, refusal: 'SenderNotPermitted' },
    { request: { on: paid, by: clock, data: { bn15 } }, refusal: 'NothingToOffset' },
    { request: { on: paid.at(utc(onDueDate)), by: clock, data: { bn15 } }, refusal: null },
  ],
}

export const changeOffsetPreference: CommandLadder = {
  name: 'ChangeOffsetPreference',
  folder,
  command: 'ChangeOffsetPreference',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: [],
  rungs: [
    {
      request: { on: paid, by: officer, data: { bn15, preference: 'paymentsOnly' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: paid, by: alice.alone, data: { bn15, preference: 'paymentsOnly' } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: paid, by: byAlice, data: { bn15, preference: 'paymentsOnly' } },
      refusal: null,
    },
  ],
}
