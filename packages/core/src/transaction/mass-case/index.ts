/** The mass case: command, decide, events, evolve, state. */
import { type Aggregate, nothing } from '../../aggregate.js'
import { bn9Of } from '../../values/index.js'
import { commands, type MassCaseCommand } from './command.js'
import { context, intent, type MassCaseContext } from './context.js'
import { decide } from './decide.js'
import { events, type MassCaseEvent } from './event.js'
import { evolve } from './evolve.js'
import type { MassCaseRejection } from './rejection.js'
import { category, initial, type MassCase, massCaseStream } from './state.js'

export type { MassCaseRejection } from './rejection.js'

export const massCase: Aggregate<
  MassCaseCommand,
  MassCaseContext,
  MassCase,
  MassCaseEvent,
  MassCaseRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => massCaseStream(data.massCaseNumber),
  needs: () => nothing,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: () => null,
  parties: (event) =>
    event.type === 'MassCaseSubmitted' ? [bn9Of(event.data.importer), event.data.submittedFor] : [],
  accounts: ({ data }) => ('importer' in data ? [data.importer] : []),
}
