/**
 * Every refusal of the commands on a program account that is open or was, in order; enrolment has
 * a file of its own.
 */
import { alice, carol, clock, cra, dave, maple, officer, zoe } from '../support/actors.js'
import { underCeased, withObligations } from '../support/programs.js'
import { account, mapleStaffed, rm1, rm2 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'program-account'
const byAlice = alice.for(maple)
const byCarol = carol.for(maple)
const byDave = dave.for(maple)
const byZoe = zoe.for(maple)

/** RM0001 is an importer's, RM0002 an exporter's; RM0003 exists nowhere. */
const rm3 = `${maple}RM0003`
const open = account(mapleStaffed, { manager: byAlice, bn15: rm2, programType: 'Exporter' })
const bn15 = rm1
const nowhere = { bn15: rm3 }
const there = { bn15 }

const contact = { bn15, contact: 'c0'.repeat(32), language: 'EN' }
const stated = open.as(byAlice, 'UpdateProgramContact', contact)
const ended = stated.as(officer, 'RecordProgramClosure', { bn15, reason: 'Compliance' })
const elsewhere = { ...contact, bn15: rm3 }

export const updateProgramContact: CommandLadder = {
  name: 'UpdateProgramContact',
  folder,
  command: 'UpdateProgramContact',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope'],
  rejections: ['WrongState', 'Closed', 'NothingChanged'],
  rungs: [
    { request: { on: ended, by: officer, data: elsewhere }, refusal: 'SenderNotPermitted' },
    { request: { on: ended, by: byZoe, data: elsewhere }, refusal: 'NotAuthorized' },
    { request: { on: ended, by: byDave, data: elsewhere }, refusal: 'NotManager' },
    { request: { on: ended, by: byCarol, data: elsewhere }, refusal: 'OutOfScope' },
    { request: { on: ended, by: byAlice, data: elsewhere }, refusal: 'WrongState' },
    { request: { on: ended, by: byCarol, data: contact }, refusal: 'Closed' },
    { request: { on: stated, by: byCarol, data: contact }, refusal: 'NothingChanged' },
    { request: { on: stated, by: byCarol, data: { ...contact, language: 'FR' } }, refusal: null },
  ],
}

const csa = (account: string) => ({ bn15: account, subProgram: 'CSA' })
const assessing = open.as(byAlice, 'EnrolSubProgram', csa(rm1))

export const enrolSubProgram: CommandLadder = {
  name: 'EnrolSubProgram',
  folder,
  command: 'EnrolSubProgram',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope'],
  rejections: ['WrongState', 'NotImporterType', 'AlreadyEnrolled'],
  rungs: [
    { request: { on: assessing, by: officer, data: csa(rm3) }, refusal: 'SenderNotPermitted' },
    { request: { on: assessing, by: byZoe, data: csa(rm3) }, refusal: 'NotAuthorized' },
    { request: { on: assessing, by: byDave, data: csa(rm3) }, refusal: 'NotManager' },
    { request: { on: assessing, by: byCarol, data: csa(rm3) }, refusal: 'OutOfScope' },
    { request: { on: assessing, by: byAlice, data: csa(rm3) }, refusal: 'WrongState' },
    { request: { on: assessing, by: byAlice, data: csa(rm2) }, refusal: 'NotImporterType' },
    { request: { on: assessing, by: byCarol, data: csa(rm1) }, refusal: 'AlreadyEnrolled' },
    { request: { on: open, by: byCarol, data: csa(rm1) }, refusal: null },
  ],
}

export const leaveSubProgram: CommandLadder = {
  name: 'LeaveSubProgram',
  folder,
  command: 'LeaveSubProgram',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotManager', 'OutOfScope'],
  rejections: ['WrongState', 'NotEnrolled'],
  rungs: [
    { request: { on: open, by: officer, data: csa(rm3) }, refusal: 'SenderNotPermitted' },
    { request: { on: open, by: byZoe, data: csa(rm3) }, refusal: 'NotAuthorized' },
    { request: { on: open, by: byDave, data: csa(rm3) }, refusal: 'NotManager' },
    { request: { on: open, by: byCarol, data: csa(rm3) }, refusal: 'OutOfScope' },
    { request: { on: open, by: byAlice, data: csa(rm3) }, refusal: 'WrongState' },
    { request: { on: open, by: byCarol, data: csa(rm1) }, refusal: 'NotEnrolled' },
    { request: { on: assessing, by: byCarol, data: csa(rm1) }, refusal: null },
  ],
}

const review = { bn15, reason: 'UnderReview' }
const suspended = open.as(officer, 'SuspendProgramAccount', review)

export const suspendProgramAccount: CommandLadder = {
  name: 'SuspendProgramAccount',
  folder,
  command: 'SuspendProgramAccount',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState'],
  rungs: [
    { request: { on: suspended, by: byAlice, data: review }, refusal: 'SenderNotPermitted' },
    { request: { on: suspended, by: officer, data: review }, refusal: 'WrongState' },
    { request: { on: open, by: officer, data: review }, refusal: null },
  ],
}

export const liftSuspension: CommandLadder = {
  name: 'LiftSuspension',
  folder,
  command: 'LiftSuspension',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState', 'BusinessCeased'],
  rungs: [
    { request: { on: underCeased(open), by: byAlice, data: there }, refusal: 'SenderNotPermitted' },
    { request: { on: underCeased(open), by: officer, data: there }, refusal: 'WrongState' },
    {
      request: { on: underCeased(suspended), by: officer, data: there },
      refusal: 'BusinessCeased',
    },
    { request: { on: suspended, by: officer, data: there }, refusal: null },
  ],
}

const twoYearsOn = withObligations(open).at(utc('2028-02-02T05:00:00.000Z'))

export const markDormant: CommandLadder = {
  name: 'MarkDormant',
  folder,
  command: 'MarkDormant',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState', 'NotDue'],
  rungs: [
    { request: { on: open, by: officer, data: nowhere }, refusal: 'SenderNotPermitted' },
    { request: { on: open, by: clock, data: nowhere }, refusal: 'WrongState' },
    { request: { on: open, by: clock, data: there }, refusal: 'NotDue' },
    { request: { on: twoYearsOn, by: clock, data: there }, refusal: null },
  ],
}

const left = open.as(byAlice, 'CloseProgramAccount', there)

export const reactivateProgramAccount: CommandLadder = {
  name: 'ReactivateProgramAccount',
  folder,
  command: 'ReactivateProgramAccount',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState', 'FinalClosure', 'BusinessCeased'],
  rungs: [
    {
      request: { on: underCeased(ended), by: byAlice, data: nowhere },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: underCeased(ended), by: officer, data: nowhere }, refusal: 'WrongState' },
    { request: { on: underCeased(ended), by: officer, data: there }, refusal: 'FinalClosure' },
    { request: { on: underCeased(left), by: officer, data: there }, refusal: 'BusinessCeased' },
    { request: { on: left, by: officer, data: there }, refusal: null },
  ],
}

const owing = {
  balance: '-0.01',
  unaccountedReleases: 1,
  openDeclarations: 2,
  securityHeld: true,
  lastFilingOn: '2026-02-02',
}
const table = `programObligations-${rm1}`
const settled = { ...owing, balance: '0.00' }
const accounted = { ...settled, unaccountedReleases: 0 }
const decided = { ...accounted, openDeclarations: 0 }
const unreadable = ['transaction-declaration.10000000000017']
const owingAnd = (content: typeof owing & { readonly unreadable?: ReadonlyArray<string> }) =>
  open.supplied(table, content)
const leftOwing = left.supplied(table, owing)

export const closeProgramAccount: CommandLadder = {
  name: 'CloseProgramAccount',
  folder,
  command: 'CloseProgramAccount',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam'],
  rejections: [
    'WrongState',
    'AlreadyClosed',
    'OpenBalance',
    'UnaccountedReleases',
    'OpenDeclarations',
    'DeclarationsUnreadable',
    'SecurityStillHeld',
  ],
  rungs: [
    { request: { on: leftOwing, by: officer, data: nowhere }, refusal: 'SenderNotPermitted' },
    { request: { on: leftOwing, by: byZoe, data: nowhere }, refusal: 'NotAuthorized' },
    { request: { on: leftOwing, by: byCarol, data: nowhere }, refusal: 'NotBam' },
    { request: { on: leftOwing, by: byAlice, data: nowhere }, refusal: 'WrongState' },
    { request: { on: leftOwing, by: byAlice, data: there }, refusal: 'AlreadyClosed' },
    { request: { on: owingAnd(owing), by: byAlice, data: there }, refusal: 'OpenBalance' },
    {
      request: { on: owingAnd(settled), by: byAlice, data: there },
      refusal: 'UnaccountedReleases',
    },
    { request: { on: owingAnd(accounted), by: byAlice, data: there }, refusal: 'OpenDeclarations' },
    {
      request: { on: owingAnd({ ...decided, unreadable }), by: byAlice, data: there },
      refusal: 'DeclarationsUnreadable',
    },
    { request: { on: owingAnd(decided), by: byAlice, data: there }, refusal: 'SecurityStillHeld' },
    {
      request: {
        on: owingAnd({ ...decided, securityHeld: false }),
        by: byAlice,
        data: there,
      },
      refusal: null,
    },
  ],
}

const ceased = (account: string) => ({ bn15: account, reason: 'BnCeased' })

export const recordProgramClosure: CommandLadder = {
  name: 'RecordProgramClosure',
  folder,
  command: 'RecordProgramClosure',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState', 'AlreadyClosed'],
  rungs: [
    { request: { on: ended, by: byAlice, data: ceased(rm3) }, refusal: 'SenderNotPermitted' },
    { request: { on: ended, by: cra, data: ceased(rm3) }, refusal: 'WrongState' },
    { request: { on: ended, by: cra, data: ceased(rm1) }, refusal: 'AlreadyClosed' },
    { request: { on: open, by: cra, data: ceased(rm1) }, refusal: null },
  ],
}
