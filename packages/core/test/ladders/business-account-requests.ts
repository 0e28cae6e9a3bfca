/** Every refusal of the commands on the way to an access, in order. */
import { alice, atlas, carol, clock, dave, maple, officer, zoe } from '../support/actors.js'
import {
  asked,
  byAlice,
  invitation,
  invited,
  lapse,
  suspended,
  withPendingProgram,
} from '../support/businesses.js'
import { mapleStaffed } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'business-account'
const ofZoe = { bn9: maple, user: zoe.id }

const pending = withPendingProgram(asked)
const inPending = { ...invitation, assignment: { role: 'Editor', programs: ['RM0002'] } }
const worst = { ...inPending, until: '2026-02-01' }
const bamOfDave = { ...worst, user: dave.id, assignment: { role: 'BAM' } }
const editorInPast = { ...invitation, until: '2026-02-01' }

export const inviteUser: CommandLadder = {
  name: 'InviteUser',
  folder,
  command: 'InviteUser',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope'],
  rejections: ['AlreadyMember', 'RequestOpen', 'ProgramNotActive', 'EndInPast'],
  rungs: [
    { request: { on: pending, by: officer, data: bamOfDave }, refusal: 'SenderNotPermitted' },
    { request: { on: pending, by: zoe.for(maple), data: bamOfDave }, refusal: 'NotAuthorized' },
    { request: { on: pending, by: dave.for(maple), data: bamOfDave }, refusal: 'NotManager' },
    { request: { on: pending, by: carol.for(maple), data: bamOfDave }, refusal: 'OutOfScope' },
    { request: { on: pending, by: byAlice, data: bamOfDave }, refusal: 'AlreadyMember' },
    { request: { on: pending, by: byAlice, data: worst }, refusal: 'RequestOpen' },
    { request: { on: mapleStaffed, by: byAlice, data: worst }, refusal: 'ProgramNotActive' },
    { request: { on: mapleStaffed, by: byAlice, data: editorInPast }, refusal: 'EndInPast' },
    { request: { on: mapleStaffed, by: byAlice, data: invitation }, refusal: null },
  ],
}

/** An invitation into RM0002, which is not Active by the time it is looked at. */
const invitedIntoPending = mapleStaffed.given(`businessAccount-${maple}`, {
  type: 'UserInvited',
  v: 1,
  data: {
    user: zoe.id,
    assignment: worst.assignment,
    until: '2026-02-01',
    lapsesAt: lapse,
    invitedBy: alice.id,
    spell: 1,
  },
})
const invitedUntil = (until: string) =>
  mapleStaffed.as(byAlice, 'InviteUser', { ...invitation, until })
const suspendedInvited = invited.as(officer, 'SuspendBusiness', {
  bn9: maple,
  reason: 'Compliance',
})

export const acceptInvitation: CommandLadder = {
  name: 'AcceptInvitation',
  folder,
  command: 'AcceptInvitation',
  denials: ['SenderNotPermitted', 'ActsForABusiness', 'NotInvitee'],
  rejections: [
    'BusinessNotActive',
    'NoInvitation',
    'InvitationLapsed',
    'ProgramNotActive',
    'EndInPast',
  ],
  rungs: [
    { request: { on: suspendedInvited, by: officer, data: ofZoe }, refusal: 'SenderNotPermitted' },
    {
      request: { on: suspendedInvited, by: dave.for(atlas), data: ofZoe },
      refusal: 'ActsForABusiness',
    },
    { request: { on: suspendedInvited, by: dave.alone, data: ofZoe }, refusal: 'NotInvitee' },
    { request: { on: suspendedInvited, by: zoe.alone, data: ofZoe }, refusal: 'BusinessNotActive' },
    { request: { on: asked, by: zoe.alone, data: ofZoe }, refusal: 'NoInvitation' },
    {
      request: { on: invitedIntoPending.at(utc(lapse)), by: zoe.alone, data: ofZoe },
      refusal: 'InvitationLapsed',
    },
    {
      request: { on: invitedIntoPending, by: zoe.alone, data: ofZoe },
      refusal: 'ProgramNotActive',
    },
    {
      request: {
        on: invitedUntil('2026-02-02').at(utc('2026-02-03T05:00:00.000Z')),
        by: zoe.alone,
        data: ofZoe,
      },
      refusal: 'EndInPast',
    },
    { request: { on: invited, by: zoe.alone, data: ofZoe }, refusal: null },
  ],
}

const rejection = { ...ofZoe, reason: 'UnknownPerson' }

export const rejectAccess: CommandLadder = {
  name: 'RejectAccess',
  folder,
  command: 'RejectAccess',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope'],
  rejections: ['NoOpenRequest'],
  rungs: [
    { request: { on: mapleStaffed, by: officer, data: rejection }, refusal: 'SenderNotPermitted' },
    {
      request: { on: mapleStaffed, by: zoe.for(maple), data: rejection },
      refusal: 'NotAuthorized',
    },
    { request: { on: mapleStaffed, by: dave.for(maple), data: rejection }, refusal: 'NotManager' },
    { request: { on: mapleStaffed, by: carol.for(maple), data: rejection }, refusal: 'OutOfScope' },
    { request: { on: mapleStaffed, by: byAlice, data: rejection }, refusal: 'NoOpenRequest' },
    { request: { on: asked, by: byAlice, data: rejection }, refusal: null },
  ],
}

export const withdrawAccess: CommandLadder = {
  name: 'WithdrawAccess',
  folder,
  command: 'WithdrawAccess',
  denials: ['SenderNotPermitted', 'ActsForABusiness', 'NotRequester'],
  rejections: ['BusinessNotActive', 'NoOpenRequest'],
  rungs: [
    { request: { on: suspended, by: clock, data: ofZoe }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: dave.for(maple), data: ofZoe }, refusal: 'ActsForABusiness' },
    { request: { on: suspended, by: dave.alone, data: ofZoe }, refusal: 'NotRequester' },
    { request: { on: suspended, by: zoe.alone, data: ofZoe }, refusal: 'BusinessNotActive' },
    { request: { on: invited, by: zoe.alone, data: ofZoe }, refusal: 'NoOpenRequest' },
    { request: { on: asked, by: zoe.alone, data: ofZoe }, refusal: null },
  ],
}

export const lapseAccess: CommandLadder = {
  name: 'LapseAccess',
  folder,
  command: 'LapseAccess',
  denials: ['SenderNotPermitted'],
  rejections: ['NotDue'],
  rungs: [
    { request: { on: asked, by: zoe.alone, data: ofZoe }, refusal: 'SenderNotPermitted' },
    { request: { on: asked, by: clock, data: ofZoe }, refusal: 'NotDue' },
    { request: { on: asked.at(utc(lapse)), by: clock, data: ofZoe }, refusal: null },
  ],
}
