/** The declaration: command, decide, events, evolve, state. */
import type { Aggregate } from '../../aggregate.js'
import { bn9Of } from '../../values/index.js'
import { commands, type DeclarationCommand } from './command/index.js'
import { context, type DeclarationContext, intent, needs } from './context/index.js'
import { decide } from './decide/index.js'
import { type DeclarationEvent, events } from './event/index.js'
import { evolve } from './evolve/index.js'
import type { DeclarationRejection } from './rejection.js'
import { category, type Declaration, declarationStream, initial } from './state/index.js'

export { contentHashOf } from './content/whole.js'

export const declaration: Aggregate<
  DeclarationCommand,
  DeclarationContext,
  Declaration,
  DeclarationEvent,
  DeclarationRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => declarationStream(data.transactionNumber),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: (event) => {
    if (event.type === 'AcceptanceRecorded') return event.data.acceptedAt
    return event.type === 'DecisionRecorded' ? event.data.decidedAt : null
  },
  parties: (first) => {
    if (first.type === 'ReleaseRecorded' || first.type === 'AsDeclaredRecorded') {
      return [bn9Of(first.data.importer)]
    }
    if (first.type === 'VersionRecorded') return [bn9Of(first.data.importer), first.data.filedBy]
    return first.type === 'DraftOpened' ? [bn9Of(first.data.importer), first.data.openedFor] : []
  },
}
