/** A closed program account releases nothing any more: its release prior to payment ends with it. */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { RevokeRpp } from '../financial-security/command.js'
import type { ProgramClosed } from '../program-account/event.js'
import { type Reaction, stateless } from './reaction.js'

export const revokeClosedRpp: Reaction<unknown> = {
  name: 'revokeClosedRpp',
  ...stateless,
  views: null,
  react: (_state, event) => (isClosed(event) ? [revocation(event)] : []),
}

type Closed = RecordedEvent<EventOf<typeof ProgramClosed>>

const isClosed = (event: RecordedEvent): event is Closed => event.type === 'ProgramClosed'

const revocation = ({ data: { bn15 } }: Closed): CommandOf<typeof RevokeRpp> => ({
  type: 'RevokeRpp',
  data: { bn15, reason: 'ProgramClosed' },
})
