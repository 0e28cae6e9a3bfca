/** Every refusal of recording that an authority had lapsed, in order. */
import { RecordAuthorityLapse } from '../../src/authority-lapse/command.js'
import { alice, maple, reaction } from '../support/actors.js'
import { delegated } from '../support/story.js'
import type { CommandLadder } from './rungs.js'

const data = RecordAuthorityLapse.example

export const recordAuthorityLapse: CommandLadder = {
  name: 'RecordAuthorityLapse',
  folder: 'authority-lapse',
  command: 'RecordAuthorityLapse',
  denials: ['SenderNotPermitted'],
  rejections: [],
  rungs: [
    { request: { on: delegated, by: alice.for(maple), data }, refusal: 'SenderNotPermitted' },
    { request: { on: delegated, by: reaction, data }, refusal: null },
  ],
}
