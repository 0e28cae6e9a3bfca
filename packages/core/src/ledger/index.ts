/** The ledger of one program account: command, decide, events, evolve, state. */
import type { Aggregate } from '../aggregate.js'
import { bn9Of, type Instant } from '../values/index.js'
import { commands, type LedgerCommand } from './command/index.js'
import { context, intent, type LedgerContext, needs } from './context.js'
import { decide } from './decide/index.js'
import { events, type LedgerEvent } from './event/index.js'
import { evolve } from './evolve/index.js'
import type { LedgerRejection } from './rejection.js'
import { category, initial, type Ledger, ledgerStream } from './state.js'

export type { LedgerRejection } from './rejection.js'

/** The bank fixes from when a payment counts, and its return. */
const effectiveAt = (event: LedgerEvent): Instant | null => {
  if (event.type === 'PaymentReceived') return event.data.valueAt
  return event.type === 'PaymentReturned' ? event.data.returnedAt : null
}

export const ledger: Aggregate<LedgerCommand, LedgerContext, Ledger, LedgerEvent, LedgerRejection> =
  {
    category,
    commands,
    events,
    initial,
    streamOf: ({ data }) => ledgerStream(data.bn15),
    needs,
    intent,
    context,
    decide,
    evolve,
    effectiveAt,
    parties: (event) => [bn9Of(event.data.bn15)],
    accounts: (event) => [event.data.bn15],
    snapshot: { version: 4, after: ({ type }) => type === 'StatementIssued' },
  }
