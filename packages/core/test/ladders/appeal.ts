/** Every refusal of every command of an appeal, in order. */
import { alice, atlas, bob, dave, erin, maple, officer } from '../support/actors.js'
import {
  adjustment,
  appealed,
  decidedAppeal,
  extended,
  extension,
  filed,
  filing,
  penalty,
  underReview,
} from '../support/appeals.js'
import type { History } from '../support/history.js'
import { delegated, mapleStaffed, pair, rm2 } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/appeal'
const byAlice = alice.for(maple)
const byDave = dave.for(maple)

const late = utc('2026-05-04T04:00:00.000Z')
const sima = { ...adjustment, issue: 'sima' }
const unpaid = { ...filing, subjects: [sima], simaDutiesPaid: false, documents: [] }
const ahead = { ...unpaid, subjects: [{ ...sima, noticedOn: '2299-12-31' }] }
const mixed = { ...unpaid, subjects: [sima, penalty] }

export const fileAppeal: CommandLadder = {
  name: 'FileAppeal',
  folder,
  command: 'FileAppeal',
  denials: ['SenderNotPermitted', 'NotAuthorized', 'OutOfScope'],
  rejections: [
    'AppealNumberInUse',
    'NotSameIssue',
    'NotYet',
    'TimeLimitPassed',
    'DutiesUnpaid',
    'PrescribedInfoMissing',
  ],
  rungs: [
    { request: { on: filed.at(late), by: officer, data: mixed }, refusal: 'SenderNotPermitted' },
    {
      request: { on: filed.at(late), by: erin.for(maple), data: mixed },
      refusal: 'NotAuthorized',
    },
    {
      request: { on: filed.at(late), by: byDave, data: { ...mixed, appellant: rm2 } },
      refusal: 'OutOfScope',
    },
    { request: { on: filed.at(late), by: byDave, data: mixed }, refusal: 'AppealNumberInUse' },
    { request: { on: mapleStaffed.at(late), by: byDave, data: mixed }, refusal: 'NotSameIssue' },
    {
      request: { on: mapleStaffed.at(late), by: byDave, data: ahead },
      refusal: 'NotYet',
    },
    {
      request: { on: mapleStaffed.at(late), by: byDave, data: unpaid },
      refusal: 'TimeLimitPassed',
    },
    { request: { on: mapleStaffed, by: byDave, data: unpaid }, refusal: 'DutiesUnpaid' },
    {
      request: { on: mapleStaffed, by: byDave, data: { ...unpaid, simaDutiesPaid: true } },
      refusal: 'PrescribedInfoMissing',
    },
    { request: { on: mapleStaffed, by: byDave, data: filing }, refusal: null },
  ],
}

export const fileAppealInRunOff: CommandLadder = {
  name: 'FileAppeal in run-off',
  folder,
  command: 'FileAppeal',
  denials: ['NotBegunBeforeEnd'],
  rejections: [],
  rungs: [
    {
      request: {
        on: delegated.as(byAlice, 'RevokeDelegation', { ...pair, mode: 'RunOff' }),
        by: bob.for(atlas),
        data: filing,
      },
      refusal: 'NotBegunBeforeEnd',
    },
    { request: { on: delegated, by: bob.for(atlas), data: filing }, refusal: null },
  ],
}

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

const tooLong = { ...extension, until: '2027-05-04' }

export const extendAppealTime = ofOfficer(
  'ExtendAppealTime',
  { ...extension, until: '2027-05-03' },
  [
    [filed, 'AppealNumberInUse', tooLong],
    [mapleStaffed, 'NotYet', { ...tooLong, noticedOn: '2026-02-03' }],
    [mapleStaffed, 'ExtensionOutOfBounds', tooLong],
  ],
  extended,
)

export const rejectAppealForForm = ofOfficer(
  'RejectAppealForForm',
  { ...appealed, faults: ['GroundsMissing'] },
  [[underReview, 'AppealNotAtStep']],
  filed,
)

export const takeUnderReview = ofOfficer(
  'TakeUnderReview',
  appealed,
  [[extended, 'AppealNotAtStep']],
  filed,
)

export const decideAppeal = ofOfficer(
  'DecideAppeal',
  { ...appealed, outcome: 'allowed' },
  [[filed, 'AppealNotAtStep']],
  underReview,
)

export const recordExternalAppeal = ofOfficer(
  'RecordExternalAppeal',
  { ...appealed, court: 'tradeTribunal' },
  [[underReview, 'AppealNotAtStep']],
  decidedAppeal,
)
