/** Every refusal of what another system says of a declaration, in order. */
import { atlas, dave, maple, officer } from '../support/actors.js'
import { draft, line, opening } from '../support/declarations.js'
import { filed, requested } from '../support/filed.js'
import {
  acceptance,
  acceptedElsewhere,
  assessedElsewhere,
  assessment,
  charges,
  dearerCharges,
  decision,
  elsewhere,
  imported,
  importing,
  messageRejection,
  version,
} from '../support/imports.js'
import { mapleStaffed } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/declaration'
const drafted = mapleStaffed.as(dave.for(maple), 'OpenDraft', opening)
const tomorrow = '2026-02-03T05:00:00.000Z'
/** Still the last day of 1899 in Toronto. */
const longAgo = '1900-01-01T00:00:00.000Z'

const secondLine = { ...line, number: 2 }
const cancelled = imported(acceptedElsewhere, ['RecordCancellation', { ...draft, version: 3 }])
const bulky = Array.from({ length: 999 }, (_, index) => ({
  ...line,
  number: index + 1,
  description: '\u{1F6B2}'.repeat(200),
}))
const wrongHash = { contentHash: '0'.repeat(64) }

export const recordVersion: CommandLadder = {
  name: 'RecordVersion',
  folder,
  command: 'RecordVersion',
  denials: ['SenderNotPermitted'],
  rejections: [
    'NumberInUse',
    'VersionConflict',
    'DeclarationCancelled',
    'LineRemoved',
    'DeclarationTooLarge',
    'HashDiffers',
  ],
  rungs: [
    { request: { on: drafted, by: officer, data: version(1) }, refusal: 'SenderNotPermitted' },
    {
      request: {
        on: cancelled,
        by: importing,
        data: version(4, { importer: `${atlas}RM0001`, lines: [secondLine] }),
      },
      refusal: 'NumberInUse',
    },
    {
      request: {
        on: cancelled,
        by: importing,
        data: { ...version(3, { lines: [secondLine] }), ...wrongHash },
      },
      refusal: 'VersionConflict',
    },
    {
      request: {
        on: cancelled,
        by: importing,
        data: { ...version(4, { lines: [secondLine] }), ...wrongHash },
      },
      refusal: 'DeclarationCancelled',
    },
    {
      request: {
        on: cancelled,
        by: importing,
        data: { ...version(2, { lines: bulky.slice(1) }), ...wrongHash },
      },
      refusal: 'LineRemoved',
    },
    {
      request: {
        on: cancelled,
        by: importing,
        data: { ...version(2, { lines: bulky }), ...wrongHash },
      },
      refusal: 'DeclarationTooLarge',
    },
    {
      request: { on: cancelled, by: importing, data: { ...version(2), ...wrongHash } },
      refusal: 'HashDiffers',
    },
    { request: { on: cancelled, by: importing, data: version(2) }, refusal: null },
  ],
}

export const recordCancellation: CommandLadder = {
  name: 'RecordCancellation',
  folder,
  command: 'RecordCancellation',
  denials: ['SenderNotPermitted'],
  rejections: ['VersionUnknown', 'VersionConflict', 'DeclarationCancelled', 'LaterVersionKnown'],
  rungs: [
    {
      request: { on: drafted, by: officer, data: { ...draft, version: 1 } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: drafted, by: importing, data: { ...draft, version: 1 } },
      refusal: 'VersionUnknown',
    },
    {
      request: { on: cancelled, by: importing, data: { ...draft, version: 1 } },
      refusal: 'VersionConflict',
    },
    {
      request: { on: cancelled, by: importing, data: { ...draft, version: 2 } },
      refusal: 'DeclarationCancelled',
    },
    {
      request: {
        on: imported(acceptedElsewhere, ['RecordVersion', version(3)]),
        by: importing,
        data: { ...draft, version: 2 },
      },
      refusal: 'LaterVersionKnown',
    },
    {
      request: { on: acceptedElsewhere, by: importing, data: { ...draft, version: 2 } },
      refusal: null,
    },
  ],
}

export const recordAcceptance: CommandLadder = {
  name: 'RecordAcceptance',
  folder,
  command: 'RecordAcceptance',
  denials: ['SenderNotPermitted'],
  rejections: ['VersionUnknown', 'AnswerDiffers', 'NotYet', 'TooEarly'],
  rungs: [
    { request: { on: drafted, by: officer, data: acceptance(1) }, refusal: 'SenderNotPermitted' },
    {
      request: { on: acceptedElsewhere, by: importing, data: acceptance(2, tomorrow) },
      refusal: 'VersionUnknown',
    },
    {
      request: { on: acceptedElsewhere, by: importing, data: acceptance(1, tomorrow) },
      refusal: 'AnswerDiffers',
    },
    {
      request: { on: elsewhere, by: importing, data: acceptance(1, tomorrow) },
      refusal: 'NotYet',
    },
    {
      request: { on: elsewhere, by: importing, data: acceptance(1, longAgo) },
      refusal: 'TooEarly',
    },
    {
      request: { on: elsewhere, by: importing, data: acceptance(1, '2026-02-03T04:59:59.999Z') },
      refusal: null,
    },
  ],
}

export const recordRejection: CommandLadder = {
  name: 'RecordRejection',
  folder,
  command: 'RecordRejection',
  denials: ['SenderNotPermitted'],
  rejections: ['VersionUnknown', 'AnswerDiffers', 'NotYet', 'TooEarly'],
  rungs: [
    {
      request: { on: drafted, by: officer, data: messageRejection(1) },
      refusal: 'SenderNotPermitted',
    },
    {
      request: {
        on: acceptedElsewhere,
        by: importing,
        data: { ...messageRejection(null), rejectedAt: tomorrow },
      },
      refusal: 'VersionUnknown',
    },
    {
      request: {
        on: filed,
        by: importing,
        data: { ...messageRejection(1), rejectedAt: tomorrow },
      },
      refusal: 'AnswerDiffers',
    },
    {
      request: {
        on: elsewhere,
        by: importing,
        data: { ...messageRejection(1), rejectedAt: tomorrow },
      },
      refusal: 'NotYet',
    },
    {
      request: {
        on: elsewhere,
        by: importing,
        data: { ...messageRejection(1), rejectedAt: longAgo },
      },
      refusal: 'TooEarly',
    },
    { request: { on: elsewhere, by: importing, data: messageRejection(1) }, refusal: null },
  ],
}

export const recordAssessment: CommandLadder = {
  name: 'RecordAssessment',
  folder,
  command: 'RecordAssessment',
  denials: ['SenderNotPermitted'],
  rejections: ['VersionUnknown', 'AnswerDiffers', 'NotYet', 'TooEarly'],
  rungs: [
    { request: { on: drafted, by: officer, data: assessment(1) }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: importing, data: assessment(1) }, refusal: 'VersionUnknown' },
    {
      request: {
        on: assessedElsewhere,
        by: importing,
        data: { ...assessment(1, dearerCharges), assessedAt: tomorrow },
      },
      refusal: 'AnswerDiffers',
    },
    {
      request: {
        on: acceptedElsewhere,
        by: importing,
        data: { ...assessment(1), assessedAt: tomorrow },
      },
      refusal: 'NotYet',
    },
    {
      request: {
        on: acceptedElsewhere,
        by: importing,
        data: { ...assessment(1), assessedAt: longAgo },
      },
      refusal: 'TooEarly',
    },
    { request: { on: filed, by: importing, data: assessment(1, charges) }, refusal: null },
  ],
}

export const recordDecision: CommandLadder = {
  name: 'RecordDecision',
  folder,
  command: 'RecordDecision',
  denials: ['SenderNotPermitted'],
  rejections: ['NotAccepted', 'VersionUnknown', 'AnswerDiffers', 'NotYet', 'TooEarly'],
  rungs: [
    {
      request: { on: drafted, by: officer, data: decision(1, 'rejected') },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: elsewhere, by: importing, data: decision(2, 'rejected') },
      refusal: 'NotAccepted',
    },
    {
      request: { on: acceptedElsewhere, by: importing, data: decision(2, 'rejected') },
      refusal: 'VersionUnknown',
    },
    {
      request: { on: filed, by: importing, data: decision(1, 'rejected') },
      refusal: 'AnswerDiffers',
    },
    {
      request: { on: requested, by: importing, data: decision(2, 'approved') },
      refusal: 'NotYet',
    },
    {
      request: { on: requested, by: importing, data: decision(2, 'approved', longAgo) },
      refusal: 'TooEarly',
    },
    {
      request: {
        on: requested.at(utc('2026-05-20T15:00:00.000Z')),
        by: importing,
        data: decision(2, 'approved'),
      },
      refusal: null,
    },
  ],
}
