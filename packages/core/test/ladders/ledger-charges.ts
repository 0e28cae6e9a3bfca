/** Every refusal of what the agency charges by itself, penalties and invoices, in order. */
import { alice, maple, officer, reaction } from '../support/actors.js'
import { paidByMany } from '../support/crowded-ledgers.js'
import { laterReceivable, owing, receivable } from '../support/ledgers.js'
import { rm1 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'ledger'
const byAlice = alice.for(maple)
const bn15 = rm1

const penalty = { bn15, code: 'C082', document: receivable.debt.transactionNumber, issues: [1] }
const noticed = { ...penalty, noticeNumber: 'NPA-1' }
const covered = owing.as(officer, 'AssessPenalty', { ...penalty, code: 'C352' })
const known = owing.as(officer, 'AssessPenalty', { ...noticed, document: 'D1' })
const full = owing.as(reaction, 'PostReceivable', {
  ...laterReceivable,
  amounts: [{ account: 'duty', amount: '99999999980.00' }],
})

export const assessPenalty: CommandLadder = {
  name: 'AssessPenalty',
  folder,
  command: 'AssessPenalty',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownCode', 'CoveredByOtherCode', 'NoticeInUse', 'AmountTooLarge'],
  rungs: [
    {
      request: { on: covered, by: byAlice, data: { ...penalty, code: 'C999' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: covered, by: officer, data: { ...penalty, code: 'C999' } },
      refusal: 'UnknownCode',
    },
    { request: { on: covered, by: officer, data: noticed }, refusal: 'CoveredByOtherCode' },
    { request: { on: known, by: officer, data: noticed }, refusal: 'NoticeInUse' },
    { request: { on: full, by: officer, data: penalty }, refusal: 'AmountTooLarge' },
    { request: { on: owing, by: officer, data: noticed }, refusal: null },
  ],
}

const appealed = { bn15, noticeNumber: noticed.noticeNumber, appealNumber: 'APP-5011' }

export const cancelAppealedPenalty: CommandLadder = {
  name: 'CancelAppealedPenalty',
  folder,
  command: 'CancelAppealedPenalty',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownNotice', 'TooManyAtOnce'],
  rungs: [
    { request: { on: owing, by: officer, data: appealed }, refusal: 'SenderNotPermitted' },
    { request: { on: owing, by: reaction, data: appealed }, refusal: 'UnknownNotice' },
    {
      request: { on: paidByMany(known, 'penalty/2', 500), by: reaction, data: appealed },
      refusal: 'TooManyAtOnce',
    },
    { request: { on: known, by: reaction, data: appealed }, refusal: null },
  ],
}

const invoice = { bn15, invoice: 'K23-1', amount: '120.00', dueDate: '2026-03-31' }
const invoiced = owing.as(officer, 'PostMiscellaneousInvoice', { ...invoice, amount: '0.01' })

export const postMiscellaneousInvoice: CommandLadder = {
  name: 'PostMiscellaneousInvoice',
  folder,
  command: 'PostMiscellaneousInvoice',
  denials: ['SenderNotPermitted'],
  rejections: ['TermsDiffer', 'AlreadyReversed', 'TooEarly', 'AmountNotPositive', 'AmountTooLarge'],
  rungs: [
    {
      request: { on: invoiced, by: byAlice, data: { ...invoice, dueDate: '2026-02-01' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: invoiced, by: officer, data: { ...invoice, dueDate: '2026-02-01' } },
      refusal: 'TermsDiffer',
    },
    {
      request: {
        on: invoiced.as(officer, 'ReverseReceivable', { bn15, debt: 'invoice/K23-1' }),
        by: officer,
        data: { ...invoice, amount: '0.00' },
      },
      refusal: 'AlreadyReversed',
    },
    {
      request: {
        on: full,
        by: officer,
        data: { ...invoice, amount: '0.00', dueDate: '2026-02-01' },
      },
      refusal: 'TooEarly',
    },
    {
      request: { on: full, by: officer, data: { ...invoice, amount: '0.00' } },
      refusal: 'AmountNotPositive',
    },
    { request: { on: full, by: officer, data: invoice }, refusal: 'AmountTooLarge' },
    { request: { on: owing, by: officer, data: invoice }, refusal: null },
  ],
}
