/** The financial security of an account: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { bn9Of } from '../values/index.js'
import { commands, type FinancialSecurityCommand } from './command.js'
import { context, type FinancialSecurityContext, intent, needs } from './context/index.js'
import { decide } from './decide/index.js'
import { events, type FinancialSecurityEvent } from './event.js'
import { evolve } from './evolve.js'
import type { FinancialSecurityRejection } from './rejection.js'
import {
  category,
  type FinancialSecurity,
  financialSecurityStream,
  initial,
} from './state/index.js'

export type { FinancialSecurityRejection } from './rejection.js'

export const financialSecurity: Aggregate<
  FinancialSecurityCommand,
  FinancialSecurityContext,
  FinancialSecurity,
  FinancialSecurityEvent,
  FinancialSecurityRejection
> = {
  category,
  commands,
  events,
  initial,
  streamOf: ({ data }) => financialSecurityStream(data.bn15),
  needs,
  intent,
  context,
  decide,
  evolve,
  effectiveAt: () => null,
  parties: (event) => [bn9Of(event.data.bn15)],
  accounts: (event) => [event.data.bn15],
}
