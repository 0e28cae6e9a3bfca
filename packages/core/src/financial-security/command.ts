/** What may be asked of the financial security of an account. */
import { nullable, oneOf } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../command-definition.js'
import { Bn15, CivilDate, NonNegativeMoney, PersonalRef } from '../values/index.js'
import {
  HoldOffReason,
  InstrumentId,
  RevocationReason,
  Security,
  SecurityAmount,
} from './content/index.js'

const bn15 = '123456782RM0001'
const theAccount = 'the account'
const ofAccount = {
  fields: { bn15: Bn15 },
  about: { bn15: theAccount },
  example: { bn15 },
}
const ofInstrument = {
  fields: { bn15: Bn15, instrument: InstrumentId },
  about: { bn15: theAccount, instrument: 'id of the instrument within the account' },
}

export const EnrolRpp = defineCommand({
  type: 'EnrolRpp',
  summary: 'Enrols an importing account in release prior to payment (user: BAM, or its PAM).',
  fields: { bn15: Bn15, estimate: nullable(NonNegativeMoney) },
  about: {
    bn15: theAccount,
    estimate:
      'expected highest month of duties and GST, used where nothing is known; null for none',
  },
  example: { bn15, estimate: '12000.00' },
})

export const PostSecurity = defineCommand({
  type: 'PostSecurity',
  summary:
    'Posts cash or a bond; the release is active once enough is posted (user: BAM, or its PAM; a bond: external.surety).',
  fields: { ...ofInstrument.fields, security: Security },
  about: {
    bn15: theAccount,
    instrument: 'a new id within the account, chosen by who posts',
    security: 'cash with its amount, or a bond with its surety and first day',
  },
  example: { bn15, instrument: 'CASH-1', security: { form: 'cash', amount: '12000.00' } },
})

export const IncreaseBond = defineCommand({
  type: 'IncreaseBond',
  summary: 'Raises a bond to a higher amount (user: BAM, or its PAM; external.surety).',
  fields: { ...ofInstrument.fields, amount: SecurityAmount },
  about: { ...ofInstrument.about, amount: 'the new amount of the whole bond' },
  example: { bn15, instrument: 'BOND-1', amount: '9000.00' },
})

export const CancelBond = defineCommand({
  type: 'CancelBond',
  summary: 'Gives notice that a bond ends; dates do the rest (external.surety).',
  fields: { ...ofInstrument.fields, endsOn: CivilDate },
  about: { ...ofInstrument.about, endsOn: 'last day on which the bond is in force, Eastern' },
  example: { bn15, instrument: 'BOND-1', endsOn: '2026-03-31' },
})

export const TopUpCash = defineCommand({
  type: 'TopUpCash',
  summary: 'Adds to a cash deposit (user: BAM, or its PAM).',
  fields: { ...ofInstrument.fields, added: SecurityAmount },
  about: { ...ofInstrument.about, added: 'what comes on top of the deposit' },
  example: { bn15, instrument: 'CASH-1', added: '500.00' },
})

export const RequestCashReturn = defineCommand({
  type: 'RequestCashReturn',
  summary: 'Asks for a cash deposit back; it counts until it is returned (user: BAM, or its PAM).',
  fields: ofInstrument.fields,
  about: ofInstrument.about,
  example: { bn15, instrument: 'CASH-1' },
})

export const ReturnCash = defineCommand({
  type: 'ReturnCash',
  summary: 'The agency returns a deposit that was asked for and is not needed (officer).',
  fields: ofInstrument.fields,
  about: ofInstrument.about,
  example: { bn15, instrument: 'CASH-1' },
})

export const RecomputeRequirement = defineCommand({
  type: 'RecomputeRequirement',
  summary:
    'Computes what is required anew: the yearly review, or any time (system.clock, officer).',
  fields: { bn15: Bn15, complyBy: nullable(CivilDate) },
  about: {
    bn15: theAccount,
    complyBy: 'last day to meet a higher requirement, Eastern; null for that of the yearly review',
  },
  example: { bn15, complyBy: null },
})

export const RequestReduction = defineCommand({
  type: 'RequestReduction',
  summary: 'Asks that less be required than was computed (user: BAM, or its PAM).',
  fields: { bn15: Bn15, basis: NonNegativeMoney, rationale: nullable(PersonalRef) },
  about: {
    bn15: theAccount,
    basis: 'highest month of duties and GST to compute from instead',
    rationale: 'reference of the text that says why; a request without one is refused',
  },
  example: { bn15, basis: '8000.00', rationale: 'c0'.repeat(32) },
})

export const DecideReduction = defineCommand({
  type: 'DecideReduction',
  summary: 'The agency answers a request for a reduction (officer).',
  fields: { bn15: Bn15, decision: oneOf('ReductionDecision', ['grant', 'refuse']) },
  about: { bn15: theAccount, decision: 'grant computes from the basis that was asked for' },
  example: { bn15, decision: 'grant' },
})

export const HoldOffSuspension = defineCommand({
  type: 'HoldOffSuspension',
  summary: 'The agency lets a shortfall cost nothing for a while (officer).',
  fields: { bn15: Bn15, until: CivilDate, reason: HoldOffReason },
  about: {
    bn15: theAccount,
    until: 'last day of it, Eastern',
    reason: 'what is waited for: a bond on paper, or the answer to a request for a reduction',
  },
  example: { bn15, until: '2026-03-31', reason: 'PaperBond' },
})

export const SuspendRpp = defineCommand({
  type: 'SuspendRpp',
  summary: 'The agency suspends the release of an account that is short of security (officer).',
  ...ofAccount,
})

export const ReinstateRpp = defineCommand({
  type: 'ReinstateRpp',
  summary: 'The agency lets a suspended account be released again, once it is covered (officer).',
  ...ofAccount,
})

export const WithdrawFromRpp = defineCommand({
  type: 'WithdrawFromRpp',
  summary: 'Leaves release prior to payment; what is held may be returned (user: BAM, or its PAM).',
  ...ofAccount,
})

export const RevokeRpp = defineCommand({
  type: 'RevokeRpp',
  summary:
    'The agency ends the release of an account, which may enrol anew; a closed account ends its own (officer, system.reaction).',
  fields: { bn15: Bn15, reason: RevocationReason },
  about: { bn15: theAccount, reason: 'why it is revoked' },
  example: { bn15, reason: 'SecurityInsufficient' },
})

export const commands = [
  EnrolRpp,
  PostSecurity,
  IncreaseBond,
  CancelBond,
  TopUpCash,
  RequestCashReturn,
  ReturnCash,
  RecomputeRequirement,
  RequestReduction,
  DecideReduction,
  HoldOffSuspension,
  SuspendRpp,
  ReinstateRpp,
  WithdrawFromRpp,
  RevokeRpp,
] as const

export type FinancialSecurityCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends FinancialSecurityCommand['type']> = Extract<
  FinancialSecurityCommand,
  { type: Type }
>
