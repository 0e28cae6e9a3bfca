/** A provider's groups of clients and the staff assigned to them: command, decide, events, evolve, state. */
import { type Aggregate, everyHundred } from '../aggregate.js'
import { type ClientAccessCommand, commands } from './command.js'
import { type ClientAccessContext, context, intent, needs } from './context.js'
import { decide } from './decide.js'
import { type ClientAccessEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { ClientAccessRejection } from './rejection.js'
import { type ClientAccess, category, clientAccessStream, initial } from './state.js'

export type { ClientAccessRejection } from './rejection.js'

export const clientAccess: Aggregate<
  ClientAccessCommand,
  ClientAccessContext,
  ClientAccess,
  ClientAccessEvent,
  ClientAccessRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => clientAccessStream(data.provider),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: () => null,
  parties: (event) => ('provider' in event.data ? [event.data.provider] : []),
  accounts: () => [],
  snapshot: { version: 1, after: everyHundred },
}
