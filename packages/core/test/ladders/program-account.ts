/** Every refusal of every command of a program account, in order. */
import { alice, carol, maple, officer, reaction, zoe } from '../support/actors.js'
import { mapleStaffed, rm1, rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'program-account'
const byAlice = alice.for(maple)
const draft = mapleStaffed.as(byAlice, 'StartProgramEnrolment', {
  bn9: maple,
  programType: 'Importer',
})
const incomplete = { bn15: rm1, recordsLocation: 'elsewhere', documents: [] }
const ofDraft = { ...incomplete, bn15: rm2 }

export const openEnrolment: CommandLadder = {
  name: 'OpenEnrolment',
  folder,
  command: 'OpenEnrolment',
  denials: ['SenderNotPermitted'],
  rejections: [],
  rungs: [
    {
      request: { on: mapleStaffed, by: byAlice, data: { bn15: rm2, programType: 'Importer' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: mapleStaffed, by: reaction, data: { bn15: rm2, programType: 'Importer' } },
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
    { request: { on: draft, by: zoe.for(maple), data: incomplete }, refusal: 'NotAuthorized' },
    { request: { on: draft, by: carol.for(maple), data: incomplete }, refusal: 'NotBam' },
    { request: { on: draft, by: byAlice, data: incomplete }, refusal: 'WrongState' },
    { request: { on: draft, by: byAlice, data: ofDraft }, refusal: 'MissingDocuments' },
    {
      request: { on: draft, by: byAlice, data: { ...ofDraft, documents: ['BSF900'] } },
      refusal: null,
    },
  ],
}

export const approveEnrolment: CommandLadder = {
  name: 'ApproveEnrolment',
  folder,
  command: 'ApproveEnrolment',
  denials: ['SenderNotPermitted'],
  rejections: ['WrongState'],
  rungs: [
    { request: { on: draft, by: byAlice, data: { bn15: rm2 } }, refusal: 'SenderNotPermitted' },
    { request: { on: draft, by: officer, data: { bn15: rm2 } }, refusal: 'WrongState' },
    {
      request: {
        on: draft.as(byAlice, 'SubmitEnrolment', { ...ofDraft, recordsLocation: 'canada' }),
        by: officer,
        data: { bn15: rm2 },
      },
      refusal: null,
    },
  ],
}
