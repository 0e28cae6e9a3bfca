/** Whether the rulings that an accepted version quotes hold for its lines is looked up, and warned of (TXN-42). */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { NoteRulingMismatch } from '../transaction/declaration/command/ruling.js'
import type { RulingsQuoted } from '../transaction/declaration/event/index.js'
import { type Reaction, stateless } from './reaction.js'

export const noteRulingMismatch: Reaction<unknown> = {
  name: 'noteRulingMismatch',
  ...stateless,
  views: null,
  react: (_state, event) => (isQuoted(event) ? [check(event)] : []),
}

type Quoted = RecordedEvent<EventOf<typeof RulingsQuoted>>

const isQuoted = (event: RecordedEvent): event is Quoted => event.type === 'RulingsQuoted'

const check = ({
  data: { transactionNumber, version },
}: Quoted): CommandOf<typeof NoteRulingMismatch> => ({
  type: 'NoteRulingMismatch',
  data: { transactionNumber, version },
})
