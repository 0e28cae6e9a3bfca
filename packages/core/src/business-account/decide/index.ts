/** The answer of a business account: one function for each command, one case for each status. */
import { absurd } from '@carmkit/kernel'
import { requireGrant } from '../../authority/index.js'
import type { BusinessAccountCommand, On } from '../command/index.js'
import type { BusinessAccountContext } from '../context.js'
import type { BusinessAccount, Registered } from '../state.js'
import {
  acceptInvitation,
  approveAccess,
  inviteUser,
  lapseAccess,
  rejectAccess,
  requestAccess,
  withdrawAccess,
} from './access.js'
import { decideLicence } from './licensing.js'
import {
  changeRole,
  endAccess,
  expireAccess,
  leaveBusiness,
  resumeAccess,
  setAccessEnd,
  suspendAccess,
} from './membership.js'
import { mirrorExistingRm, startProgramEnrolment } from './programs.js'
import { blockProvider, revokeAllForProvider, unblockProvider } from './providers.js'
import {
  recordBnEnd,
  recordBnIssued,
  registerClaimedBusiness,
  registerNewBusiness,
} from './registration.js'
import {
  appointRecoveryBam,
  recordCredentialLoss,
  reinstateBusiness,
  requestLegalEntityCorrection,
  suspendBusiness,
  updateBusinessContact,
} from './standing.js'
import { untilCeased, type Verdict, whileActive } from './verdict.js'

/** What has an answer in every status; the rest is business as usual. */
export const decide = (
  command: BusinessAccountCommand,
  state: BusinessAccount,
  context: BusinessAccountContext,
): Verdict => {
  requireGrant(command, context)
  switch (command.type) {
    case 'RecordBnIssued':
      return recordBnIssued(command, state)
    case 'RegisterNewBusiness':
      return registerNewBusiness(command, state, context)
    case 'RegisterClaimedBusiness':
      return registerClaimedBusiness(command, state, context)
    case 'SuspendBusiness':
      return suspendBusiness(command, state)
    case 'ReinstateBusiness':
      return reinstateBusiness(command, state)
    case 'RecordBnCeased':
    case 'RecordBnSuperseded':
      return recordBnEnd(command, state, context)
    case 'RecordCredentialLoss':
      return recordCredentialLoss(command, state)
    case 'AppointRecoveryBam':
      return appointRecoveryBam(command, state)
    case 'LapseAccess':
      return lapseAccess(command, state, context)
    case 'ExpireAccess':
      return expireAccess(command, state, context)
    case 'RecordLicence':
    case 'SuspendLicence':
    case 'RestoreLicence':
      return decideLicence(command, state)
    case 'BlockProvider':
      return untilCeased(command, state, (open) => blockProvider(command, open, context))
    case 'MirrorExistingRm':
      return untilCeased(command, state, (open) => mirrorExistingRm(command, open, context))
    case 'UpdateBusinessContact':
    case 'RequestLegalEntityCorrection':
    case 'RequestAccess':
    case 'InviteUser':
    case 'AcceptInvitation':
    case 'ApproveAccess':
    case 'RejectAccess':
    case 'WithdrawAccess':
    case 'ChangeRole':
    case 'SetAccessEnd':
    case 'SuspendAccess':
    case 'ResumeAccess':
    case 'RemoveUser':
    case 'LeaveBusiness':
    case 'UnblockProvider':
    case 'RevokeAllForProvider':
    case 'StartProgramEnrolment':
      return whileActive(command, state, (active) => decideActive(command, active, context))
    default:
      return absurd(command)
  }
}

type UsualCommand = On<
  | 'UpdateBusinessContact'
  | 'RequestLegalEntityCorrection'
  | 'RequestAccess'
  | 'InviteUser'
  | 'AcceptInvitation'
  | 'ApproveAccess'
  | 'RejectAccess'
  | 'WithdrawAccess'
  | 'ChangeRole'
  | 'SetAccessEnd'
  | 'SuspendAccess'
  | 'ResumeAccess'
  | 'RemoveUser'
  | 'LeaveBusiness'
  | 'UnblockProvider'
  | 'RevokeAllForProvider'
  | 'StartProgramEnrolment'
>

const decideActive = (
  command: UsualCommand,
  state: Registered,
  context: BusinessAccountContext,
): Verdict => {
  switch (command.type) {
    case 'UpdateBusinessContact':
      return updateBusinessContact(command, state)
    case 'RequestLegalEntityCorrection':
      return requestLegalEntityCorrection(command)
    case 'RequestAccess':
      return requestAccess(command, state, context)
    case 'InviteUser':
      return inviteUser(command, state, context)
    case 'AcceptInvitation':
      return acceptInvitation(command, state, context)
    case 'ApproveAccess':
      return approveAccess(command, state, context)
    case 'RejectAccess':
      return rejectAccess(command, state, context)
    case 'WithdrawAccess':
      return withdrawAccess(command, state, context)
    case 'ChangeRole':
      return changeRole(command, state, context)
    case 'SetAccessEnd':
      return setAccessEnd(command, state, context)
    case 'SuspendAccess':
      return suspendAccess(command, state, context)
    case 'ResumeAccess':
      return resumeAccess(command, state, context)
    case 'RemoveUser':
      return endAccess(command.data.user, state, context)
    case 'LeaveBusiness':
      return leaveBusiness(state, context)
    case 'UnblockProvider':
      return unblockProvider(command, state, context)
    case 'RevokeAllForProvider':
      return revokeAllForProvider(command, state, context)
    case 'StartProgramEnrolment':
      return startProgramEnrolment(command, state, context)
    default:
      return absurd(command)
  }
}
