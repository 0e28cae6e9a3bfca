/** Every refusal of what other cases decide for a declaration, in order. */
import { dave, maple, officer } from '../support/actors.js'
import { carryingOut, decidedFor, underReviewOn } from '../support/appealed.js'
import { opening } from '../support/declarations.js'
import { approved, requested } from '../support/filed.js'
import { mapleStaffed } from '../support/story.js'
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
