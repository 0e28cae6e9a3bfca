/** What may be asked of a claim: one person says that a registered number is its business's. */
import { type Codec, closed, list, oneOf, tagged } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../command-definition.js'
import {
  Bn9,
  CivilDate,
  Money,
  NonNegativeMoney,
  ProgramReference,
  TransactionNumber,
  UserId,
} from '../values/index.js'
import { ProfileText, type Question } from './content.js'

const identity = { bn9: Bn9, claimant: UserId }
const aboutIdentity = { bn9: 'the number claimed', claimant: 'the person who claims it' }
const example = { bn9: '123456782', claimant: 'a11ce000-0000-4000-8000-000000000001' }

export const BeginClaim = defineCommand({
  type: 'BeginClaim',
  summary: 'A person claims an existing business number (user: the claimant).',
  fields: {
    ...identity,
    reference: ProgramReference,
    legalName: ProfileText,
    address: ProfileText,
  },
  about: {
    ...aboutIdentity,
    reference: 'one customs account of the number (BUS-01); a wrong one counts as a failure',
    legalName: "as on the agency's record, punctuation included (BUS-02); never recorded",
    address: "as on the agency's record, punctuation included (BUS-02); never recorded",
  },
  secret: ['legalName', 'address'],
  example: {
    ...example,
    reference: 'RM0001',
    legalName: 'Maple Bicycles Inc.',
    address: '1 Main Street, Ottawa ON  K1A 0L8',
  },
})

const about = <Q extends Question>(question: Q): Codec<Q> => oneOf(question, [question])

const Answer = tagged('Answer', 'question', {
  transaction: closed('TransactionAnswer', {
    question: about('transaction'),
    transactionNumber: TransactionNumber,
    dutiesAndTaxes: NonNegativeMoney,
  }),
  payment: closed('PaymentAnswer', {
    question: about('payment'),
    date: CivilDate,
    amount: NonNegativeMoney,
  }),
  statement: closed('StatementAnswer', {
    question: about('statement'),
    date: CivilDate,
    balance: Money,
  }),
})

export const AnswerAffinity = defineCommand({
  type: 'AnswerAffinity',
  summary: 'The claimant answers the questions that were offered (user: the claimant).',
  fields: {
    ...identity,
    answers: list(Answer, { least: 1, most: 3, key: ({ question }) => question }),
  },
  about: {
    ...aboutIdentity,
    answers: 'on items that the claimant picks (BUS-03, BUS-05); never recorded',
  },
  secret: ['answers'],
  example: {
    ...example,
    answers: [
      { question: 'payment', date: '2026-01-15', amount: '1250.40' },
      { question: 'statement', date: '2026-01-25', balance: '310.75' },
    ],
  },
})

export const DecideClaim = defineCommand({
  type: 'DecideClaim',
  summary: 'An officer decides a claim for which there were no questions (officer).',
  fields: { ...identity, decision: oneOf('ClaimDecision', ['accept', 'refuse']) },
  about: { ...aboutIdentity, decision: 'on the evidence that the number was issued (BUS-06)' },
  example: { ...example, decision: 'accept' },
})

export const UnlockClaim = defineCommand({
  type: 'UnlockClaim',
  summary: 'An officer opens a locked claim, with all attempts anew (officer).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const LapseClaim = defineCommand({
  type: 'LapseClaim',
  summary: 'Records that a claim waited for seven days (system.clock).',
  fields: identity,
  about: aboutIdentity,
  example,
})

export const commands = [BeginClaim, AnswerAffinity, DecideClaim, UnlockClaim, LapseClaim] as const

export type ClaimCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends ClaimCommand['type']> = Extract<ClaimCommand, { type: Type }>
export type Answer = On<'AnswerAffinity'>['data']['answers'][number]
