/** Periods closed and statements sealed. The lines follow from the events before; their hash stands here. */
import { closed, event, Hash, integer, list, oneOf } from '@carmkit/kernel'
import { Bn15, CivilDate, Money } from '../../values/index.js'
import { PeriodLabel } from '../content.js'

const most = 1_000_000_000

export const BillingPeriodClosed = event(
  'BillingPeriodClosed',
  closed('BillingPeriodClosed', { bn15: Bn15, period: PeriodLabel, closedOn: CivilDate }),
)

/** `throughRevision` is the last event that was looked at; `unchecked` names facts nobody supplied. */
export const StatementIssued = event(
  'StatementIssued',
  closed('StatementIssued', {
    bn15: Bn15,
    period: PeriodLabel,
    throughRevision: integer('Revision', 0, most),
    opening: Money,
    closing: Money,
    totals: closed('StatementTotals', { debits: Money, credits: Money }),
    lineCount: integer('LineCount', 0, most),
    linesHash: Hash,
    issuedOn: CivilDate,
    unchecked: list(oneOf('StatementFact', ['PostingsCaughtUp']), { most: 1 }),
  }),
)
