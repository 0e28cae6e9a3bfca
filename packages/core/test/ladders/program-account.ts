/** Every refusal of every command of a program account, in order. */
import { alice, carol, maple, officer, reaction, zoe } from '../support/actors.js'
import { underCeased } from '../support/programs.js'
import { mapleStaffed, rm1, rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

export {
  closeProgramAccount,
  enrolSubProgram,
  leaveSubProgram,
  liftSuspension,
  markDormant,
  reactivateProgramAccount,
  recordProgramClosure,
  suspendProgramAccount,
  updateProgramContact,
} from './program-account-life.js'

const folder = 'program-account'
const byAlice = alice.for(maple)
const byCarol = carol.for(maple)
const byZoe = zoe.for(maple)
const bn15 = rm2

const draft = mapleStaffed.as(byAlice, 'StartProgramEnrolment', {
  bn9: maple,
  programType: 'Importer',
})
const incomplete = { bn15: rm1, recordsLocation: 'elsewhere', documents: [] }
const ofDraft = { ...incomplete, bn15 }
const submitted = draft.as(byAlice, 'SubmitEnrolment', { ...ofDraft, recordsLocation: 'canada' })
const documents = { bn15, documents: ['BSF900'] }
const asked = submitted.as(officer, 'RequestMissingDocuments', documents)

export const openEnrolment: CommandLadder = {
  name: 'OpenEnrolment',
  folder,
  command: 'OpenEnrolment',
  denials: ['SenderNotPermitted'],
  rejections: [],
  rungs: [
    {
      request: { on: mapleStaffed, by: byAlice, data: { bn15, programType: 'Importer' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: mapleStaffed, by: reaction, data: { bn15, programType: 'Importer' } },
      refusal: null,
    },
  ],
}

const late = { bn15, programType: 'Importer', openedOn: '2024-05-13', origin: 'cra' }

export const openMirroredAccount: CommandLadder = {
  name: 'OpenMirroredAccount',
  folder,
  command: 'OpenMirroredAccount',
  denials: ['SenderNotPermitted'],
  rejections: ['BusinessCeased', 'OriginNotOfThatDay'],
  rungs: [
    {
      request: { on: underCeased(mapleStaffed), by: byAlice, data: late },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: underCeased(mapleStaffed), by: reaction, data: late },
      refusal: 'BusinessCeased',
    },
    { request: { on: mapleStaffed, by: reaction, data: late }, refusal: 'OriginNotOfThatDay' },
    {
      request: { on: mapleStaffed, by: reaction, data: { ...late, openedOn: '2024-05-12' } },
      refusal: null,
    },
  ],
}

export const submitEnrolment: CommandLadder = {
  name: 'SubmitEnrolment',
  folder,
  command: 'SubmitEnrolment',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam'],
  rejections: ['WrongState', 'MissingDocuments'],
  rungs: [
    { request: { on: draft, by: officer, data: incomplete }, refusal: 'SenderNotPermitted' },
    { request: { on: draft, by: byZoe, data: incomplete }, refusal: 'NotAuthorized' },
    { request: { on: draft, by: byCarol, data: incomplete }, refusal: 'NotBam' },
    { request: { on: draft, by: byAlice, data: incomplete }, refusal: 'WrongState' },
    { request: { on: draft, by: byAlice, data: ofDraft }, refusal: 'MissingDocuments' },
    {
      request: { on: draft, by: byAlice, data: { ...ofDraft, documents: ['BSF900'] } },
      refusal: null,
    },
  ],
}

export const requestMissingDocuments: CommandLadder = {
  name: 'RequestMissingDocuments',
  folder,
  command: 'RequestMissingDocuments',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState'],
  rungs: [
    { request: { on: draft, by: byAlice, data: documents }, refusal: 'SenderNotPermitted' },
    { request: { on: draft, by: officer, data: documents }, refusal: 'WrongState' },
    { request: { on: submitted, by: officer, data: documents }, refusal: null },
  ],
}

const none = { bn15, documents: [] }

export const supplyDocuments: CommandLadder = {
  name: 'SupplyDocuments',
  folder,
  command: 'SupplyDocuments',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam'],
  rejections: ['WrongState', 'MissingDocuments'],
  rungs: [
    { request: { on: submitted, by: officer, data: none }, refusal: 'SenderNotPermitted' },
    { request: { on: submitted, by: byZoe, data: none }, refusal: 'NotAuthorized' },
    { request: { on: submitted, by: byCarol, data: none }, refusal: 'NotBam' },
    { request: { on: submitted, by: byAlice, data: none }, refusal: 'WrongState' },
    { request: { on: asked, by: byAlice, data: none }, refusal: 'MissingDocuments' },
    { request: { on: asked, by: byAlice, data: documents }, refusal: null },
  ],
}

export const withdrawEnrolment: CommandLadder = {
  name: 'WithdrawEnrolment',
  folder,
  command: 'WithdrawEnrolment',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'NotBam'],
  rejections: ['WrongState'],
  rungs: [
    { request: { on: asked, by: officer, data: { bn15: rm1 } }, refusal: 'SenderNotPermitted' },
    { request: { on: asked, by: byZoe, data: { bn15: rm1 } }, refusal: 'NotAuthorized' },
    { request: { on: asked, by: byCarol, data: { bn15: rm1 } }, refusal: 'NotBam' },
    { request: { on: asked, by: byAlice, data: { bn15: rm1 } }, refusal: 'WrongState' },
    { request: { on: asked, by: byAlice, data: { bn15 } }, refusal: null },
  ],
}

export const approveEnrolment: CommandLadder = {
  name: 'ApproveEnrolment',
  folder,
  command: 'ApproveEnrolment',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState', 'IncompleteFile', 'BusinessCeased'],
  rungs: [
    {
      request: { on: underCeased(draft), by: byAlice, data: { bn15 } },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: underCeased(draft), by: officer, data: { bn15 } }, refusal: 'WrongState' },
    { request: { on: underCeased(asked), by: officer, data: { bn15 } }, refusal: 'IncompleteFile' },
    {
      request: { on: underCeased(submitted), by: officer, data: { bn15 } },
      refusal: 'BusinessCeased',
    },
    {
      request: {
        on: asked.as(byAlice, 'SupplyDocuments', documents),
        by: officer,
        data: { bn15 },
      },
      refusal: null,
    },
  ],
}

const refused = { bn15, reason: 'NotEligible' }

export const rejectEnrolment: CommandLadder = {
  name: 'RejectEnrolment',
  folder,
  command: 'RejectEnrolment',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState'],
  rungs: [
    { request: { on: asked, by: byAlice, data: refused }, refusal: 'SenderNotPermitted' },
    { request: { on: asked, by: officer, data: refused }, refusal: 'WrongState' },
    { request: { on: submitted, by: officer, data: refused }, refusal: null },
  ],
}
