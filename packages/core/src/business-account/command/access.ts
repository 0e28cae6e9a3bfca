/** Commands on the way to an access: requests and invitations, and what ends them. */
import { nullable } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import { Bn9, CivilDate, PersonalRef, RoleAssignment, UserId } from '../../values/index.js'
import { AccessRejectionReason } from '../content.js'
import { bob, importer } from './examples.js'

const assignmentMeaning = 'BAM for the whole business; PAM, Editor or Reader for the programs named'
const untilMeaning = 'last day of the access, Eastern; null for no end'

export const RequestAccess = defineCommand({
  type: 'RequestAccess',
  summary: 'A person asks a business for access (user).',
  fields: { bn9: Bn9, comment: nullable(PersonalRef) },
  about: {
    bn9: 'the business asked',
    comment: 'reference to what the person says; null for nothing',
  },
  example: { bn9: importer, comment: null },
})

export const InviteUser = defineCommand({
  type: 'InviteUser',
  summary:
    'A manager offers a role to a person, who has 14 days (user: BAM; PAM within its programs).',
  fields: { bn9: Bn9, user: UserId, assignment: RoleAssignment, until: nullable(CivilDate) },
  about: {
    bn9: 'the business',
    user: 'the person invited; a further invitation takes the place of the first',
    assignment: assignmentMeaning,
    until: untilMeaning,
  },
  example: {
    bn9: importer,
    user: bob,
    assignment: { role: 'Editor', programs: ['RM0001'] },
    until: null,
  },
})

export const AcceptInvitation = defineCommand({
  type: 'AcceptInvitation',
  summary: 'An invited person takes the role that was offered (user: the person invited).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the person invited' },
  example: { bn9: importer, user: bob },
})

export const ApproveAccess = defineCommand({
  type: 'ApproveAccess',
  summary: 'A manager answers a request with a role (user: BAM; PAM within its programs).',
  fields: { bn9: Bn9, user: UserId, assignment: RoleAssignment, until: nullable(CivilDate) },
  about: {
    bn9: 'the business',
    user: 'the person who asked',
    assignment: assignmentMeaning,
    until: untilMeaning,
  },
  example: {
    bn9: importer,
    user: bob,
    assignment: { role: 'Editor', programs: ['RM0001'] },
    until: null,
  },
})

export const RejectAccess = defineCommand({
  type: 'RejectAccess',
  summary: 'A manager turns a request down (user: BAM).',
  fields: { bn9: Bn9, user: UserId, reason: AccessRejectionReason },
  about: { bn9: 'the business', user: 'the person who asked', reason: 'why it is turned down' },
  example: { bn9: importer, user: bob, reason: 'UnknownPerson' },
})

export const WithdrawAccess = defineCommand({
  type: 'WithdrawAccess',
  summary: 'A person takes its own request back (user: the person who asked).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the person who asked' },
  example: { bn9: importer, user: bob },
})

export const LapseAccess = defineCommand({
  type: 'LapseAccess',
  summary: 'Records that a request went unanswered for 30 days (system.clock).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the person who asked' },
  example: { bn9: importer, user: bob },
})
