/** Every refusal of the commands about interest, periods and statements, in order. */
import { alice, clock, maple, officer, reaction } from '../support/actors.js'
import { paidByMany } from '../support/crowded-ledgers.js'
import {
  accrual,
  bank,
  debt,
  inArrears,
  interest,
  laterReceivable,
  overdue,
  owing,
  payment,
  rated,
  withInterest,
} from '../support/ledgers.js'
import { rm1 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'ledger'
const byAlice = alice.for(maple)
const bn15 = rm1
const forgiving = { bn15, debt: interest, days: 'forgiven' }
const late = owing.at(utc(overdue))
const waived = late.supplied('interestWaivers', [
  { from: '2026-01-01', until: '2026-12-31', source: '' },
])
const waivedInterest = withInterest.as(officer, 'WaiveInterest', forgiving)

/** So much is owed that hardly a cent of interest fits. */
const nearlyFull = rated(
  late.as(reaction, 'PostReceivable', {
    ...laterReceivable,
    amounts: [{ account: 'duty', amount: '99999999980.00' }],
  }),
)

export const accrueInterest: CommandLadder = {
  name: 'AccrueInterest',
  folder,
  command: 'AccrueInterest',
  denials: ['SenderNotPermitted'],
  rejections: [
    'UnknownDebt',
    'NotOverdue',
    'AlreadyAccrued',
    'NotYet',
    'OffsetPending',
    'WaiverActive',
    'RateUnknown',
    'AmountTooLarge',
  ],
  rungs: [
    {
      request: { on: late, by: byAlice, data: { ...accrual, debt: interest } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: late, by: clock, data: { ...accrual, debt: interest } },
      refusal: 'UnknownDebt',
    },
    {
      request: { on: late, by: clock, data: { ...accrual, through: '2026-03-03' } },
      refusal: 'NotOverdue',
    },
    { request: { on: withInterest, by: clock, data: accrual }, refusal: 'AlreadyAccrued' },
    {
      request: { on: waived, by: clock, data: { ...accrual, through: '2026-03-10' } },
      refusal: 'NotYet',
    },
    {
      request: { on: waived.as(bank, 'ReceivePayment', payment), by: clock, data: accrual },
      refusal: 'OffsetPending',
    },
    { request: { on: waived, by: clock, data: accrual }, refusal: 'WaiverActive' },
    { request: { on: late, by: clock, data: accrual }, refusal: 'RateUnknown' },
    { request: { on: nearlyFull, by: clock, data: accrual }, refusal: 'AmountTooLarge' },
    { request: { on: rated(late), by: clock, data: accrual }, refusal: null },
  ],
}

const amended = { bn15, debt, ground: 'voluntaryAmendment', from: '2026-03-09' }

export const changeInterestMode: CommandLadder = {
  name: 'ChangeInterestMode',
  folder,
  command: 'ChangeInterestMode',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDebt', 'NotOfDeclaration', 'InterestAssessed', 'NotYet'],
  rungs: [
    {
      request: { on: late, by: byAlice, data: { ...amended, debt: interest } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: late, by: officer, data: { ...amended, debt: interest } },
      refusal: 'UnknownDebt',
    },
    {
      request: { on: withInterest, by: officer, data: { ...amended, debt: interest } },
      refusal: 'NotOfDeclaration',
    },
    { request: { on: withInterest, by: officer, data: amended }, refusal: 'InterestAssessed' },
    {
      request: { on: withInterest, by: officer, data: { ...amended, from: '2026-03-11' } },
      refusal: 'NotYet',
    },
    {
      request: { on: withInterest, by: officer, data: { ...amended, from: '2026-03-10' } },
      refusal: null,
    },
  ],
}

export const waiveInterest: CommandLadder = {
  name: 'WaiveInterest',
  folder,
  command: 'WaiveInterest',
  denials: ['SenderNotPermitted'],
  rejections: ['UnknownDebt', 'NothingToWaive', 'TooManyAtOnce'],
  rungs: [
    {
      request: { on: late, by: byAlice, data: forgiving },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: late, by: officer, data: forgiving }, refusal: 'UnknownDebt' },
    {
      request: { on: waivedInterest, by: officer, data: forgiving },
      refusal: 'NothingToWaive',
    },
    {
      request: { on: paidByMany(withInterest, interest, 500), by: officer, data: forgiving },
      refusal: 'TooManyAtOnce',
    },
    { request: { on: withInterest, by: officer, data: forgiving }, refusal: null },
  ],
}

const eighteenth = utc('2026-02-18T05:00:00.000Z')
const closedPeriod = owing
  .at(eighteenth)
  .as(clock, 'CloseBillingPeriod', { bn15, period: '2026-02' })

export const closeBillingPeriod: CommandLadder = {
  name: 'CloseBillingPeriod',
  folder,
  command: 'CloseBillingPeriod',
  denials: ['SenderNotPermitted'],
  rejections: ['AlreadyClosed', 'NotYet'],
  rungs: [
    {
      request: { on: closedPeriod, by: byAlice, data: { bn15, period: '2026-02' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: closedPeriod, by: clock, data: { bn15, period: '2026-02' } },
      refusal: 'AlreadyClosed',
    },
    {
      request: { on: closedPeriod, by: clock, data: { bn15, period: '2026-03' } },
      refusal: 'NotYet',
    },
    {
      request: { on: owing.at(eighteenth), by: clock, data: { bn15, period: '2026-02' } },
      refusal: null,
    },
  ],
}

const twentyFifth = owing.at(utc('2026-02-25T05:00:00.000Z'))
const february = { bn15, period: '2026-02' }
const issued = twentyFifth.as(clock, 'IssueStatement', february)
const inApril = owing.at(utc('2026-04-25T04:00:00.000Z'))

export const issueStatement: CommandLadder = {
  name: 'IssueStatement',
  folder,
  command: 'IssueStatement',
  denials: ['SenderNotPermitted'],
  rejections: ['AlreadyIssued', 'NotYet', 'EarlierPeriodOpen', 'PostingsBehind'],
  rungs: [
    { request: { on: issued, by: byAlice, data: february }, refusal: 'SenderNotPermitted' },
    { request: { on: issued, by: clock, data: february }, refusal: 'AlreadyIssued' },
    { request: { on: issued, by: clock, data: { bn15, period: '2026-03' } }, refusal: 'NotYet' },
    {
      request: { on: inApril, by: clock, data: { bn15, period: '2026-04' } },
      refusal: 'EarlierPeriodOpen',
    },
    {
      request: {
        on: twentyFifth.supplied('postedThrough', '2026-02-18T04:59:59.999Z'),
        by: clock,
        data: february,
      },
      refusal: 'PostingsBehind',
    },
    {
      request: {
        on: twentyFifth.supplied('postedThrough', '2026-02-18T05:00:00.000Z'),
        by: clock,
        data: february,
      },
      refusal: null,
    },
  ],
}

export const collections: CommandLadder = {
  name: 'SendToCollections of what was cancelled',
  folder,
  command: 'SendToCollections',
  denials: [],
  rejections: ['AlreadySettled'],
  rungs: [
    {
      request: {
        on: owing.as(officer, 'ReverseReceivable', { bn15, debt }).at(utc(inArrears)),
        by: clock,
        data: { bn15, debt },
      },
      refusal: 'AlreadySettled',
    },
    { request: { on: owing.at(utc(inArrears)), by: clock, data: { bn15, debt } }, refusal: null },
  ],
}
