/** The answer of financial security: one function for each command, by family. */
import { absurd } from '@carmkit/kernel'
import { requireGrant } from '../../authority/index.js'
import type { FinancialSecurityCommand } from '../command.js'
import type { FinancialSecurityContext } from '../context/index.js'
import { asOf, type FinancialSecurity } from '../state/index.js'
import { enrolRpp, revoke, withdraw } from './enrolment.js'
import {
  cancelBond,
  increaseBond,
  postSecurity,
  requestCashReturn,
  returnCash,
  topUpCash,
} from './instruments.js'
import { decideReduction, recompute, requestReduction } from './requirement.js'
import { holdOff, reinstate, suspend } from './standing.js'
import type { Verdict } from './verdict.js'

/** Dates that have come since the last event are consulted, never waited for. */
export const decide = (
  command: FinancialSecurityCommand,
  recorded: FinancialSecurity,
  context: FinancialSecurityContext,
): Verdict => {
  requireGrant(command, context)
  const state = recorded.status === 'NotEnrolled' ? recorded : asOf(recorded, context.today)
  switch (command.type) {
    case 'EnrolRpp':
      return enrolRpp(command, state, context)
    case 'PostSecurity':
      return postSecurity(command, state, context)
    case 'IncreaseBond':
      return increaseBond(command, state, context)
    case 'CancelBond':
      return cancelBond(command, state, context)
    case 'TopUpCash':
      return topUpCash(command, state, context)
    case 'RequestCashReturn':
      return requestCashReturn(command, state, context)
    case 'ReturnCash':
      return returnCash(command, state, context)
    case 'RecomputeRequirement':
      return recompute(command, state, context)
    case 'RequestReduction':
      return requestReduction(command, state, context)
    case 'DecideReduction':
      return decideReduction(command, state, context)
    case 'HoldOffSuspension':
      return holdOff(command, state, context)
    case 'SuspendRpp':
      return suspend(command, state, context)
    case 'ReinstateRpp':
      return reinstate(command, state, context)
    case 'WithdrawFromRpp':
      return withdraw(command, state, context)
    case 'RevokeRpp':
      return revoke(command, state, context)
    default:
      return absurd(command)
  }
}
