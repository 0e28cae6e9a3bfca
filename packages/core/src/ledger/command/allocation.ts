/** What may be asked about which money pays which debt. */
import { defineCommand } from '../../command-definition.js'
import { Bn15 } from '../../values/index.js'
import { Allocations, FundId, OffsetPreference } from '../content.js'
import { bn15 } from './examples.js'

export const DirectAllocation = defineCommand({
  type: 'DirectAllocation',
  summary: 'Pays chosen debts out of one payment or credit, each in full (user: row 17).',
  fields: { bn15: Bn15, fund: FundId, allocations: Allocations },
  about: {
    bn15: 'the account',
    fund: 'the payment or credit that pays',
    allocations: 'each debt with all that is still owed of it (TXN-26)',
  },
  example: {
    bn15,
    fund: 'payment/RBC-20260227-0001',
    allocations: [{ debt: '10000000000017/1', amount: '15.38' }],
  },
})

export const ReleaseAllocations = defineCommand({
  type: 'ReleaseAllocations',
  summary:
    'Takes back what a payment or credit pays, where it pays too much to be undone at once (officer).',
  fields: { bn15: Bn15, fund: FundId },
  about: {
    bn15: 'the account',
    fund: 'the payment or credit; at most 10,000 of the debts that it pays, the next ones with the next command',
  },
  example: { bn15, fund: 'payment/RBC-20260227-0001' },
})

export const RunOffset = defineCommand({
  type: 'RunOffset',
  summary: 'Free money meets what is due, in the order of the rules (system.clock).',
  fields: { bn15: Bn15 },
  about: { bn15: 'the account' },
  example: { bn15 },
})

export const ChangeOffsetPreference = defineCommand({
  type: 'ChangeOffsetPreference',
  summary: 'Chooses what the daily offset may use (user: row 17).',
  fields: { bn15: Bn15, preference: OffsetPreference },
  about: { bn15: 'the account', preference: 'everything, payments only, or directed only (CK-58)' },
  example: { bn15, preference: 'paymentsOnly' },
})
