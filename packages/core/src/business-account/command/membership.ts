/** Commands on an access that exists: its role, its end, its suspension. */
import { nullable } from '@carmkit/kernel'
import { defineCommand } from '../../command-definition.js'
import { Bn9, CivilDate, RoleAssignment, UserId } from '../../values/index.js'
import { bob, importer } from './examples.js'

export const ChangeRole = defineCommand({
  type: 'ChangeRole',
  summary:
    'A manager gives a member another role (user: BAM; PAM where old and new role lie in its programs).',
  fields: { bn9: Bn9, user: UserId, assignment: RoleAssignment },
  about: {
    bn9: 'the business',
    user: 'the member',
    assignment: 'the role from now on, with all its programs; an end date stays',
  },
  example: { bn9: importer, user: bob, assignment: { role: 'Reader', programs: ['RM0001'] } },
})

export const SetAccessEnd = defineCommand({
  type: 'SetAccessEnd',
  summary:
    'A manager sets or lifts the end of an access (user: BAM; PAM where all roles lie in its programs).',
  fields: { bn9: Bn9, user: UserId, until: nullable(CivilDate) },
  about: {
    bn9: 'the business',
    user: 'the member; nobody prolongs the own access',
    until: 'last day of the access, Eastern; null for no end',
  },
  example: { bn9: importer, user: bob, until: '2026-12-31' },
})

export const SuspendAccess = defineCommand({
  type: 'SuspendAccess',
  summary: 'Takes all power from a member until it is given back (user: BAM).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the member' },
  example: { bn9: importer, user: bob },
})

export const ResumeAccess = defineCommand({
  type: 'ResumeAccess',
  summary: 'Gives a suspended member its power back (user: BAM).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the member' },
  example: { bn9: importer, user: bob },
})

export const RemoveUser = defineCommand({
  type: 'RemoveUser',
  summary:
    'A manager ends the access of a person (user: BAM; PAM where all roles lie in its programs).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the person whose access ends' },
  example: { bn9: importer, user: bob },
})

export const LeaveBusiness = defineCommand({
  type: 'LeaveBusiness',
  summary: 'A member ends its own access (user).',
  fields: { bn9: Bn9 },
  about: { bn9: 'the business that the actor leaves' },
  example: { bn9: importer },
})

export const ExpireAccess = defineCommand({
  type: 'ExpireAccess',
  summary: 'Records that the last day of an access has passed (system.clock).',
  fields: { bn9: Bn9, user: UserId },
  about: { bn9: 'the business', user: 'the member' },
  example: { bn9: importer, user: bob },
})
