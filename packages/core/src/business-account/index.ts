/** The business account: command, decide, events, evolve, state. */
import { type Aggregate, everyHundred } from '../aggregate.js'
import { startOfEasternDay } from '../calendar/index.js'
import type { CivilDate, Instant } from '../values/index.js'
import { type BusinessAccountCommand, commands } from './command/index.js'
import { type BusinessAccountContext, context, intent, needs } from './context.js'
import { decide } from './decide/index.js'
import { type BusinessAccountEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { BusinessAccountRejection } from './rejection.js'
import { type BusinessAccount, businessAccountStream, category, initial } from './state.js'

export type { BusinessAccountRejection } from './rejection.js'

/** The agencies fix the days of licences and of a number's end; the rest holds when recorded. */
const effectiveAt = (event: BusinessAccountEvent): Instant | null => {
  const firstDay = firstDayOf(event)
  return firstDay === null ? null : startOfEasternDay(firstDay)
}

const firstDayOf = ({ type, data }: BusinessAccountEvent): CivilDate | null => {
  if (type === 'LicenceRecorded') return data.validFrom
  if (type === 'LicenceSuspended' || type === 'LicenceRestored') return data.from
  return type === 'BusinessCeased' ? data.on : null
}

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
  effectiveAt,
  parties: (event) =>
    event.type === 'BnIssued' || event.type === 'BusinessRegistered' ? [event.data.bn9] : [],
  accounts: () => [],
  snapshot: { version: 1, after: everyHundred },
}
