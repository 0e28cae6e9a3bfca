/** The record that an event's authority had lapsed: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { type AuthorityLapseCommand, commands } from './command.js'
import { type AuthorityLapseContext, context, intent, needs } from './context.js'
import { decide } from './decide.js'
import { type AuthorityLapseEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { AuthorityLapseRejection } from './rejection.js'
import { type AuthorityLapse, authorityLapseStream, category, initial } from './state.js'

export type { AuthorityLapseRejection } from './rejection.js'

export const authorityLapse: Aggregate<
  AuthorityLapseCommand,
  AuthorityLapseContext,
  AuthorityLapse,
  AuthorityLapseEvent,
  AuthorityLapseRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => authorityLapseStream(data.eventId),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: () => null,
  parties: (event) => event.data.businesses,
}
