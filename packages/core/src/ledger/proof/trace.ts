/**
 * Which events of a ledger speak of which debt, payment, credit or disbursement: from an event back
 * to all that it rests on. Built once for a ledger, in time in proportion to its events.
 */
import type { SourceVersion } from '../content.js'
import type { LedgerEvent } from '../event/index.js'

export interface Trace {
  /** Revisions of the earlier events that speak of what this one speaks of, in order. */
  readonly before: (revision: number) => ReadonlyArray<number>
  /** The version of a declaration that the debt or credit of this event stands for; null for none. */
  readonly causeOf: (revision: number) => SourceVersion | null
}

export const traceOf = (events: ReadonlyArray<LedgerEvent>): Trace => {
  const naming = new Map<string, number[]>()
  for (const [revision, event] of events.entries()) {
    for (const name of new Set(namesIn(event))) {
      const known = naming.get(name)
      if (known === undefined) naming.set(name, [revision])
      else known.push(revision)
    }
  }
  const before = (names: ReadonlyArray<string>, revision: number): ReadonlyArray<number> => {
    const all = names.flatMap((name) => naming.get(name) ?? []).filter((one) => one < revision)
    return [...new Set(all)].toSorted((one, another) => one - another)
  }
  return {
    before: (revision) => before(namesAt(events, revision), revision),
    causeOf: (revision) => {
      const event = events[revision]
      const own = event === undefined ? null : sourceOf(event)
      if (own !== null || event === undefined) return own
      const earlier = before(debtsOf(event), revision).map((one) => sourceAt(events, one))
      return earlier.findLast((source) => source !== null) ?? null
    },
  }
}

const namesAt = (events: ReadonlyArray<LedgerEvent>, revision: number): ReadonlyArray<string> => {
  const event = events[revision]
  return event === undefined ? [] : namesIn(event)
}

const sourceAt = (events: ReadonlyArray<LedgerEvent>, revision: number): SourceVersion | null => {
  const event = events[revision]
  return event === undefined ? null : sourceOf(event)
}

const sourceOf = ({ data }: LedgerEvent): SourceVersion | null =>
  'source' in data ? data.source : null

/** The debt that an event changes the amount of, and the one that bears it. */
const debtsOf = ({ data }: LedgerEvent): ReadonlyArray<string> => [
  ...('debt' in data && data.debt !== null ? [data.debt] : []),
  ...('on' in data && data.on !== null ? [data.on] : []),
]

/** Debts, payments, credits and disbursements that an event speaks of. */
export const namesIn = (event: LedgerEvent): ReadonlyArray<string> => {
  const { data } = event
  return [
    ...debtsOf(event),
    ...('fund' in data ? [data.fund] : []),
    ...('debts' in data ? data.debts.map(({ debt }) => debt) : []),
    ...('allocations' in data ? data.allocations.map(({ debt }) => debt) : []),
    ...('funds' in data ? data.funds.map(({ fund }) => fund) : []),
    ...('disbursement' in data ? [`disbursement/${data.disbursement}`] : []),
  ]
}
