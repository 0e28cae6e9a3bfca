/** Every refusal of the commands on an access that exists, in order. */
import { alice, atlas, carol, clock, dave, maple, officer, zoe } from '../support/actors.js'
import {
  byAlice,
  daveLeavesSoon,
  suspended,
  withPendingProgram,
  withSecondBam,
} from '../support/businesses.js'
import { mapleStaffed } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'business-account'
const on = (user: string, data: object = {}) => ({ bn9: maple, user, ...data })
const managers = ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope']

const pending = withPendingProgram(mapleStaffed)
const inPending = { assignment: { role: 'PAM', programs: ['RM0002'] } }
const carolAbove = on(carol.id, { assignment: { role: 'BAM' } })
const daveAbove = on(dave.id, { assignment: { role: 'PAM', programs: ['RM0001'] } })

export const changeRole: CommandLadder = {
  name: 'ChangeRole',
  folder,
  command: 'ChangeRole',
  denials: managers,
  rejections: ['NotMember', 'NothingChanged', 'LastBam', 'ProgramNotActive'],
  rungs: [
    { request: { on: pending, by: officer, data: carolAbove }, refusal: 'SenderNotPermitted' },
    { request: { on: pending, by: zoe.for(maple), data: carolAbove }, refusal: 'NotAuthorized' },
    { request: { on: pending, by: dave.for(maple), data: daveAbove }, refusal: 'NotManager' },
    { request: { on: pending, by: carol.for(maple), data: carolAbove }, refusal: 'OutOfScope' },
    { request: { on: pending, by: byAlice, data: on(zoe.id, inPending) }, refusal: 'NotMember' },
    {
      request: { on: pending, by: byAlice, data: on(alice.id, { assignment: { role: 'BAM' } }) },
      refusal: 'NothingChanged',
    },
    { request: { on: pending, by: byAlice, data: on(alice.id, inPending) }, refusal: 'LastBam' },
    {
      request: { on: pending, by: byAlice, data: on(dave.id, inPending) },
      refusal: 'ProgramNotActive',
    },
    { request: { on: pending, by: byAlice, data: daveAbove }, refusal: null },
  ],
}

const past = { until: '2026-02-01' }

export const setAccessEnd: CommandLadder = {
  name: 'SetAccessEnd',
  folder,
  command: 'SetAccessEnd',
  denials: [...managers, 'SelfApproval'],
  rejections: ['NotMember', 'LastBam', 'EndInPast'],
  rungs: [
    {
      request: { on: mapleStaffed, by: officer, data: on(zoe.id, past) },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: mapleStaffed, by: zoe.for(maple), data: on(zoe.id, past) },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: mapleStaffed, by: dave.for(maple), data: on(zoe.id, past) },
      refusal: 'NotManager',
    },
    {
      request: { on: mapleStaffed, by: carol.for(maple), data: on(zoe.id, past) },
      refusal: 'OutOfScope',
    },
    {
      request: {
        on: withSecondBam('2026-06-30'),
        by: zoe.for(maple),
        data: on(zoe.id, { until: '2026-07-01' }),
      },
      refusal: 'SelfApproval',
    },
    { request: { on: mapleStaffed, by: byAlice, data: on(zoe.id, past) }, refusal: 'NotMember' },
    { request: { on: mapleStaffed, by: byAlice, data: on(alice.id, past) }, refusal: 'LastBam' },
    { request: { on: mapleStaffed, by: byAlice, data: on(dave.id, past) }, refusal: 'EndInPast' },
    {
      request: { on: mapleStaffed, by: byAlice, data: on(dave.id, { until: '2026-02-02' }) },
      refusal: null,
    },
  ],
}

export const suspendAccess: CommandLadder = {
  name: 'SuspendAccess',
  folder,
  command: 'SuspendAccess',
  denials: managers,
  rejections: ['NotMember', 'LastBam'],
  rungs: [
    { request: { on: mapleStaffed, by: clock, data: on(zoe.id) }, refusal: 'SenderNotPermitted' },
    {
      request: { on: mapleStaffed, by: zoe.for(maple), data: on(zoe.id) },
      refusal: 'NotAuthorized',
    },
    { request: { on: mapleStaffed, by: dave.for(maple), data: on(zoe.id) }, refusal: 'NotManager' },
    {
      request: { on: mapleStaffed, by: carol.for(maple), data: on(dave.id) },
      refusal: 'OutOfScope',
    },
    { request: { on: mapleStaffed, by: byAlice, data: on(zoe.id) }, refusal: 'NotMember' },
    { request: { on: mapleStaffed, by: byAlice, data: on(alice.id) }, refusal: 'LastBam' },
    { request: { on: mapleStaffed, by: byAlice, data: on(dave.id) }, refusal: null },
  ],
}

const carolSuspended = mapleStaffed.as(byAlice, 'SuspendAccess', on(carol.id))

export const resumeAccess: CommandLadder = {
  name: 'ResumeAccess',
  folder,
  command: 'ResumeAccess',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'AccessSuspended', 'OutOfScope'],
  rejections: ['NotMember'],
  rungs: [
    {
      request: { on: carolSuspended, by: officer, data: on(zoe.id) },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: carolSuspended, by: zoe.for(maple), data: on(zoe.id) },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: carolSuspended, by: dave.for(maple), data: on(zoe.id) },
      refusal: 'NotManager',
    },
    {
      request: { on: carolSuspended, by: carol.for(maple), data: on(zoe.id) },
      refusal: 'AccessSuspended',
    },
    {
      request: { on: mapleStaffed, by: carol.for(maple), data: on(zoe.id) },
      refusal: 'OutOfScope',
    },
    { request: { on: carolSuspended, by: byAlice, data: on(zoe.id) }, refusal: 'NotMember' },
    { request: { on: carolSuspended, by: byAlice, data: on(carol.id) }, refusal: null },
  ],
}

const here = { bn9: maple }

export const leaveBusiness: CommandLadder = {
  name: 'LeaveBusiness',
  folder,
  command: 'LeaveBusiness',
  denials: ['SenderNotPermitted', 'ActsForABusiness'],
  rejections: ['BusinessNotActive', 'NotMember', 'LastBam'],
  rungs: [
    { request: { on: suspended, by: officer, data: here }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: zoe.for(atlas), data: here }, refusal: 'ActsForABusiness' },
    { request: { on: suspended, by: zoe.alone, data: here }, refusal: 'BusinessNotActive' },
    { request: { on: mapleStaffed, by: zoe.alone, data: here }, refusal: 'NotMember' },
    { request: { on: mapleStaffed, by: alice.alone, data: here }, refusal: 'LastBam' },
    { request: { on: mapleStaffed, by: dave.alone, data: here }, refusal: null },
  ],
}

export const expireAccess: CommandLadder = {
  name: 'ExpireAccess',
  folder,
  command: 'ExpireAccess',
  denials: ['SenderNotPermitted'],
  rejections: ['NotDue'],
  rungs: [
    {
      request: { on: daveLeavesSoon, by: dave.alone, data: on(dave.id) },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: daveLeavesSoon, by: clock, data: on(dave.id) }, refusal: 'NotDue' },
    {
      request: {
        on: daveLeavesSoon.at(utc('2026-02-11T05:00:00.000Z')),
        by: clock,
        data: on(dave.id),
      },
      refusal: null,
    },
  ],
}
