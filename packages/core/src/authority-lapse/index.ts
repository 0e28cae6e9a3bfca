/** The record that an event's authority had lapsed: command, decide, events, evolve, state. */
import { accountsNamedBy } from '../accounts-named.js'
import type { Aggregate } from '../aggregate.js'
import type { Bn15 } from '../values/index.js'
import { type AuthorityLapseCommand, commands } from './command.js'
import { type AuthorityLapseContext, context, intent, needs } from './context.js'
import { decide } from './decide.js'
import { type AuthorityLapseEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { AuthorityLapseRejection } from './rejection.js'
import { type AuthorityLapse, authorityLapseStream, category, initial } from './state.js'

export type { AuthorityLapseRejection } from './rejection.js'

/** Of the lapsed event's stream; where its name tells none, of what its command rested on. */
const accountsOf = ({ stream, pins }: AuthorityLapseEvent['data']): ReadonlyArray<Bn15> => {
  const own = accountsNamedBy(stream)
  return own.length > 0 ? own : pins.flatMap((pin) => accountsNamedBy(pin.stream))
}

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
  accounts: ({ data }) => accountsOf(data),
}
