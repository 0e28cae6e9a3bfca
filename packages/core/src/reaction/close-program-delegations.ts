/** A closed program account ends every delegation with that scope, and no other (DEL-17). */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { RecordProgramClosed } from '../delegation/command/elsewhere.js'
import type { ProgramClosed } from '../program-account/event.js'
import { type Reaction, stateless } from './reaction.js'
import type { DelegationQuery, Views } from './views.js'

export const closeProgramDelegations: Reaction<unknown> = {
  name: 'closeProgramDelegations',
  ...stateless,
  views: (event) => (isClosed(event) ? [delegationsOn(event)] : []),
  react: (_state, event, views) => (isClosed(event) ? records(event, views) : []),
}

type Closed = RecordedEvent<EventOf<typeof ProgramClosed>>

const isClosed = (event: RecordedEvent): event is Closed => event.type === 'ProgramClosed'

const delegationsOn = ({ data }: Closed): DelegationQuery => ({
  view: 'delegationsOn',
  bn15: data.bn15,
})

const records = (
  closed: Closed,
  views: Views,
): ReadonlyArray<CommandOf<typeof RecordProgramClosed>> =>
  views.delegations(delegationsOn(closed)).map((delegation) => ({
    type: 'RecordProgramClosed',
    data: { ...delegation, closedAt: closed.data.closedAt },
  }))
