/** Which kind of actor may send which command: the table beside the matrix, which is for people. */
import type { Sender } from './actor.js'

/** Every action that is authorized, by the name of its command. */
export const senders = {
  // business account
  RecordBnIssued: ['external.cra'],
  RegisterNewBusiness: ['user'],
  RequestAccess: ['user'],
  ApproveAccess: ['user'],
  RemoveUser: ['user'],
  RecordLicence: ['external.cbsa'],
  StartProgramEnrolment: ['user'],
  // program account
  OpenEnrolment: ['system.reaction'],
  SubmitEnrolment: ['user'],
  ApproveEnrolment: ['officer'],
  // delegation
  RequestDelegation: ['user'],
  ApproveDelegation: ['user'],
  RejectDelegation: ['user'],
  RevokeDelegation: ['user'],
  // declaration
  OpenDraft: ['user'],
  EditDraft: ['user'],
  DiscardDraft: ['user'],
  SubmitDeclaration: ['user'],
} as const satisfies { readonly [action: string]: ReadonlyArray<Sender> }

export type Action = keyof typeof senders

export const maySend = (sender: Sender, action: Action): boolean =>
  (senders[action] as ReadonlyArray<Sender>).includes(sender)
