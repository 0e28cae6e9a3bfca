/** Every refusal of what is recorded of a release, in order. */
import { alice, cbsa, clock, maple } from '../support/actors.js'
import { draft, release } from '../support/declarations.js'
import { mapleStaffed } from '../support/story.js'
import { utc } from '../support/time.js'
import type { CommandLadder } from './rungs.js'

const folder = 'transaction/declaration'
const byAlice = alice.for(maple)
const released = mapleStaffed.as(cbsa, 'RecordRelease', release)

export const recordRelease: CommandLadder = {
  name: 'RecordRelease',
  folder,
  command: 'RecordRelease',
  denials: ['SenderNotPermitted'],
  rejections: ['ReleaseDiffers', 'NotYet'],
  rungs: [
    {
      request: { on: released, by: byAlice, data: { ...release, releaseOffice: '0498' } },
      refusal: 'SenderNotPermitted',
    },
    {
      request: { on: released, by: cbsa, data: { ...release, releaseOffice: '0498' } },
      refusal: 'ReleaseDiffers',
    },
    {
      request: { on: mapleStaffed, by: cbsa, data: { ...release, releaseDate: '2026-02-04' } },
      refusal: 'NotYet',
    },
    { request: { on: mapleStaffed, by: cbsa, data: release }, refusal: null },
  ],
}

export const noteAccountingDue: CommandLadder = {
  name: 'NoteAccountingDue',
  folder,
  command: 'NoteAccountingDue',
  denials: ['SenderNotPermitted'],
  rejections: ['NothingToAccount', 'NotDue'],
  rungs: [
    { request: { on: mapleStaffed, by: byAlice, data: draft }, refusal: 'SenderNotPermitted' },
    { request: { on: mapleStaffed, by: clock, data: draft }, refusal: 'NothingToAccount' },
    { request: { on: released, by: clock, data: draft }, refusal: 'NotDue' },
    {
      request: { on: released.at(utc('2026-02-06T05:00:00.000Z')), by: clock, data: draft },
      refusal: null,
    },
  ],
}
