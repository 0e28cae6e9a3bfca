/** What may be asked of a business account: all commands, in the order of the sender table. */
import type { CommandOf } from '../../command-definition.js'
import {
  AcceptInvitation,
  ApproveAccess,
  InviteUser,
  LapseAccess,
  RejectAccess,
  RequestAccess,
  WithdrawAccess,
} from './access.js'
import { RecordLicence, RestoreLicence, SuspendLicence } from './licensing.js'
import {
  ChangeRole,
  ExpireAccess,
  LeaveBusiness,
  RemoveUser,
  ResumeAccess,
  SetAccessEnd,
  SuspendAccess,
} from './membership.js'
import { MirrorExistingRm, StartProgramEnrolment } from './programs.js'
import { BlockProvider, RevokeAllForProvider, UnblockProvider } from './providers.js'
import {
  AppointRecoveryBam,
  RecordBnCeased,
  RecordBnIssued,
  RecordBnSuperseded,
  RecordCredentialLoss,
  RegisterClaimedBusiness,
  RegisterNewBusiness,
  ReinstateBusiness,
  RequestLegalEntityCorrection,
  SuspendBusiness,
  UpdateBusinessContact,
} from './registration.js'

export const commands = [
  RecordBnIssued,
  RegisterNewBusiness,
  RegisterClaimedBusiness,
  UpdateBusinessContact,
  RequestLegalEntityCorrection,
  SuspendBusiness,
  ReinstateBusiness,
  RecordBnCeased,
  RecordBnSuperseded,
  RecordCredentialLoss,
  AppointRecoveryBam,
  RequestAccess,
  InviteUser,
  AcceptInvitation,
  ApproveAccess,
  RejectAccess,
  WithdrawAccess,
  LapseAccess,
  ChangeRole,
  SetAccessEnd,
  SuspendAccess,
  ResumeAccess,
  RemoveUser,
  LeaveBusiness,
  ExpireAccess,
  RecordLicence,
  SuspendLicence,
  RestoreLicence,
  BlockProvider,
  UnblockProvider,
  RevokeAllForProvider,
  StartProgramEnrolment,
  MirrorExistingRm,
] as const

export type BusinessAccountCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends BusinessAccountCommand['type']> = Extract<
  BusinessAccountCommand,
  { type: Type }
>
