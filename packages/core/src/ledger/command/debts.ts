/** What may be asked about debts and credits: posting, correcting, cancelling, deferring. */
import { bool, list, nullable } from '@carmkit/kernel'
import { DebtKind } from '../../calendar/index.js'
import { defineCommand } from '../../command-definition.js'
import { Bn15, CivilDate } from '../../values/index.js'
import { AccountSecurity, DebtId, ItemisedAmounts, PeriodLabel, SourceVersion } from '../content.js'
import { bn15, source, theAccount } from './examples.js'

const amounts = [
  { account: 'duty', amount: '7.50' },
  { account: 'gst', amount: '7.88' },
]

export const PostReceivable = defineCommand({
  type: 'PostReceivable',
  summary: 'A version of a declaration is owed for (system.reaction, system.import).',
  fields: {
    bn15: Bn15,
    debt: SourceVersion,
    amounts: ItemisedAmounts,
    billingPeriod: PeriodLabel,
    dueDate: CivilDate,
    accountSecurity: nullable(AccountSecurity),
  },
  about: {
    bn15: theAccount,
    debt: 'number and version; together the key of the debt',
    amounts: 'what is owed by charge; their sum is the debt',
    billingPeriod: 'month of the statement of its own period',
    dueDate: 'last day to pay without interest, Eastern',
    accountSecurity: 'whose security the goods were released under; null for nobody’s',
  },
  example: {
    bn15,
    debt: source,
    amounts,
    billingPeriod: '2026-02',
    dueDate: '2026-03-03',
    accountSecurity: '10000',
  },
})

export const ReplaceReceivable = defineCommand({
  type: 'ReplaceReceivable',
  summary:
    'A correction before the due date changes what is owed; the date stays (system.reaction, system.import).',
  fields: { bn15: Bn15, debt: SourceVersion, amounts: ItemisedAmounts, correctedOn: CivilDate },
  optional: { assessAnew: bool },
  about: {
    bn15: theAccount,
    debt: 'number and version of the correction; it replaces the debt of the first version',
    amounts: 'what is owed now by charge, instead of what was',
    correctedOn: 'Eastern day of the correction, not after the due date',
    assessAnew:
      'true where it may be told late: interest that was assessed meanwhile is waived, and its days bear again',
  },
  example: {
    bn15,
    debt: { ...source, version: 2 },
    amounts: [{ account: 'duty', amount: '5.00' }],
    correctedOn: '2026-02-20',
    assessAnew: false,
  },
})

export const PostCredit = defineCommand({
  type: 'PostCredit',
  summary: 'A version of a declaration is owed back for (system.reaction, system.import).',
  fields: {
    bn15: Bn15,
    debt: SourceVersion,
    amounts: ItemisedAmounts,
    creditedOn: CivilDate,
    billingPeriod: PeriodLabel,
    accountSecurity: nullable(AccountSecurity),
  },
  optional: { ofCorrection: bool },
  about: {
    bn15: theAccount,
    debt: 'number and version that the credit comes from; together its key',
    amounts: 'what is owed back by charge, not negative',
    creditedOn: 'Eastern day of the decision; from it on the credit can have paid',
    billingPeriod: 'month of the statement of its own period',
    accountSecurity: 'whose security the goods were released under; null for nobody’s',
    ofCorrection: 'true where a correction before the due date makes it, which bears no interest',
  },
  example: {
    bn15,
    debt: { ...source, version: 3 },
    amounts: [{ account: 'duty', amount: '2.50' }],
    creditedOn: '2026-05-20',
    billingPeriod: '2026-06',
    accountSecurity: '10000',
    ofCorrection: false,
  },
})

export const ReverseReceivable = defineCommand({
  type: 'ReverseReceivable',
  summary:
    'The agency cancels a debt of a declaration, a penalty, an invoice or a return fee; what was paid on it is free again (officer).',
  fields: { bn15: Bn15, debt: DebtId },
  about: { bn15: theAccount, debt: 'the debt; interest is waived instead' },
  example: { bn15, debt: '10000000000017/1' },
})

export const AnnounceDeferral = defineCommand({
  type: 'AnnounceDeferral',
  summary:
    'The agency moves due dates of this account to a later day, of what is posted already and of what is posted later (officer).',
  fields: {
    bn15: Bn15,
    kinds: list(DebtKind, { least: 1, most: 3, key: (kind) => kind }),
    dueFrom: CivilDate,
    dueTo: CivilDate,
    deferredTo: CivilDate,
  },
  about: {
    bn15: theAccount,
    kinds: 'the kinds of debts that move; corrections of declarations go by it too',
    dueFrom: 'first due date that moves, as it was posted',
    dueTo: 'last due date that moves',
    deferredTo: 'when they are due instead; earlier than none of them (TXN-21)',
  },
  example: {
    bn15,
    kinds: ['import'],
    dueFrom: '2026-03-03',
    dueTo: '2026-03-03',
    deferredTo: '2026-03-31',
  },
})

export const SendToCollections = defineCommand({
  type: 'SendToCollections',
  summary:
    'A debt that stayed unpaid for 30 days goes to the revenue agency (officer, system.clock).',
  fields: { bn15: Bn15, debt: DebtId },
  about: { bn15: theAccount, debt: 'a debt in arrears' },
  example: { bn15, debt: '10000000000017/1' },
})
