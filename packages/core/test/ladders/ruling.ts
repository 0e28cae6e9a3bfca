/** Every refusal of every command of a ruling, in order. */
import { erin, maple, officer } from '../support/actors.js'
import type { History } from '../support/history.js'
import {
  answer,
  application,
  applied,
  appliedBy,
  applying,
  asked,
  assigned,
  assignedIn,
  byAlice,
  byBob,
  byDave,
  declined,
  issued,
  modification,
  modifying,
  revocation,
  revoked,
  ruled,
  terms,
  withdrawn,
} from '../support/rulings.js'
import { delegated, delegatedWith, mapleStaffed, pair, rm2 } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/ruling'
const byErin = erin.for(maple)

const elsewhere = { ...applying, rulingNumber: 'TRS-9', applicant: rm2, kind: 'colour' }
const vague = { ...applying, rulingNumber: 'TRS-9', kind: 'colour' }
const incomplete = { ...vague, kind: 'valuation', application: { ...application, goods: null } }

export const submitRuling: CommandLadder = {
  name: 'SubmitRuling',
  folder,
  command: 'SubmitRuling',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'OutOfScope'],
  rejections: ['RulingNumberInUse', 'ApplicantNotActive', 'TypeUnknown', 'ContextIncomplete'],
  rungs: [
    {
      request: { on: applied, by: officer, data: { ...elsewhere, ...ruled } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: applied, by: byErin, data: { ...elsewhere, ...ruled } },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: applied, by: byDave, data: { ...elsewhere, ...ruled } },
      refusal: 'OutOfScope',
    },
    {
      request: { on: applied, by: byAlice, data: { ...elsewhere, ...ruled } },
      refusal: 'RulingNumberInUse',
    },
    { request: { on: applied, by: byAlice, data: elsewhere }, refusal: 'ApplicantNotActive' },
    { request: { on: applied, by: byDave, data: vague }, refusal: 'TypeUnknown' },
    { request: { on: applied, by: byDave, data: incomplete }, refusal: 'ContextIncomplete' },
    { request: { on: mapleStaffed, by: byDave, data: applying }, refusal: null },
  ],
}

export const submitRulingInRunOff: CommandLadder = {
  name: 'SubmitRuling in run-off',
  folder,
  command: 'SubmitRuling',
  denials: ['NotBegunBeforeEnd'],
  rejections: [],
  rungs: [
    {
      request: {
        on: delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' }),
        by: byBob,
        data: applying,
      },
      refusal: 'NotBegunBeforeEnd',
    },
    { request: { on: delegated, by: byBob, data: applying }, refusal: null },
  ],
}

/** What the applicant's side does with a ruling that exists: the own items of a provider alone. */
const ownOnly = delegatedWith({ terms: { visibility: 'Own' } })
const ofApplicant = (
  command: string,
  {
    data,
    refused,
    ready,
  }: {
    readonly data: object
    readonly refused: ReadonlyArray<readonly [History, string, object?]>
    readonly ready: History
  },
): CommandLadder => {
  const [[first] = [ready]] = refused
  return {
    name: command,
    folder,
    command,
    denials: ['SenderNotPermitted', 'NotAuthorized', 'NotVisible'],
    rejections: refused.map(([, name]) => name),
    rungs: [
      { request: { on: first, by: officer, data }, refusal: 'SenderNotPermitted' },
      { request: { on: first, by: byErin, data }, refusal: 'NotAuthorized' },
      { request: { on: appliedBy(ownOnly), by: byBob, data }, refusal: 'NotVisible' },
      ...refused.map(([on, refusal, other = data]) => ({
        request: { on, by: byDave, data: other },
        refusal,
      })),
      { request: { on: ready, by: byDave, data }, refusal: null },
    ],
  }
}

export const provideInfo = ofApplicant('ProvideInfo', {
  data: answer,
  refused: [[assigned, 'RulingNotAtStep']],
  ready: asked,
})

export const withdrawRuling = ofApplicant('WithdrawRuling', {
  data: ruled,
  refused: [[issued, 'AlreadyDecided']],
  ready: asked,
})

export const requestModification = ofApplicant('RequestModification', {
  data: modification,
  refused: [
    [applied, 'NotDecided'],
    [modifying, 'ModificationOpen', { ...modification, ground: null }],
    [issued, 'GroundMissing', { ...modification, ground: null }],
  ],
  ready: issued,
})

/** What officers do: nobody else may, and only at its step. */
const ofOfficer = (
  command: string,
  data: object,
  refused: ReadonlyArray<readonly [History, string, object?]>,
  ready: History,
): CommandLadder => ({
  name: command,
  folder,
  command,
  denials: ['SenderNotPermitted'],
  rejections: refused.map(([, name]) => name),
  rungs: [
    { request: { on: mapleStaffed, by: byAlice, data }, refusal: 'SenderNotPermitted' },
    ...refused.map(([on, refusal, other = data]) => ({
      request: { on, by: officer, data: other },
      refusal,
    })),
    { request: { on: ready, by: officer, data }, refusal: null },
  ],
})

const unclassified = { ...ruled, terms: { ...terms, classification: null } }
const backwards = { ...ruled, terms: { ...terms, effectiveTo: '2026-02-28' } }
const wrongTerms = (on: History): ReadonlyArray<readonly [History, string, object]> => [
  [on, 'ClassificationMissing', unclassified],
  [on, 'PeriodInvalid', backwards],
]

export const assignRuling = ofOfficer(
  'AssignRuling',
  ruled,
  [[assigned, 'RulingNotAtStep']],
  applied,
)

export const requestInfo = ofOfficer(
  'RequestInfo',
  { ...ruled, samplesAsked: true },
  [[applied, 'RulingNotAtStep']],
  assigned,
)

export const declineRuling = ofOfficer(
  'DeclineRuling',
  { ...ruled, reason: 'Hypothetical' },
  [[withdrawn, 'RulingNotAtStep']],
  applied,
)

export const renderDecision = ofOfficer(
  'RenderDecision',
  { ...ruled, terms },
  [[asked, 'RulingNotAtStep', unclassified], ...wrongTerms(assigned)],
  assigned,
)

export const decideModification = ofOfficer(
  'DecideModification',
  { ...ruled, terms },
  [
    [declined, 'NotDecided', unclassified],
    [issued, 'NoModification', unclassified],
    ...wrongTerms(modifying),
  ],
  modifying,
)

export const revokeRuling = ofOfficer('RevokeRuling', revocation, [[revoked, 'NotDecided']], issued)

export const recordReview = ofOfficer(
  'RecordReview',
  { ...ruled, terms },
  [[assignedIn(applied), 'NotDecided', unclassified], ...wrongTerms(modifying)],
  modifying,
)
