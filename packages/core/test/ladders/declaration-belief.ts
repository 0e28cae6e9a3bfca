/** Every refusal of a reason to believe that a declaration is wrong, in order. */
import { alice, clock, dave, erin, maple } from '../support/actors.js'
import { draft, edit, line, opening } from '../support/declarations.js'
import { filed } from '../support/filed.js'
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
