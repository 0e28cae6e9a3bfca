/** The answer of a delegation: one function for each command. */
import { absurd } from '@carmkit/kernel'
import { requireGrant } from '../../authority/index.js'
import type { DelegationCommand } from '../command/index.js'
import type { DelegationContext } from '../context/index.js'
import type { Delegation } from '../state.js'
import { acceptOffer, approveDelegation, declineOffer, rejectDelegation } from './answering.js'
import {
  lapseDelegation,
  offerDelegation,
  requestDelegation,
  withdrawDelegation,
} from './asking.js'
import { recordPartyCeased, recordProgramClosed, recordProviderRevoked } from './elsewhere.js'
import {
  cutOffRunOff,
  expireDelegation,
  finishRunOff,
  relinquishDelegation,
  revokeDelegation,
} from './ending.js'
import { lifeOf } from './life.js'
import type { Verdict } from './situation.js'
import { amendDelegation, recordGrantLapsed, resumeDelegation, suspendDelegation } from './terms.js'

export const decide = (
  command: DelegationCommand,
  state: Delegation,
  context: DelegationContext,
): Verdict => {
  requireGrant(command, context)
  const situation = { state, life: lifeOf(state, context), context }
  switch (command.type) {
    case 'RequestDelegation':
      return requestDelegation(command, situation)
    case 'OfferDelegation':
      return offerDelegation(command, situation)
    case 'AcceptOffer':
      return acceptOffer(command, situation)
    case 'DeclineOffer':
      return declineOffer(situation)
    case 'ApproveDelegation':
      return approveDelegation(command, situation)
    case 'RejectDelegation':
      return rejectDelegation(command, situation)
    case 'WithdrawDelegation':
      return withdrawDelegation(situation)
    case 'LapseDelegation':
      return lapseDelegation(situation)
    case 'AmendDelegation':
      return amendDelegation(command, situation)
    case 'SuspendDelegation':
      return suspendDelegation(situation)
    case 'ResumeDelegation':
      return resumeDelegation(situation)
    case 'RevokeDelegation':
      return revokeDelegation(command, situation)
    case 'RelinquishDelegation':
      return relinquishDelegation(command, situation)
    case 'ExpireDelegation':
      return expireDelegation(situation)
    case 'FinishRunOff':
      return finishRunOff(command, situation)
    case 'CutOffRunOff':
      return cutOffRunOff(situation)
    case 'RecordProgramClosed':
      return recordProgramClosed(command, situation)
    case 'RecordPartyCeased':
      return recordPartyCeased(command, situation)
    case 'RecordProviderRevoked':
      return recordProviderRevoked(command, situation)
    case 'RecordGrantLapsed':
      return recordGrantLapsed(command, situation)
    default:
      return absurd(command)
  }
}
