/** The appeal: command, decide, events, evolve, state. */
import type { Aggregate } from '../../aggregate.js'
import { bn9Of } from '../../values/index.js'
import { type AppealCommand, commands } from './command.js'
import { type AppealContext, context, intent, needs } from './context.js'
import { decide } from './decide.js'
import { type AppealEvent, events } from './event.js'
import { evolve } from './evolve.js'
import type { AppealRejection } from './rejection.js'
import { type Appeal, appealStream, category, initial } from './state.js'

export type { AppealRejection } from './rejection.js'

export const appeal: Aggregate<AppealCommand, AppealContext, Appeal, AppealEvent, AppealRejection> =
  {
    category,
    commands,
    events,
    initial,
    streamOf: ({ data }) => appealStream(data.appealNumber),
    needs,
    intent,
    context,
    decide,
    evolve,
    effectiveAt: () => null,
    parties: (event) => {
      if (event.type === 'AppealTimeExtended') return [bn9Of(event.data.appellant)]
      return event.type === 'AppealFiled' ? [bn9Of(event.data.appellant), event.data.filedFor] : []
    },
    accounts: ({ data }) => ('appellant' in data ? [data.appellant] : []),
  }
