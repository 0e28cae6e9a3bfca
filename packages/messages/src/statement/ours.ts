/** Our own lines in the form of a statement's: what is exported, and what theirs is compared with. */
import {
  type CivilDate,
  centsOf,
  easternDateOf,
  type LedgerEvent,
  type LedgerRecord,
  type Money,
  moneyOf,
  netOf,
  type Settlement,
  settlementsOf,
  type Trace,
  traceOf,
} from '@carmkit/core'
import type { StatementBody } from '../format/statement.js'
import { documentTypeOf } from './document-type.js'

export type Line = StatementBody['lines'][number]

/** A line with the event that it comes from. */
export interface OurLine {
  readonly revision: number
  /** How far what it is about was settled by then. */
  readonly settlement: Settlement
  /** The debt, payment, credit or disbursement that it is about. */
  readonly item: string
  readonly line: Line
}

/**
 * Of a whole ledger, by the revision of the event.
 *
 * @param sealedAt the seal up to which lines are settled or open; null for now
 */
export const ourLines = (
  records: ReadonlyArray<LedgerRecord>,
  sealedAt: number | null,
): ReadonlyMap<number, OurLine> => {
  const events = records.map(({ event }) => event)
  const trace = traceOf(events)
  const settlements = settlementsOf(sealedAt === null ? events : events.slice(0, sealedAt))
  const lines = new Map<number, OurLine>()
  for (const [revision, record] of records.entries()) {
    const documentType = documentTypeOf(record.event)
    if (documentType === null || netOf(record.event) === 0) continue
    const item = itemOf(record.event.data)
    const settlement = settlements.get(item) ?? 'open'
    const line = {
      ...lineOf(record, { documentType, dueDate: dueDateAt(records, revision, trace) }),
      ...trace.causeOf(revision),
      ...(settlement === 'offset' ? { status: offsetStatus } : {}),
    }
    lines.set(revision, { revision, item, settlement, line })
  }
  return lines
}

/** Of a line that is settled by offset: the one status that a public source names (catalogue, messages 7). */
export const offsetStatus = 'O'

const lineOf = (
  { event, recordedAt, effectiveAt }: LedgerRecord,
  { documentType, dueDate }: { readonly documentType: string; readonly dueDate: CivilDate | null },
): Line => {
  const { data } = event
  const security = 'accountSecurity' in data ? data.accountSecurity : null
  const accountingDate = easternDateOf(effectiveAt)
  return {
    section: dueWithTheStatement.has(documentType) ? 'transactions' : 'otherTransactions',
    postedOn: easternDateOf(recordedAt),
    accountingDate,
    documentType,
    amount: moneyOf(netOf(event)),
    dueDate: dueDate ?? accountingDate,
    ...(security === null ? {} : { brokerAccountSecurity: security }),
  }
}

const dueWithTheStatement: ReadonlySet<string> = new Set([
  'declaration',
  'adjustment',
  'correction',
  'cancellation',
  'credit',
])

/** Of the event itself, else of the debt that it changes; null where nothing falls due. */
const dueDateAt = (
  records: ReadonlyArray<LedgerRecord>,
  revision: number,
  trace: Trace,
): CivilDate | null => {
  const own = dueDateIn(records[revision]?.event)
  if (own !== null) return own
  const earlier = trace.before(revision).map((one) => dueDateIn(records[one]?.event))
  return earlier.findLast((date) => date !== null) ?? null
}

const dueDateIn = (event: LedgerEvent | undefined): CivilDate | null =>
  event !== undefined && 'dueDate' in event.data ? event.data.dueDate : null

const itemOf = (data: LedgerEvent['data']): string => {
  if ('debt' in data && data.debt !== null) return data.debt
  if ('fund' in data) return data.fund
  return 'disbursement' in data ? `disbursement/${data.disbursement}` : ''
}

/** Nothing counts as nothing. */
export const centsIn = (amount: Money | null): number => (amount === null ? 0 : centsOf(amount))
