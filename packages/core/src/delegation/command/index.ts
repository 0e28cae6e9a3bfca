/** What may be asked of a delegation: one client, one provider, one scope. */
import type { CommandOf } from '../../command-definition.js'
import {
  AcceptOffer,
  ApproveDelegation,
  DeclineOffer,
  LapseDelegation,
  OfferDelegation,
  RejectDelegation,
  RequestDelegation,
  WithdrawDelegation,
} from './asking.js'
import {
  RecordGrantLapsed,
  RecordPartyCeased,
  RecordProgramClosed,
  RecordProviderRevoked,
} from './elsewhere.js'
import {
  AmendDelegation,
  CutOffRunOff,
  ExpireDelegation,
  FinishRunOff,
  RelinquishDelegation,
  ResumeDelegation,
  RevokeDelegation,
  SuspendDelegation,
} from './grant.js'

export const commands = [
  RequestDelegation,
  OfferDelegation,
  AcceptOffer,
  DeclineOffer,
  ApproveDelegation,
  RejectDelegation,
  WithdrawDelegation,
  LapseDelegation,
  AmendDelegation,
  SuspendDelegation,
  ResumeDelegation,
  RevokeDelegation,
  RelinquishDelegation,
  ExpireDelegation,
  FinishRunOff,
  CutOffRunOff,
  RecordProgramClosed,
  RecordPartyCeased,
  RecordProviderRevoked,
  RecordGrantLapsed,
] as const

export type DelegationCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends DelegationCommand['type']> = Extract<DelegationCommand, { type: Type }>
