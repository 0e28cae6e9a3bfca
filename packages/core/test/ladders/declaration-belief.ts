/** Every refusal of what is noted of a declaration that may be wrong, in order. */
import { alice, clock, dave, erin, maple, officer, reaction } from '../support/actors.js'
import { draft, edit, line, opening } from '../support/declarations.js'
import { filed } from '../support/filed.js'
import { quotedOn, ruledWith } from '../support/quoted.js'
import { ruled } from '../support/rulings.js'
import { mapleStaffed } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/declaration'
const byDave = dave.for(maple)
const byErin = erin.for(maple)
const drafted = mapleStaffed.as(byDave, 'OpenDraft', opening)
const belief = { ...draft, source: 'supplier', learnedOn: '2026-02-02', lines: [1] }

export const recordReasonToBelieve: CommandLadder = {
  name: 'RecordReasonToBelieve',
  folder,
  command: 'RecordReasonToBelieve',
  denials: ['SenderNotPermitted', 'NotAuthorized'],
  rejections: ['NotAccepted', 'ScopeEmpty', 'NotYet'],
  rungs: [
    { request: { on: drafted, by: clock, data: belief }, refusal: 'SenderNotPermitted' },
    { request: { on: drafted, by: byErin, data: belief }, refusal: 'NotAuthorized' },
    {
      request: {
        on: drafted.as(byDave, 'EditDraft', edit({ lines: [line] })),
        by: byDave,
        data: belief,
      },
      refusal: 'NotAccepted',
    },
    {
      request: { on: filed, by: byDave, data: { ...belief, learnedOn: '2026-02-03', lines: [] } },
      refusal: 'ScopeEmpty',
    },
    {
      request: { on: filed, by: byDave, data: { ...belief, learnedOn: '2026-02-03' } },
      refusal: 'NotYet',
    },
    { request: { on: filed, by: alice.for(maple), data: belief }, refusal: null },
  ],
}

/** The ruling held when version 1 was accepted, and was revoked from an earlier day since. */
const outdated = quotedOn(ruledWith({})).as(officer, 'RevokeRuling', {
  ...ruled,
  revokedFrom: '2026-02-01',
})

/** Quoted only after it was given, and otherwise than it rules. */
const misclassified = quotedOn(ruledWith({ classification: '8711600090' }))

export const noteRulingMismatch: CommandLadder = {
  name: 'NoteRulingMismatch',
  folder,
  command: 'NoteRulingMismatch',
  denials: ['SenderNotPermitted'],
  rejections: ['NotAccepted', 'StaleVersion'],
  rungs: [
    {
      request: { on: drafted, by: byDave, data: { ...draft, version: 2 } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: drafted, by: reaction, data: { ...draft, version: 2 } },
      refusal: 'NotAccepted',
    },
    {
      request: { on: filed, by: reaction, data: { ...draft, version: 2 } },
      refusal: 'StaleVersion',
    },
    { request: { on: outdated, by: reaction, data: { ...draft, version: 1 } }, refusal: null },
  ],
}

export const noteRulingDecided: CommandLadder = {
  name: 'NoteRulingDecided',
  folder,
  command: 'NoteRulingDecided',
  denials: ['SenderNotPermitted'],
  rejections: ['NotAccepted'],
  rungs: [
    {
      request: { on: drafted, by: byDave, data: { ...draft, ...ruled } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: drafted, by: reaction, data: { ...draft, ...ruled } },
      refusal: 'NotAccepted',
    },
    { request: { on: misclassified, by: reaction, data: { ...draft, ...ruled } }, refusal: null },
  ],
}
