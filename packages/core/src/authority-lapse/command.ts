/** What may be asked of the record of a lapse. */
import { nullable, Uuid } from '@carmkit/kernel'
import { type CommandOf, defineCommand } from '../command-definition.js'
import {
  Businesses,
  LapsedGrant,
  RecordedDenials,
  Revision,
  StalePins,
  StreamName,
} from './content.js'

export const RecordAuthorityLapse = defineCommand({
  type: 'RecordAuthorityLapse',
  summary:
    'Records that an event was let in on streams that had moved on, without authority at its place in the log (system.reaction).',
  fields: {
    eventId: Uuid,
    stream: StreamName,
    revision: Revision,
    businesses: Businesses,
    pins: StalePins,
    denials: RecordedDenials,
    grant: nullable(LapsedGrant),
  },
  about: {
    eventId: 'first event of the command whose authority had lapsed',
    stream: 'the stream of that event',
    revision: 'its place in that stream',
    businesses: 'whom that stream is about: their histories tell of the lapse (DEL-15)',
    pins: 'the pins of that command whose streams had moved on, and how far',
    denials: 'why it would have been denied there and then',
    grant: 'the grant that it gave, widened or resumed; null for none',
  },
  example: {
    eventId: '5e0f0b3c-52c5-5d26-9a5e-3f1f0a5b7c11',
    stream: 'transaction-declaration.10000000000017',
    revision: 2,
    businesses: ['123456782', '700123458'],
    pins: [
      {
        stream: 'delegation-123456782.700123458.RM0001',
        revision: 2,
        hash: 'a'.repeat(64),
        movedTo: 4,
      },
    ],
    denials: [{ name: 'AuthorityExpired', rule: 'DEL-13', scope: 'RM0001' }],
    grant: null,
  },
})

export const commands = [RecordAuthorityLapse] as const

export type AuthorityLapseCommand = CommandOf<(typeof commands)[number]>
