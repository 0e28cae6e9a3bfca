/** Every refusal of every command of a mass case, in order. */
import { alice, dave, erin, maple, officer } from '../support/actors.js'
import { processed, processing, submitted, submitting } from '../support/mass-cases.js'
import { mapleStaffed, rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/mass-case'
const byDave = dave.for(maple)

const [first, second] = submitting.changes
const sima = { ...submitting, simaInIssue: true }
const formless = { ...sima, form: null }
const many = { ...formless, reasonCodes: ['A', 'B', 'C', 'D'] }
const mixed = { ...many, changes: [first, { ...second, kind: 'correction' }] }

export const submitMassCase: CommandLadder = {
  name: 'SubmitMassCase',
  folder,
  command: 'SubmitMassCase',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'OutOfScope'],
  rejections: [
    'MassCaseNumberInUse',
    'MixedKinds',
    'TooManyReasonCodes',
    'FormMissing',
    'SimaExcluded',
  ],
  rungs: [
    { request: { on: submitted, by: officer, data: mixed }, refusal: 'SenderNotPermitted' },
    { request: { on: submitted, by: erin.for(maple), data: mixed }, refusal: 'NotAuthorized' },
    {
      request: { on: submitted, by: byDave, data: { ...mixed, importer: rm2 } },
      refusal: 'OutOfScope',
    },
    { request: { on: submitted, by: byDave, data: mixed }, refusal: 'MassCaseNumberInUse' },
    { request: { on: mapleStaffed, by: byDave, data: mixed }, refusal: 'MixedKinds' },
    { request: { on: mapleStaffed, by: byDave, data: many }, refusal: 'TooManyReasonCodes' },
    { request: { on: mapleStaffed, by: byDave, data: formless }, refusal: 'FormMissing' },
    { request: { on: mapleStaffed, by: byDave, data: sima }, refusal: 'SimaExcluded' },
    { request: { on: mapleStaffed, by: byDave, data: submitting }, refusal: null },
  ],
}

const { decision } = processing
const [accepted] = decision.result === 'processed' ? decision.outcomes : []
const partly = { ...processing, decision: { ...decision, outcomes: [accepted] } }

export const decideMassCase: CommandLadder = {
  name: 'DecideMassCase',
  folder,
  command: 'DecideMassCase',
  denials: ['SenderNotPermitted'],
  rejections: ['MassCaseNotOpen', 'OutcomesIncomplete'],
  rungs: [
    {
      request: { on: processed, by: alice.for(maple), data: partly },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: processed, by: officer, data: partly }, refusal: 'MassCaseNotOpen' },
    { request: { on: submitted, by: officer, data: partly }, refusal: 'OutcomesIncomplete' },
    { request: { on: submitted, by: officer, data: processing }, refusal: null },
  ],
}
