/** The program account: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { startOfEasternDay } from '../calendar/index.js'
import { bn9Of, type Instant } from '../values/index.js'
import { commands, type ProgramAccountCommand } from './command.js'
import { context, intent, needs, type ProgramAccountContext } from './context/index.js'
import { decide } from './decide/index.js'
import { events, type ProgramAccountEvent } from './event.js'
import { evolve } from './evolve.js'
import type { ProgramAccountRejection } from './rejection.js'
import { category, initial, type ProgramAccount, programAccountStream } from './state.js'

export type { ProgramAccountRejection } from './rejection.js'

/** A mirrored account opened elsewhere, on a day that is known without its hour. */
const effectiveAt = (event: ProgramAccountEvent): Instant | null => {
  if (event.type !== 'ProgramAccountOpened') return null
  const { openedOn, openedAt } = event.data
  return openedAt === null && openedOn !== null ? startOfEasternDay(openedOn) : null
}

export const programAccount: Aggregate<
  ProgramAccountCommand,
  ProgramAccountContext,
  ProgramAccount,
  ProgramAccountEvent,
  ProgramAccountRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => programAccountStream(data.bn15),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt,
  parties: (event) => [bn9Of(event.data.bn15)],
  accounts: (event) => [event.data.bn15],
}
