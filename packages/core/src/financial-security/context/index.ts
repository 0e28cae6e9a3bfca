/** What financial security must know from elsewhere, and what its commands want of authority. */
import type { Decision, Found, Needs } from '../../aggregate.js'
import { type Intent, openTo, type Permission, under } from '../../authority/index.js'
import { businessAccountStream } from '../../business-account/state.js'
import { easternDateOf } from '../../calendar/index.js'
import {
  type SecurityLimits,
  type SecurityReview,
  securityLimitsName,
  securityLimitsOn,
  securityReviewOn,
  securityReviewsName,
} from '../../dated-rules/index.js'
import { type ProgramAccount, programAccountStream } from '../../program-account/state.js'
import {
  type Bn15,
  bn9Of,
  type Cents,
  type CivilDate,
  centsOf,
  referenceOf,
} from '../../values/index.js'
import type { FinancialSecurityCommand } from '../command.js'
import type { Bounds } from '../content/index.js'
import type { FinancialSecurity } from '../state/index.js'
import { type MonthlyDuties, monthlyDutiesIn, monthlyDutiesTable } from './monthly-duties.js'
import { otherSecurities, otherShares, sharedBond } from './shares.js'

export { highestMonth, type MonthlyDuties, type Window } from './monthly-duties.js'

export interface FinancialSecurityContext extends Decision {
  /** The Eastern day of the decision. */
  readonly today: CivilDate
  /** The account that enrols, or the surety's account; Absent for commands that ask of none. */
  readonly program: ProgramAccount
  readonly bounds: Bounds
  readonly review: SecurityReview
  /** Null when nobody supplied them, and for commands that do not compute. */
  readonly months: MonthlyDuties | null
  /** What other accounts have of the bond that the command gives a share of; zero for all others. */
  readonly otherShares: Cents
}

export const needs = (command: FinancialSecurityCommand, state: FinancialSecurity): Needs => {
  const { bn15 } = command.data
  const asked = accountAsked(command)
  const isShare = sharedBond(command, state) !== null
  return {
    streams: [
      ...(asked === null ? [] : [programAccountStream(asked)]),
      ...(isShare ? [businessAccountStream(bn9Of(bn15))] : []),
    ],
    tables: tablesOf(command),
    more: isShare ? (first) => otherSecurities(bn15, first) : null,
  }
}

/** The account whose standing decides: of who enrols, or of the company behind a bond. */
const accountAsked = (command: FinancialSecurityCommand): Bn15 | null => {
  if (command.type === 'EnrolRpp') return command.data.bn15
  return command.type === 'PostSecurity' && command.data.security.form === 'bond'
    ? command.data.security.surety
    : null
}

const tablesOf = ({ type, data: { bn15 } }: FinancialSecurityCommand): ReadonlyArray<string> => {
  switch (type) {
    case 'EnrolRpp':
      return [securityLimitsName, monthlyDutiesTable(bn15)]
    case 'RecomputeRequirement':
      return [securityLimitsName, securityReviewsName, monthlyDutiesTable(bn15)]
    case 'PostSecurity':
    case 'IncreaseBond':
    case 'TopUpCash':
    case 'DecideReduction':
      return [securityLimitsName]
    case 'CancelBond':
    case 'RequestCashReturn':
    case 'ReturnCash':
    case 'RequestReduction':
    case 'HoldOffSuspension':
    case 'SuspendRpp':
    case 'ReinstateRpp':
    case 'WithdrawFromRpp':
    case 'RevokeRpp':
      return []
  }
}

/** A table that was not needed answers null, so that the built-in rules stand in and are not read. */
export const context = (
  command: FinancialSecurityCommand,
  { state, facts, decision }: Found<FinancialSecurity>,
): FinancialSecurityContext => {
  const today = easternDateOf(decision.now)
  const { bn15 } = command.data
  const asked = accountAsked(command)
  const bond = sharedBond(command, state)
  return {
    ...decision,
    today,
    program:
      asked === null ? { status: 'Absent' } : facts.stream(programAccountStream(asked)).state,
    bounds: boundsOf(securityLimitsOn(facts, today)),
    review: securityReviewOn(facts, today),
    months: monthlyDutiesIn(facts, bn15),
    otherShares: bond === null ? (0 as Cents) : otherShares(bn15, { bond, today, facts }),
  }
}

const boundsOf = ({ minimumBond, minimumCash, maximum }: SecurityLimits): Bounds => ({
  minimum: { bond: centsOf(minimumBond), cash: centsOf(minimumCash) },
  maximum: centsOf(maximum),
})

/** Enrolling and leaving is a matter of sub-programs (row 7), everything else one of security (row 9). */
export const intent = (command: FinancialSecurityCommand): Intent => {
  const { type } = command
  switch (type) {
    case 'EnrolRpp':
    case 'WithdrawFromRpp':
      return onProgram(command, 'EnrolSubProgram')
    case 'PostSecurity':
    case 'IncreaseBond':
    case 'TopUpCash':
    case 'RequestCashReturn':
    case 'RequestReduction':
      return onProgram(command, 'PostSecurity')
    case 'CancelBond':
    case 'ReturnCash':
    case 'RecomputeRequirement':
    case 'DecideReduction':
    case 'HoldOffSuspension':
    case 'SuspendRpp':
    case 'ReinstateRpp':
    case 'RevokeRpp':
      return openTo(type)
  }
}

const onProgram = (
  { type, data: { bn15 } }: FinancialSecurityCommand,
  permission: Permission,
): Intent =>
  under(type, permission, {
    business: bn9Of(bn15),
    programs: [referenceOf(bn15)],
    item: null,
  })
