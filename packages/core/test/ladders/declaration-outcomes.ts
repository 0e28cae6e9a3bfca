/** Every refusal of what other cases decide for a declaration, in order. */
import { dave, maple, officer, reaction } from '../support/actors.js'
import { carryingOut, decidedFor, underReviewOn } from '../support/appealed.js'
import { blanket, formed, recording } from '../support/as-declared.js'
import { change, line, opening } from '../support/declarations.js'
import { afterDue, approved, filed, filedOn, requested } from '../support/filed.js'
import type { History } from '../support/history.js'
import { massCaseName, submitting } from '../support/mass-cases.js'
import { applying, processedEvent, submittedAs } from '../support/mass-changed.js'
import { mapleStaffed, rm2 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/declaration'
const byDave = dave.for(maple)
const drafted = mapleStaffed.as(byDave, 'OpenDraft', opening)
const favoured = decidedFor('allowed')
const done = favoured.as(officer, 'CarryOutAppeal', carryingOut())

export const carryOutAppeal: CommandLadder = {
  name: 'CarryOutAppeal',
  folder,
  command: 'CarryOutAppeal',
  denials: ['SenderNotPermitted'],
  rejections: [
    'NotAccepted',
    'VersionPending',
    'StaleVersion',
    'NoAppealInFavour',
    'AppealCarriedOut',
    'NoChange',
  ],
  rungs: [
    { request: { on: drafted, by: byDave, data: carryingOut() }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: officer, data: carryingOut() }, refusal: 'NotAccepted' },
    { request: { on: requested, by: officer, data: carryingOut() }, refusal: 'VersionPending' },
    {
      request: { on: approved, by: officer, data: carryingOut({ basedOn: 1 }) },
      refusal: 'StaleVersion',
    },
    {
      request: { on: underReviewOn(), by: officer, data: carryingOut({ changes: [] }) },
      refusal: 'NoAppealInFavour',
    },
    {
      request: { on: done, by: officer, data: carryingOut({ basedOn: 3, changes: [] }) },
      refusal: 'AppealCarriedOut',
    },
    {
      request: { on: favoured, by: officer, data: carryingOut({ changes: [] }) },
      refusal: 'NoChange',
    },
    { request: { on: favoured, by: officer, data: carryingOut() }, refusal: null },
  ],
}

const wide = filed.as(
  byDave,
  'CorrectDeclaration',
  change({
    changes: Array.from({ length: 200 }, (_, index) => ({
      line: { ...line, number: index + 2 },
      reasons: ['R3-32.2.VFD'],
    })),
  }),
)
const processedOn = (history: History, submittedAt = history.now): History =>
  submittedAs('adjustment', history.at(submittedAt)).given(massCaseName, processedEvent())
const afterLimit = utc('2030-02-03T05:00:00.000Z')
const ruled = filedOn(mapleStaffed)
const corrections = (history: History, reasonCodes = submitting.reasonCodes): History =>
  submittedAs('correction', history, { reasonCodes }).given(massCaseName, processedEvent())

export const applyMassCase: CommandLadder = {
  name: 'ApplyMassCase',
  folder,
  command: 'ApplyMassCase',
  denials: ['SenderNotPermitted'],
  rejections: [
    'NotAccepted',
    'VersionPending',
    'NoMassCaseChange',
    'NotRppAtRelease',
    'CorrectionWindowClosed',
    'StillCorrectable',
    'TimeLimitPassed',
    'TooManyLines',
    'ReasonCodeOrder',
  ],
  rungs: [
    { request: { on: drafted, by: byDave, data: applying }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: reaction, data: applying }, refusal: 'NotAccepted' },
    { request: { on: requested, by: reaction, data: applying }, refusal: 'VersionPending' },
    { request: { on: ruled, by: reaction, data: applying }, refusal: 'NoMassCaseChange' },
    {
      request: { on: corrections(ruled), by: reaction, data: applying },
      refusal: 'NotRppAtRelease',
    },
    {
      request: { on: corrections(filed.at(afterDue)), by: reaction, data: applying },
      refusal: 'CorrectionWindowClosed',
    },
    {
      request: { on: processedOn(filed), by: reaction, data: applying },
      refusal: 'StillCorrectable',
    },
    {
      request: { on: processedOn(ruled, afterLimit), by: reaction, data: applying },
      refusal: 'TimeLimitPassed',
    },
    {
      request: { on: corrections(wide, ['R3-32.2.VFD']), by: reaction, data: applying },
      refusal: 'TooManyLines',
    },
    {
      request: { on: corrections(filed, ['R3-32.2.VFD']), by: reaction, data: applying },
      refusal: 'ReasonCodeOrder',
    },
    { request: { on: corrections(filed), by: reaction, data: applying }, refusal: null },
  ],
}

const lately = recording({ importer: rm2, accountedOn: '2024-10-21' })
const adjusting = change({ evidence: true })
const afterYears = utc('2028-03-05T05:00:00.000Z')

export const recordAsDeclared: CommandLadder = {
  name: 'RecordAsDeclared',
  folder,
  command: 'RecordAsDeclared',
  denials: ['SenderNotPermitted'],
  rejections: ['NumberInUse', 'NotBeforeLaunch', 'ProgramNotActive', 'ContentDefective'],
  rungs: [
    { request: { on: formed, by: byDave, data: lately }, refusal: 'SenderNotPermitted' },
    { request: { on: formed, by: officer, data: lately }, refusal: 'NumberInUse' },
    { request: { on: mapleStaffed, by: officer, data: lately }, refusal: 'NotBeforeLaunch' },
    {
      request: { on: mapleStaffed, by: officer, data: recording({ importer: rm2, lines: [] }) },
      refusal: 'ProgramNotActive',
    },
    {
      request: { on: mapleStaffed, by: officer, data: recording({ lines: [] }) },
      refusal: 'ContentDefective',
    },
    { request: { on: mapleStaffed, by: officer, data: recording() }, refusal: null },
  ],
}

export const requestAdjustmentOfBlanket: CommandLadder = {
  name: 'RequestAdjustment of what a blanket request made',
  folder,
  command: 'RequestAdjustment',
  denials: [],
  rejections: ['NotAdjustable', 'TimeLimitPassed'],
  rungs: [
    {
      request: { on: blanket.at(afterYears), by: byDave, data: adjusting },
      refusal: 'NotAdjustable',
    },
    {
      request: { on: formed.at(afterYears), by: byDave, data: adjusting },
      refusal: 'TimeLimitPassed',
    },
    { request: { on: formed, by: byDave, data: adjusting }, refusal: null },
  ],
}
