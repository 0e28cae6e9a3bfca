/** A figure of a statement expanded: the sum that it is, and the events that made it (catalogue 10). */
import {
  type Bn15,
  centsOf,
  type Instant,
  type Money,
  minus,
  moneyOf,
  noCents,
  type Total,
  totalTextOf,
} from '../../values/index.js'
import { postingsOf } from '../account/postings.js'
import type { SourceVersion } from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import type { Statement } from '../statement/statement.js'
import { type Figure, figuresOf } from './figure.js'
import { type InterestWorking, interestWorkings } from './interest-working.js'
import { eventsOf, type LedgerRecord } from './record.js'
import { traceOf } from './trace.js'

/** An event behind a figure. */
export interface Source {
  readonly revision: number
  readonly event: LedgerEvent
  readonly recordedAt: Instant
  readonly effectiveAt: Instant
  /** The version of a declaration that caused it; null where none did. */
  readonly causedBy: SourceVersion | null
}

/** One part of the sum: of an account of the chart, or of another figure by its id. */
export interface Term {
  readonly of: string
  readonly amount: Money | Total
}

export interface Explanation {
  readonly figure: Figure
  /** They add up to the figure; none for an opening, which its seal says. */
  readonly terms: ReadonlyArray<Term>
  /** The events that stand in the figure. */
  readonly madeBy: ReadonlyArray<Source>
  /** Earlier events of the same debt, payment, credit or disbursement. */
  readonly restsOn: ReadonlyArray<Source>
  /** For a line of interest: how its amount came about; of interest on a refund for each part. */
  readonly interest: ReadonlyArray<InterestWorking>
}

/** Explains the figures of a statement, made from the same records; all of them are read once. */
export const explainer = (
  records: ReadonlyArray<LedgerRecord>,
  { bn15, statement }: { readonly bn15: Bn15; readonly statement: Statement },
): ((figure: Figure) => Explanation) => {
  const events = eventsOf(records)
  const figures = figuresOf(bn15, statement)
  const trace = traceOf(events)
  const told = (revisions: ReadonlyArray<number>): ReadonlyArray<Source> =>
    revisions.flatMap((revision) => {
      const record = records[revision]
      return record === undefined
        ? []
        : [{ revision, ...record, causedBy: trace.causeOf(revision) }]
    })
  const ofSum = (figure: Figure): Explanation => ({
    figure,
    terms: partsOf(figure, figures),
    madeBy: told(revisionsOf(figure, { events, statement })),
    restsOn: [],
    interest: [],
  })
  return (figure) => {
    if (figure.line === null) return ofSum(figure)
    const { revision } = figure.line
    const event = events[revision]
    return {
      figure,
      terms: event === undefined ? [] : termsOf(event),
      madeBy: told([revision]),
      restsOn: told(trace.before(revision)),
      interest: event === undefined ? [] : interestWorkings(event),
    }
  }
}

/** The other side of what the event posts: what it is owed for, or where it came from. */
const termsOf = (event: LedgerEvent): ReadonlyArray<Term> =>
  postingsOf(event)
    .filter(({ account }) => account !== 'receivable' && account !== 'unallocated')
    .map(({ account, amount }) => ({ of: account, amount: moneyOf(minus(noCents, amount)) }))

const partsOf = ({ name }: Figure, figures: ReadonlyArray<Figure>): ReadonlyArray<Term> => {
  const named = (wanted: Figure['name']): ReadonlyArray<Figure> =>
    figures.filter((figure) => figure.name === wanted)
  switch (name) {
    case 'opening':
    case 'line':
      return []
    case 'debits':
      return named('line').filter(isDebit).map(added)
    case 'credits':
      return named('line').filter(isCredit).map(takenAway)
    case 'closing':
      return [
        ...[...named('opening'), ...named('debits')].map(added),
        ...named('credits').map(takenAway),
      ]
  }
}

const isCredit = ({ amount }: { readonly amount: Money | Total }): boolean => centsOf(amount) < 0
const isDebit = ({ amount }: { readonly amount: Money | Total }): boolean => centsOf(amount) > 0
const added = ({ id, amount }: Figure): Term => ({ of: id, amount })
const takenAway = ({ id, amount }: Figure): Term => ({
  of: id,
  amount: totalTextOf(minus(noCents, centsOf(amount))),
})

/** Of a sum its lines; of an opening, and so of a closing, the seal that it was carried from. */
const revisionsOf = (
  { name }: Figure,
  {
    events,
    statement,
  }: {
    readonly events: ReadonlyArray<LedgerEvent>
    readonly statement: Statement
  },
): ReadonlyArray<number> => {
  const carriedFrom = events.findLastIndex(
    ({ type, data }) => type === 'StatementIssued' && data.period < statement.period,
  )
  const opening = carriedFrom === -1 ? [] : [carriedFrom]
  const revisions = (lines: Statement['lines']): ReadonlyArray<number> =>
    lines.map(({ revision }) => revision)
  switch (name) {
    case 'opening':
      return opening
    case 'line':
      return []
    case 'debits':
      return revisions(statement.lines.filter(isDebit))
    case 'credits':
      return revisions(statement.lines.filter(isCredit))
    case 'closing':
      return [...opening, ...revisions(statement.lines)]
  }
}
