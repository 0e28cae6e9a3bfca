/** Every refusal of what changes an accepted declaration, in order. */
import { dave, erin, maple, officer } from '../support/actors.js'
import { change, cheaper, dearer, draft, line, opening } from '../support/declarations.js'
import {
  afterDue,
  approval,
  approved,
  filed,
  filedOn,
  redetermination,
  requested,
} from '../support/filed.js'
import type { History } from '../support/history.js'
import { cancelled, overtaken } from '../support/imports.js'
import { mapleStaffed } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/declaration'
const byDave = dave.for(maple)
const byErin = erin.for(maple)
const drafted = mapleStaffed.as(byDave, 'OpenDraft', opening)
const reserved = (history: History): History =>
  history.supplied('reasonCodes', [
    {
      code: 'R9-OWN',
      statute: null,
      direction: 'owing',
      reservedForCbsa: true,
      programCode: null,
      from: null,
      until: null,
    },
  ])
const own = { ...dearer, reasons: ['R9-OWN'] }
const same = { line, reasons: ['R3-32.2.VFD'] }
const blank = { ...dearer, line: { ...line, classification: null } }
const silent = { ...dearer, reasons: [] }
const misordered = { ...dearer, reasons: ['R2-74-1-TT', 'R3-32.2.VFD'] }
const simaChanged = { ...dearer, line: { ...line, simaSubject: 'S', sima: '5.00' } }
const bulky = Array.from({ length: 200 }, (_, index) => ({
  line: { ...line, number: index + 2, description: '\u{1F6B2}'.repeat(200) },
  reasons: ['R3-32.2.VFD'],
}))
/** Four hundred and one lines, nearly as large as a declaration may be. */
const heavy = [2, 202].reduce(
  (history, first, round) =>
    history.as(
      byDave,
      'CorrectDeclaration',
      change({
        basedOn: round + 1,
        changes: bulky.map(({ line: one, reasons }, index) => ({
          line: { ...one, number: first + index },
          reasons,
        })),
      }),
    ),
  filed,
)
const oneMore = change({
  basedOn: 3,
  changes: bulky.map(({ line: one, reasons }, index) => ({
    line: { ...one, number: 402 + index },
    reasons,
  })),
})

export const correctDeclaration: CommandLadder = {
  name: 'CorrectDeclaration',
  folder,
  command: 'CorrectDeclaration',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: [
    'NotAccepted',
    'DeclarationCancelled',
    'VersionPending',
    'StaleVersion',
    'NotRppAtRelease',
    'CorrectionWindowClosed',
    'LineRemoved',
    'NoChange',
    'DeclarationTooLarge',
    'ContentDefective',
    'ReasonCodeMissing',
    'ReasonCodeReserved',
    'ReasonCodeOrder',
    'EvidenceMissing',
  ],
  rungs: [
    { request: { on: drafted, by: officer, data: change() }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: byErin, data: change() }, refusal: 'NotAuthorized' },
    { request: { on: drafted, by: byDave, data: change() }, refusal: 'NotAccepted' },
    { request: { on: cancelled, by: byDave, data: change() }, refusal: 'DeclarationCancelled' },
    {
      request: { on: requested, by: byDave, data: change({ basedOn: 2 }) },
      refusal: 'VersionPending',
    },
    {
      request: { on: filedOn(mapleStaffed), by: byDave, data: change({ basedOn: 2 }) },
      refusal: 'StaleVersion',
    },
    {
      request: { on: filedOn(mapleStaffed), by: byDave, data: change() },
      refusal: 'NotRppAtRelease',
    },
    {
      request: { on: filed.at(afterDue), by: byDave, data: change({ removedLines: [1] }) },
      refusal: 'CorrectionWindowClosed',
    },
    {
      request: { on: filed, by: byDave, data: change({ changes: [], removedLines: [1] }) },
      refusal: 'LineRemoved',
    },
    { request: { on: filed, by: byDave, data: change({ changes: [same] }) }, refusal: 'NoChange' },
    { request: { on: heavy, by: byDave, data: oneMore }, refusal: 'DeclarationTooLarge' },
    {
      request: { on: filed, by: byDave, data: change({ changes: [blank] }) },
      refusal: 'ContentDefective',
    },
    {
      request: { on: filed, by: byDave, data: change({ changes: [silent] }) },
      refusal: 'ReasonCodeMissing',
    },
    {
      request: { on: reserved(filed), by: byDave, data: change({ changes: [own] }) },
      refusal: 'ReasonCodeReserved',
    },
    {
      request: { on: filed, by: byDave, data: change({ changes: [misordered] }) },
      refusal: 'ReasonCodeOrder',
    },
    {
      request: { on: filed, by: byDave, data: change({ changes: [cheaper] }) },
      refusal: 'EvidenceMissing',
    },
    {
      request: { on: filed, by: byDave, data: change({ changes: [cheaper], evidence: true }) },
      refusal: null,
    },
  ],
}

const late = filed.at(afterDue)
const inTime = filed.at(utc('2030-02-03T04:59:59.999Z'))
const tooLate = filed.at(utc('2030-02-03T05:00:00.000Z'))
const adjusting = (named: object = {}) => change({ evidence: true, ...named })

export const requestAdjustment: CommandLadder = {
  name: 'RequestAdjustment',
  folder,
  command: 'RequestAdjustment',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: [
    'NotAccepted',
    'DeclarationCancelled',
    'VersionPending',
    'StaleVersion',
    'StillCorrectable',
    'TimeLimitPassed',
    'LineRemoved',
    'NoChange',
    'ContentDefective',
    'SimaNeedsRedetermination',
    'ReasonCodeMissing',
    'ReasonCodeReserved',
    'ReasonCodeOrder',
    'EvidenceMissing',
  ],
  rungs: [
    { request: { on: drafted, by: officer, data: adjusting() }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: byErin, data: adjusting() }, refusal: 'NotAuthorized' },
    { request: { on: drafted, by: byDave, data: adjusting() }, refusal: 'NotAccepted' },
    { request: { on: cancelled, by: byDave, data: adjusting() }, refusal: 'DeclarationCancelled' },
    {
      request: { on: requested, by: byDave, data: adjusting({ basedOn: 2 }) },
      refusal: 'VersionPending',
    },
    {
      request: { on: filed, by: byDave, data: adjusting({ basedOn: 2 }) },
      refusal: 'StaleVersion',
    },
    { request: { on: filed, by: byDave, data: adjusting() }, refusal: 'StillCorrectable' },
    { request: { on: tooLate, by: byDave, data: adjusting() }, refusal: 'TimeLimitPassed' },
    {
      request: { on: late, by: byDave, data: adjusting({ changes: [], removedLines: [1] }) },
      refusal: 'LineRemoved',
    },
    {
      request: { on: late, by: byDave, data: adjusting({ changes: [same] }) },
      refusal: 'NoChange',
    },
    {
      request: { on: late, by: byDave, data: adjusting({ changes: [blank] }) },
      refusal: 'ContentDefective',
    },
    {
      request: {
        on: late,
        by: byDave,
        data: adjusting({ changes: [{ ...simaChanged, reasons: [] }] }),
      },
      refusal: 'SimaNeedsRedetermination',
    },
    {
      request: { on: late, by: byDave, data: adjusting({ changes: [silent] }) },
      refusal: 'ReasonCodeMissing',
    },
    {
      request: { on: reserved(late), by: byDave, data: adjusting({ changes: [own] }) },
      refusal: 'ReasonCodeReserved',
    },
    {
      request: { on: late, by: byDave, data: change({ changes: [misordered] }) },
      refusal: 'ReasonCodeOrder',
    },
    { request: { on: late, by: byDave, data: change() }, refusal: 'EvidenceMissing' },
    { request: { on: inTime, by: byDave, data: adjusting() }, refusal: null },
  ],
}

export const withdrawAdjustment: CommandLadder = {
  name: 'WithdrawAdjustment',
  folder,
  command: 'WithdrawAdjustment',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: ['NotAccepted', 'NothingPending'],
  rungs: [
    { request: { on: drafted, by: officer, data: draft }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: byErin, data: draft }, refusal: 'NotAuthorized' },
    { request: { on: drafted, by: byDave, data: draft }, refusal: 'NotAccepted' },
    { request: { on: filed, by: byDave, data: draft }, refusal: 'NothingPending' },
    { request: { on: requested, by: byDave, data: draft }, refusal: null },
  ],
}

export const decideAdjustment: CommandLadder = {
  name: 'DecideAdjustment',
  folder,
  command: 'DecideAdjustment',
  denials: ['SenderNotPermitted'],
  rejections: ['NotAccepted', 'DeclarationCancelled', 'NothingPending', 'StaleVersion'],
  rungs: [
    { request: { on: drafted, by: byDave, data: approval }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: officer, data: approval }, refusal: 'NotAccepted' },
    { request: { on: cancelled, by: officer, data: approval }, refusal: 'DeclarationCancelled' },
    { request: { on: approved, by: officer, data: approval }, refusal: 'NothingPending' },
    { request: { on: overtaken, by: officer, data: approval }, refusal: 'StaleVersion' },
    { request: { on: requested, by: officer, data: approval }, refusal: null },
  ],
}

export const redetermineDeclaration: CommandLadder = {
  name: 'RedetermineDeclaration',
  folder,
  command: 'RedetermineDeclaration',
  denials: ['SenderNotPermitted'],
  rejections: [
    'NotAccepted',
    'DeclarationCancelled',
    'VersionPending',
    'StaleVersion',
    'TimeLimitPassed',
    'NoChange',
  ],
  rungs: [
    {
      request: { on: drafted, by: byDave, data: redetermination() },
      refusal: 'SenderNotPermitted',
    },
    { request: { on: drafted, by: officer, data: redetermination() }, refusal: 'NotAccepted' },
    {
      request: { on: cancelled, by: officer, data: redetermination() },
      refusal: 'DeclarationCancelled',
    },
    {
      request: { on: requested, by: officer, data: redetermination({ basedOn: 2 }) },
      refusal: 'VersionPending',
    },
    {
      request: { on: tooLate, by: officer, data: redetermination({ basedOn: 2 }) },
      refusal: 'StaleVersion',
    },
    {
      request: { on: tooLate, by: officer, data: redetermination({ changes: [] }) },
      refusal: 'TimeLimitPassed',
    },
    {
      request: { on: filed, by: officer, data: redetermination({ changes: [] }) },
      refusal: 'NoChange',
    },
    {
      request: { on: reserved(filed), by: officer, data: redetermination({ changes: [own] }) },
      refusal: null,
    },
  ],
}
