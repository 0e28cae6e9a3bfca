/** The money of a report: statements of each account with every figure down to its events. */
import {
  type Bn15,
  billingPeriodOf,
  type Explanation,
  easternDateOf,
  type LedgerRecord,
  ledger,
  statementFor,
} from '@carmkit/core'
import { explanationsOf, statementFrom } from '../explain/figure.js'
import { recordOf } from '../explain/ledger-records.js'
import type { Period } from '../period.js'
import type { AccountEvent } from '../prefix/account.js'
import type { ReportedLedger, ReportedStatement } from './content.js'

/** From all events of one ledger up to the end of the period; null where there is no statement to show. */
export const reportedLedger = (
  events: ReadonlyArray<AccountEvent>,
  period: Period,
): ReportedLedger | null => {
  const bn15 = (events[0]?.recorded.stream ?? '').slice(ledger.category.length + 1) as Bn15
  const records = events.map(({ recorded, event }) => recordOf({ ...recorded, ...event }))
  const statements = labelsIn(records, period)
    .map((label) => reportedStatement({ bn15, records }, label))
    .filter(({ statement, seal }) => seal !== null || statement.lines.length > 0)
  if (statements.length === 0) return null
  const cited = new Set(statements.flatMap(({ explanations }) => explanations.flatMap(citedBy)))
  return {
    bn15,
    statements,
    sources: events.flatMap(({ recorded }) => (cited.has(recorded.revision) ? [recorded] : [])),
  }
}

/** Sealed in the period, and the first one that is not sealed at its end. */
const labelsIn = (records: ReadonlyArray<LedgerRecord>, { from, to }: Period): string[] => {
  let lastSealed: string | null = null
  const labels: string[] = []
  for (const { event, recordedAt } of records) {
    if (event.type !== 'StatementIssued') continue
    lastSealed = event.data.period
    if (recordedAt >= from) labels.push(lastSealed)
  }
  labels.push(statementFor(billingPeriodOf(easternDateOf(to)).label, lastSealed))
  return labels
}

const reportedStatement = (
  { bn15, records }: { readonly bn15: Bn15; readonly records: ReadonlyArray<LedgerRecord> },
  period: string,
): ReportedStatement => {
  const { figures, ...read } = statementFrom(records, { bn15, period })
  return { ...read, explanations: explanationsOf(records, { bn15, read, figures }) }
}

const citedBy = ({ madeBy, restsOn }: Explanation): ReadonlyArray<number> =>
  [...madeBy, ...restsOn].map(({ revision }) => revision)
