/** The program account: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { bn9Of } from '../values/index.js'
import { commands, type ProgramAccountCommand } from './command.js'
import { context, intent, needs, type ProgramAccountContext } from './context.js'
import { decide } from './decide.js'
import { events, type ProgramAccountEvent } from './event.js'
import { evolve } from './evolve.js'
import type { ProgramAccountRejection } from './rejection.js'
import { category, initial, type ProgramAccount, programAccountStream } from './state.js'

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
  effectiveAt: () => null,
  parties: (first) => [bn9Of(first.data.bn15)],
}
