/** The delegation of one client to one provider in one scope: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { bn15Of } from '../values/index.js'
import { commands, type DelegationCommand } from './command/index.js'
import { context, type DelegationContext, intent, needs } from './context/index.js'
import { decide } from './decide/index.js'
import { type DelegationEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { DelegationRejection } from './rejection.js'
import { category, type Delegation, delegationStream, initial } from './state.js'

export type { DelegationRejection } from './rejection.js'

export const delegation: Aggregate<
  DelegationCommand,
  DelegationContext,
  Delegation,
  DelegationEvent,
  DelegationRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => delegationStream(data),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: () => null,
  parties: (event) =>
    event.type === 'DelegationRequested' || event.type === 'DelegationOffered'
      ? [event.data.client, event.data.provider]
      : [],
  accounts: ({ data }) =>
    'scope' in data && data.scope !== 'business' ? [bn15Of(data.client, data.scope)] : [],
}
