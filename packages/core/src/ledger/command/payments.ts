/** What may be asked about money that comes in, and about money that the bank takes back. */
import { defineCommand } from '../../command-definition.js'
import { Bn15, Instant, Money } from '../../values/index.js'
import { BankReference, Currency, PaymentMethod } from '../content.js'
import { bn15, theAccount } from './examples.js'

export const InitiatePayment = defineCommand({
  type: 'InitiatePayment',
  summary: 'Says that a payment is on its way; it counts once the bank reports it (user: row 17).',
  fields: { bn15: Bn15, method: PaymentMethod, amount: Money },
  about: {
    bn15: 'the account to pay for',
    method: 'how it is paid; cards have a cap (TXN-40)',
    amount: 'Canadian dollars, more than nothing',
  },
  example: { bn15, method: 'creditCard', amount: '1500.00' },
})

export const ReceivePayment = defineCommand({
  type: 'ReceivePayment',
  summary: 'The bank reports a payment (external.bank).',
  fields: {
    bn15: Bn15,
    reference: BankReference,
    method: PaymentMethod,
    amount: Money,
    currency: Currency,
    valueAt: Instant,
  },
  about: {
    bn15: 'the account that was paid for',
    reference: 'the bank’s own reference, the key of the payment',
    method: 'how it was paid; cards have a cap (TXN-40)',
    amount: 'dollars, more than nothing',
    currency: 'Canadian dollars only, CAD',
    valueAt: 'when it counts as paid',
  },
  example: {
    bn15,
    reference: 'RBC-20260227-0001',
    method: 'onlineBanking',
    amount: '1500.00',
    currency: 'CAD',
    valueAt: '2026-02-27T17:00:00.000Z',
  },
})

export const ReturnPayment = defineCommand({
  type: 'ReturnPayment',
  summary:
    'The bank takes a payment back; what it paid is owed again from its own due date (external.bank).',
  fields: { bn15: Bn15, reference: BankReference, returnedAt: Instant },
  about: {
    bn15: 'the account that was paid for',
    reference: 'the bank’s reference of the payment',
    returnedAt: 'when the bank took it back',
  },
  example: { bn15, reference: 'RBC-20260227-0001', returnedAt: '2026-03-02T17:00:00.000Z' },
})

export const ChargeReturnFee = defineCommand({
  type: 'ChargeReturnFee',
  summary: 'The agency charges for a payment that was returned (officer).',
  fields: { bn15: Bn15, reference: BankReference, amount: Money },
  about: {
    bn15: theAccount,
    reference: 'the bank’s reference of the returned payment',
    amount: 'the charge, more than nothing; no source says how much',
  },
  example: { bn15, reference: 'RBC-20260227-0001', amount: '25.00' },
})
