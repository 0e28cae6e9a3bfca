/** Every refusal of every command of a business account, in order. */
import {
  alice,
  atlas,
  bob,
  carol,
  cbsa,
  cra,
  dave,
  maple,
  officer,
  zoe,
} from '../support/actors.js'
import { History } from '../support/history.js'
import { licence, mapleAlone, mapleStaffed, ready, stream } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'business-account'
const byAlice = alice.for(maple)
const issued = { bn9: maple, applicant: alice.id }
const issuedOnly = History.empty.as(cra, 'RecordBnIssued', issued)

export const recordBnIssued: CommandLadder = {
  name: 'RecordBnIssued',
  folder,
  command: 'RecordBnIssued',
  denials: ['SenderNotPermitted'],
  rejections: ['BnAlreadyIssued'],
  rungs: [
    {
      request: { on: issuedOnly, by: cbsa, data: { ...issued, applicant: bob.id } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: issuedOnly, by: cra, data: { ...issued, applicant: bob.id } },
      refusal: 'BnAlreadyIssued',
    },
    { request: { on: History.empty, by: cra, data: issued }, refusal: null },
  ],
}

const ceased = issuedOnly.as(cra, 'RecordBnCeased', {
  bn9: maple,
  on: '2026-02-01',
  reason: 'Dissolved',
})
/** The last day before the first release of the portal. */
const beforePortal = issuedOnly.at(utc('2021-05-24T12:00:00.000Z'))
const trustAbroad = { bn9: maple, entityType: 'trust', residency: 'nonResident', legalName: null }
const trust = { ...trustAbroad, residency: 'resident' }
const nameless = { ...trust, entityType: 'corporation' }

export const registerNewBusiness: CommandLadder = {
  name: 'RegisterNewBusiness',
  folder,
  command: 'RegisterNewBusiness',
  denials: ['SenderNotPermitted', 'ActsForABusiness'],
  rejections: [
    'AlreadyRegistered',
    'BusinessNotActive',
    'NoPortalAccess',
    'BnNotIssuedToActor',
    'NonResident',
    'EntityTypeNeedsCra',
    'LegalNameUnsuitable',
  ],
  rungs: [
    { request: { on: mapleAlone, by: officer, data: trustAbroad }, refusal: 'SenderNotPermitted' },
    {
      request: { on: mapleAlone, by: bob.for(atlas), data: trustAbroad },
      refusal: 'ActsForABusiness',
    },
    { request: { on: mapleAlone, by: bob.alone, data: trustAbroad }, refusal: 'AlreadyRegistered' },
    { request: { on: ceased, by: bob.alone, data: trustAbroad }, refusal: 'BusinessNotActive' },
    {
      request: { on: beforePortal, by: bob.alone, data: trustAbroad },
      refusal: 'NoPortalAccess',
    },
    {
      request: { on: issuedOnly, by: bob.alone, data: trustAbroad },
      refusal: 'BnNotIssuedToActor',
    },
    { request: { on: issuedOnly, by: alice.alone, data: trustAbroad }, refusal: 'NonResident' },
    { request: { on: issuedOnly, by: alice.alone, data: trust }, refusal: 'EntityTypeNeedsCra' },
    {
      request: { on: issuedOnly, by: alice.alone, data: nameless },
      refusal: 'LegalNameUnsuitable',
    },
    {
      request: { on: issuedOnly, by: alice.alone, data: { ...nameless, legalName: 'Maple' } },
      refusal: null,
    },
  ],
}

const here = { bn9: maple, comment: null }
const asked = mapleStaffed.as(zoe.alone, 'RequestAccess', here)

export const requestAccess: CommandLadder = {
  name: 'RequestAccess',
  folder,
  command: 'RequestAccess',
  denials: ['SenderNotPermitted', 'ActsForABusiness'],
  rejections: ['BusinessNotActive', 'AlreadyMember', 'RequestOpen'],
  rungs: [
    { request: { on: issuedOnly, by: officer, data: here }, refusal: 'SenderNotPermitted' },
    { request: { on: issuedOnly, by: dave.for(atlas), data: here }, refusal: 'ActsForABusiness' },
    { request: { on: issuedOnly, by: dave.alone, data: here }, refusal: 'BusinessNotActive' },
    { request: { on: asked, by: dave.alone, data: here }, refusal: 'AlreadyMember' },
    { request: { on: asked, by: zoe.alone, data: here }, refusal: 'RequestOpen' },
    { request: { on: mapleStaffed, by: zoe.alone, data: here }, refusal: null },
  ],
}

/** RM0002 exists, and its enrolment is not approved. */
const pending = mapleStaffed.as(byAlice, 'StartProgramEnrolment', {
  bn9: maple,
  programType: 'Importer',
})
const editorOf = (program: string) => ({ role: 'Editor', programs: [program] })
const worst = { bn9: maple, user: alice.id, assignment: editorOf('RM0002'), until: '2026-02-01' }
const forZoe = { ...worst, user: zoe.id }
const askedPending = pending.as(zoe.alone, 'RequestAccess', here)
const inOpen = { ...forZoe, assignment: editorOf('RM0001') }

export const approveAccess: CommandLadder = {
  name: 'ApproveAccess',
  folder,
  command: 'ApproveAccess',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope', 'SelfApproval'],
  rejections: ['NoOpenRequest', 'ProgramNotActive', 'EndInPast'],
  rungs: [
    { request: { on: pending, by: officer, data: worst }, refusal: 'SenderNotPermitted' },
    { request: { on: pending, by: zoe.for(maple), data: worst }, refusal: 'NotAuthorized' },
    { request: { on: pending, by: dave.for(maple), data: worst }, refusal: 'NotManager' },
    { request: { on: pending, by: carol.for(maple), data: worst }, refusal: 'OutOfScope' },
    { request: { on: pending, by: byAlice, data: worst }, refusal: 'SelfApproval' },
    { request: { on: pending, by: byAlice, data: forZoe }, refusal: 'NoOpenRequest' },
    { request: { on: askedPending, by: byAlice, data: forZoe }, refusal: 'ProgramNotActive' },
    { request: { on: askedPending, by: byAlice, data: inOpen }, refusal: 'EndInPast' },
    { request: { on: askedPending, by: byAlice, data: { ...inOpen, until: null } }, refusal: null },
  ],
}

const remove = (user: string) => ({ bn9: maple, user })

export const removeUser: CommandLadder = {
  name: 'RemoveUser',
  folder,
  command: 'RemoveUser',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope'],
  rejections: ['NotMember', 'LastBam'],
  rungs: [
    {
      request: { on: mapleStaffed, by: officer, data: remove(zoe.id) },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: mapleStaffed, by: zoe.for(maple), data: remove(zoe.id) },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: mapleStaffed, by: dave.for(maple), data: remove(zoe.id) },
      refusal: 'NotManager',
    },
    {
      request: { on: mapleStaffed, by: carol.for(maple), data: remove(zoe.id) },
      refusal: 'OutOfScope',
    },
    { request: { on: mapleStaffed, by: byAlice, data: remove(zoe.id) }, refusal: 'NotMember' },
    { request: { on: mapleStaffed, by: byAlice, data: remove(alice.id) }, refusal: 'LastBam' },
    { request: { on: mapleStaffed, by: byAlice, data: remove(dave.id) }, refusal: null },
  ],
}

const backwards = { bn9: atlas, validFrom: '2026-02-02', validUntil: '2026-02-01' }

export const recordLicence: CommandLadder = {
  name: 'RecordLicence',
  folder,
  command: 'RecordLicence',
  denials: ['SenderNotPermitted'],
  rejections: ['BusinessNotActive', 'PeriodInvalid'],
  rungs: [
    { request: { on: mapleStaffed, by: cra, data: backwards }, refusal: 'SenderNotPermitted' },
    { request: { on: mapleStaffed, by: cbsa, data: backwards }, refusal: 'BusinessNotActive' },
    { request: { on: ready, by: cbsa, data: backwards }, refusal: 'PeriodInvalid' },
    {
      request: { on: ready, by: cbsa, data: { ...licence, validFrom: '2024-10-22' } },
      refusal: null,
    },
  ],
}

const enrol = { bn9: maple, programType: 'Importer' }
/** Mirrored accounts leave gaps, so the last reference can be taken while others are free. */
const full = mapleStaffed.given(stream.maple, {
  type: 'ProgramReferenceReserved',
  v: 1,
  data: { ...enrol, reference: 'RM9999' },
})

export const startProgramEnrolment: CommandLadder = {
  name: 'StartProgramEnrolment',
  folder,
  command: 'StartProgramEnrolment',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam'],
  rejections: ['NoPortalAccess', 'NoFreeReference'],
  rungs: [
    { request: { on: full, by: officer, data: enrol }, refusal: 'SenderNotPermitted' },
    { request: { on: full, by: zoe.for(maple), data: enrol }, refusal: 'NotAuthorized' },
    { request: { on: full, by: carol.for(maple), data: enrol }, refusal: 'NotBam' },
    {
      request: { on: full.at(utc('2024-10-20T12:00:00.000Z')), by: byAlice, data: enrol },
      refusal: 'NoPortalAccess',
    },
    { request: { on: full, by: byAlice, data: enrol }, refusal: 'NoFreeReference' },
    { request: { on: mapleStaffed, by: byAlice, data: enrol }, refusal: null },
  ],
}
