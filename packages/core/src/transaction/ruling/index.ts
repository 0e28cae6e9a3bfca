/** The ruling: command, decide, events, evolve, state. */
import type { Aggregate } from '../../aggregate.js'
import { startOfEasternDay } from '../../calendar/index.js'
import { bn9Of } from '../../values/index.js'
import { commands, type RulingCommand } from './command.js'
import { context, intent, needs, type RulingContext } from './context.js'
import { decide } from './decide.js'
import { events, type RulingEvent } from './event.js'
import { evolve } from './evolve.js'
import type { RulingRejection } from './rejection.js'
import { category, initial, type Ruling, rulingStream } from './state/index.js'

export type { RulingRejection } from './rejection.js'

export const ruling: Aggregate<RulingCommand, RulingContext, Ruling, RulingEvent, RulingRejection> =
  {
    category,
    commands,
    events,
    initial,
    streamOf: ({ data }) => rulingStream(data.rulingNumber),
    needs,
    intent,
    context,
    decide,
    evolve,
    effectiveAt: (event) => {
      if (event.type === 'RulingRevoked') return startOfEasternDay(event.data.revokedFrom)
      return 'terms' in event.data ? startOfEasternDay(event.data.terms.effectiveFrom) : null
    },
    parties: (event) =>
      event.type === 'RulingSubmitted'
        ? [bn9Of(event.data.applicant), event.data.submittedFor]
        : [],
    accounts: ({ data }) => ('applicant' in data ? [data.applicant] : []),
  }
