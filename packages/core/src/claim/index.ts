/** One person's claim to one business number: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { type ClaimCommand, commands } from './command.js'
import { type ClaimContext, context, intent, needs } from './context.js'
import { decide } from './decide.js'
import { type ClaimEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { ClaimRejection } from './rejection.js'
import { type Claim, category, claimStream, initial } from './state.js'

export type { ClaimRejection } from './rejection.js'

export const claim: Aggregate<ClaimCommand, ClaimContext, Claim, ClaimEvent, ClaimRejection> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => claimStream(data),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: () => null,
  parties: (event) => [event.data.bn9],
  accounts: () => [],
}
