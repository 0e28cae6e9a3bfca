/** Who sent a command and what it concerns: what laws about roles and reach look at. */
import type { Bn9, UserId } from '@carmkit/core'
import { ownershipOf } from '../auditor.js'
import { type Place, placeAt, placesIn } from '../auditor-places.js'
import type { Step } from '../log.js'

/** The person who sent a command, and for whom; null for senders that are no people. */
export const senderIn = ({ sent }: Step): { user: UserId; business: Bn9 } | null => {
  const { actor } = sent
  return actor.kind === 'user' && actor.actingFor !== null
    ? { user: actor.userId, business: actor.actingFor }
    : null
}

/** The place of the sender in the business acted for, as the log before the step tells it. */
export const senderPlace = (step: Step): Place | null => {
  const sender = senderIn(step)
  return sender === null ? null : placeAt(step.before, { ...sender, now: step.sent.at })
}

/** What a person does for itself: no role decides. */
const openTypes = [
  'BeginClaim',
  'AnswerAffinity',
  'RegisterNewBusiness',
  'RequestAccess',
  'AcceptInvitation',
  'WithdrawAccess',
  'LeaveBusiness',
]

export const isOwnMatter = ({ sent, command }: Step): boolean =>
  sent.actor.kind === 'user' && openTypes.includes(command.type)

/** The matrix decided, not the sender table alone. */
export const isByRole = (step: Step): boolean =>
  step.sent.actor.kind === 'user' && !isOwnMatter(step)

export const actsForAnother = ({ grant }: Step): boolean =>
  grant !== null && grant.delegation !== null

interface Concerned {
  readonly bn9: Bn9
  readonly bn15: string
  readonly user: UserId
  readonly scope: string
  readonly block: boolean
  readonly assignment: { readonly role: Place['role']; readonly programs?: ReadonlyArray<string> }
  readonly importer: string
}

const scoped = ({ scope }: Concerned): ReadonlyArray<string> | 'business' =>
  scope === 'business' ? 'business' : [scope]

const held = (step: Step, { bn9, user }: Concerned): ReadonlyArray<string> | 'business' => {
  const place = placesIn(step.before, bn9).get(user)
  return place === undefined || place.role === 'BAM' ? 'business' : place.programs
}

/** What a command concerns: programs, or the whole business. */
export const concerned = (step: Step): ReadonlyArray<string> | 'business' => {
  const { command, before, stream } = step
  const data = command.data as Concerned
  switch (command.type) {
    case 'ApproveAccess':
    case 'InviteUser':
      return data.assignment.programs ?? 'business'
    case 'ChangeRole': {
      const [old, next] = [held(step, data), data.assignment.programs ?? 'business']
      return old === 'business' || next === 'business' ? 'business' : old.concat(next)
    }
    case 'RemoveUser':
    case 'SetAccessEnd':
      return held(step, data)
    case 'RejectDelegation':
      return data.block ? 'business' : scoped(data)
    case 'ApproveDelegation':
    case 'OfferDelegation':
    case 'WithdrawDelegation':
    case 'AmendDelegation':
    case 'SuspendDelegation':
    case 'ResumeDelegation':
    case 'RevokeDelegation':
    case 'CutOffRunOff':
      return scoped(data)
    case 'UpdateProgramContact':
    case 'EnrolSubProgram':
    case 'LeaveSubProgram':
      return [data.bn15.slice(9)]
    case 'OpenDraft':
      return [data.importer.slice(9)]
    case 'EditDraft':
    case 'DiscardDraft':
    case 'SubmitDeclaration':
      return [ownershipOf(before, stream)?.importer.slice(9) ?? '']
    default:
      return 'business'
  }
}
