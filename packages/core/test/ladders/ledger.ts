/** Every refusal of the commands about debts and credits, in order. */
import { alice, clock, maple, officer, reaction } from '../support/actors.js'
import { manyPaid, paidByMany } from '../support/crowded-ledgers.js'
import {
  bank,
  credit,
  debt,
  inArrears,
  interest,
  laterDebt,
  overdue,
  owing,
  paid,
  payment,
  receivable,
  withInterest,
} from '../support/ledgers.js'
import { mapleStaffed, rm1 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'ledger'
const byAlice = alice.for(maple)
const bn15 = rm1
const huge = [{ account: 'duty', amount: '100000000000.00' }]
const second = { transactionNumber: receivable.debt.transactionNumber, version: 2 }
const correction = {
  bn15,
  debt: second,
  amounts: [{ account: 'duty', amount: '12.00' }],
  correctedOn: '2026-02-20',
}
const corrected = owing.as(reaction, 'ReplaceReceivable', correction)
const reversed = owing.as(officer, 'ReverseReceivable', { bn15, debt })
/** More payments pay it than one command takes back. */
const crowded = paidByMany(owing, debt, 500)
const settled = paid.as(byAlice, 'DirectAllocation', {
  bn15,
  fund: 'payment/P1',
  allocations: [{ debt, amount: '20.00' }],
})

export const postReceivable: CommandLadder = {
  name: 'PostReceivable',
  folder,
  command: 'PostReceivable',
  denials: ['SenderNotPermitted'],
  rejections: ['TermsDiffer', 'NewerVersionPosted', 'AmountTooLarge'],
  rungs: [
    { request: { on: corrected, by: byAlice, data: receivable }, refusal: 'SenderNotPermitted' },
    {
      request: { on: corrected, by: reaction, data: { ...receivable, dueDate: '2026-03-04' } },
      refusal: 'TermsDiffer',
    },
    {
      request: {
        on: corrected,
        by: reaction,
        data: { ...receivable, debt: second, amounts: huge },
      },
      refusal: 'NewerVersionPosted',
    },
    {
      request: { on: owing, by: reaction, data: { ...receivable, debt: second, amounts: huge } },
      refusal: 'AmountTooLarge',
    },
    { request: { on: owing, by: reaction, data: { ...receivable, debt: second } }, refusal: null },
  ],
}

export const replaceReceivable: CommandLadder = {
  name: 'ReplaceReceivable',
  folder,
  command: 'ReplaceReceivable',
  denials: ['SenderNotPermitted'],
  rejections: [
    'UnknownDebt',
    'TermsDiffer',
    'NewerVersionPosted',
    'AdjustmentPosted',
    'AlreadyReversed',
    'PastDueDate',
    'InterestAssessed',
    'AmountTooLarge',
    'TooManyAtOnce',
  ],
  rungs: [
    { request: { on: mapleStaffed, by: byAlice, data: correction }, refusal: 'SenderNotPermitted' },
    { request: { on: mapleStaffed, by: reaction, data: correction }, refusal: 'UnknownDebt' },
    {
      request: { on: corrected, by: reaction, data: { ...correction, amounts: huge } },
      refusal: 'TermsDiffer',
    },
    {
      request: {
        on: corrected,
        by: reaction,
        data: { ...correction, debt: receivable.debt, amounts: huge },
      },
      refusal: 'NewerVersionPosted',
    },
    {
      request: {
        on: owing
          .as(reaction, 'PostReceivable', { ...receivable, debt: second })
          .as(officer, 'ReverseReceivable', { bn15, debt }),
        by: reaction,
        data: { ...correction, debt: { ...second, version: 3 }, amounts: huge },
      },
      refusal: 'AdjustmentPosted',
    },
    {
      request: { on: reversed, by: reaction, data: { ...correction, correctedOn: '2026-03-04' } },
      refusal: 'AlreadyReversed',
    },
    {
      request: {
        on: owing,
        by: reaction,
        data: { ...correction, amounts: huge, correctedOn: '2026-03-04' },
      },
      refusal: 'PastDueDate',
    },
    {
      request: { on: withInterest, by: reaction, data: { ...correction, amounts: huge } },
      refusal: 'InterestAssessed',
    },
    {
      request: {
        on: owing.as(reaction, 'PostReceivable', {
          ...receivable,
          debt: { transactionNumber: '10000000000024', version: 1 },
        }),
        by: reaction,
        data: { ...correction, amounts: huge },
      },
      refusal: 'AmountTooLarge',
    },
    {
      request: {
        on: crowded,
        by: reaction,
        data: { ...correction, amounts: [{ account: 'duty', amount: '0.00' }] },
      },
      refusal: 'TooManyAtOnce',
    },
    { request: { on: owing, by: reaction, data: correction }, refusal: null },
  ],
}

export const postCredit: CommandLadder = {
  name: 'PostCredit',
  folder,
  command: 'PostCredit',
  denials: ['SenderNotPermitted'],
  rejections: ['TermsDiffer', 'AlreadyReversed', 'NotYet', 'AmountTooLarge'],
  rungs: [
    { request: { on: owing, by: byAlice, data: credit }, refusal: 'SenderNotPermitted' },
    {
      request: {
        on: owing.as(reaction, 'PostCredit', credit),
        by: reaction,
        data: { ...credit, amounts: huge },
      },
      refusal: 'TermsDiffer',
    },
    {
      request: {
        on: owing.as(officer, 'ReverseReceivable', { bn15, debt }),
        by: reaction,
        data: { ...credit, amounts: huge, creditedOn: '2027-01-01' },
      },
      refusal: 'AlreadyReversed',
    },
    {
      request: {
        on: paid,
        by: reaction,
        data: { ...credit, amounts: huge, creditedOn: '2027-01-01' },
      },
      refusal: 'NotYet',
    },
    {
      request: { on: paid, by: reaction, data: { ...credit, amounts: huge } },
      refusal: 'AmountTooLarge',
    },
    { request: { on: owing, by: reaction, data: credit }, refusal: null },
  ],
}

const charged = paid
  .as(bank, 'ReturnPayment', { bn15, reference: 'P1', returnedAt: payment.valueAt })
  .as(officer, 'ChargeReturnFee', { bn15, reference: 'P1', amount: '25.00' })

export const reverseReceivable: CommandLadder = {
  name: 'ReverseReceivable',
  folder,
  command: 'ReverseReceivable',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDebt', 'NotCancellable', 'TooManyAtOnce'],
  rungs: [
    {
      request: { on: charged, by: byAlice, data: { bn15, debt: 'fee/99' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: charged, by: officer, data: { bn15, debt: 'fee/99' } },
      refusal: 'UnknownDebt',
    },
    {
      request: { on: withInterest, by: officer, data: { bn15, debt: interest } },
      refusal: 'NotCancellable',
    },
    { request: { on: crowded, by: officer, data: { bn15, debt } }, refusal: 'TooManyAtOnce' },
    { request: { on: charged, by: officer, data: { bn15, debt } }, refusal: null },
  ],
}

const deferral = {
  bn15,
  kinds: ['import'],
  dueFrom: '2026-03-03',
  dueTo: '2026-03-03',
  deferredTo: '2026-03-02',
}

export const announceDeferral: CommandLadder = {
  name: 'AnnounceDeferral',
  folder,
  command: 'AnnounceDeferral',
  denials: ['SenderNotPermitted'],
  rejections: ['InterestAssessed', 'EarlierThanCurrent', 'TooManyAtOnce'],
  rungs: [
    { request: { on: owing, by: byAlice, data: deferral }, refusal: 'SenderNotPermitted' },
    {
      request: { on: withInterest, by: officer, data: { ...deferral, deferredTo: '2026-03-31' } },
      refusal: 'InterestAssessed',
    },
    { request: { on: owing, by: officer, data: deferral }, refusal: 'EarlierThanCurrent' },
    {
      request: {
        on: manyPaid(10_000),
        by: officer,
        data: { ...deferral, deferredTo: '2026-03-31' },
      },
      refusal: 'TooManyAtOnce',
    },
    {
      request: { on: owing, by: officer, data: { ...deferral, deferredTo: '2026-03-31' } },
      refusal: null,
    },
  ],
}

export const sendToCollections: CommandLadder = {
  name: 'SendToCollections',
  folder,
  command: 'SendToCollections',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDebt', 'AlreadySettled', 'NotInArrears', 'SecurityStands'],
  rungs: [
    { request: { on: settled, by: byAlice, data: { bn15, debt } }, refusal: 'SenderNotPermitted' },
    {
      request: { on: settled, by: clock, data: { bn15, debt: laterDebt } },
      refusal: 'UnknownDebt',
    },
    { request: { on: settled, by: clock, data: { bn15, debt } }, refusal: 'AlreadySettled' },
    {
      request: { on: owing.at(utc(overdue)), by: clock, data: { bn15, debt } },
      refusal: 'NotInArrears',
    },
    {
      request: {
        on: owing.at(utc(inArrears)).as(officer, 'ChangeInterestMode', {
          bn15,
          debt,
          ground: 'securityGiven',
          from: '2026-04-01',
        }),
        by: clock,
        data: { bn15, debt },
      },
      refusal: 'SecurityStands',
    },
    { request: { on: owing.at(utc(inArrears)), by: clock, data: { bn15, debt } }, refusal: null },
  ],
}
