/** The business account: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { startOfEasternDay } from '../calendar/index.js'
import { type BusinessAccountCommand, commands } from './command.js'
import { type BusinessAccountContext, context, intent, needs } from './context.js'
import { decide } from './decide.js'
import { type BusinessAccountEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { BusinessAccountRejection } from './rejection.js'
import { type BusinessAccount, businessAccountStream, category, initial } from './state.js'

export const businessAccount: Aggregate<
  BusinessAccountCommand,
  BusinessAccountContext,
  BusinessAccount,
  BusinessAccountEvent,
  BusinessAccountRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => businessAccountStream(data.bn9),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: (event) =>
    event.type === 'LicenceRecorded' ? startOfEasternDay(event.data.validFrom) : null,
  parties: (first) => (first.type === 'BnIssued' ? [first.data.bn9] : []),
}
