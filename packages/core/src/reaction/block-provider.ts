/** A request that was turned down with a block keeps its provider from asking again (DEL-22). */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { BlockProvider } from '../business-account/command/providers.js'
import type { CommandOf } from '../command-definition.js'
import type { RequestRejected } from '../delegation/event.js'
import { type Reaction, stateless } from './reaction.js'
import { delegationNamed } from './views.js'

export const blockProvider: Reaction<unknown> = {
  name: 'blockProvider',
  ...stateless,
  views: null,
  react: (_state, event) => (isRejected(event) && event.data.block ? blocking(event) : []),
}

type Rejected = RecordedEvent<EventOf<typeof RequestRejected>>

const isRejected = (event: RecordedEvent): event is Rejected => event.type === 'RequestRejected'

/** The rejection does not name the two: its stream does. */
const blocking = ({ stream }: Rejected): ReadonlyArray<CommandOf<typeof BlockProvider>> => {
  const delegation = delegationNamed(stream)
  if (delegation === null) return []
  const { client, provider } = delegation
  return [{ type: 'BlockProvider', data: { bn9: client, provider } }]
}
