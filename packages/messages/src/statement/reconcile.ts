/**
 * Their statement of one account against ours: every difference with its amount and its cause. The
 * amounts of all differences add up to the difference of the closing balances.
 */
import {
  type Bn15,
  type Cents,
  centsOf,
  type Money,
  type Statement,
  sealOf,
  statementOf,
  type Total,
  totalTextOf,
} from '@carmkit/core'
import type { Fault } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Message } from '../format/message.js'
import { type Evidence, knownOf, type LedgerOf } from './cause.js'
import { type Difference, lessOurs, lineDifferences } from './differences.js'
import { type StatementMessage, underSecurity } from './export.js'
import type { OurLine } from './ours.js'
import { periodDifference } from './stated-period.js'

/** A sum of ours beside one of theirs. */
export interface Compared {
  readonly ours: Money | Total
  readonly theirs: Money | Total
  readonly difference: Total
}

/** `followsFromLines`: what differs is what their own opening and lines make of it. */
export type ComparedPart = Compared & { readonly followsFromLines: boolean }

export interface Reconciliation {
  readonly bn15: Bn15
  readonly period: string
  /** Whether ours is sealed; an open one is what it would be now. */
  readonly sealed: boolean
  readonly closing: Compared
  /** The two parts of what is payable; ours are split as in an exported statement (CK-101). */
  readonly totalPayable: { readonly importer: ComparedPart; readonly broker: ComparedPart }
  readonly differences: ReadonlyArray<Difference>
}

/** Left: it is no statement. */
export const statementIn = (message: Message): E.Either<Fault, StatementMessage> =>
  message.schema === 'statement-of-account/1'
    ? E.right(message)
    : E.left({
        path: 'schema',
        reason: `expected "statement-of-account/1", got "${message.schema}"`,
      })

/** Compares with our statement of the month in which theirs was issued (assumed CK-102). */
export const reconcile = (
  { body, createdAt }: StatementMessage,
  { own, others }: { readonly own: LedgerOf; readonly others: ReadonlyArray<LedgerOf> },
): Reconciliation => {
  const { bn15 } = own
  const { statement, ours, evidence } = comparable(own, { others, body, createdAt })
  return {
    bn15,
    period: statement.period,
    sealed: statement.sealed,
    closing: compared(centsOf(statement.closing), centsOf(body.closingBalance)),
    totalPayable: payableOf(body, { statement, ours }),
    differences: [
      ...periodDifference(body, statement.period),
      ...openingDifference(body, { statement, evidence }),
      ...lineDifferences({ ours, theirs: indexed(body) }, evidence),
    ],
  }
}

type Body = StatementMessage['body']

/** Our side of a comparison: the statement of that month, its lines, and what causes are looked for in. */
export interface Comparable {
  readonly statement: Statement
  readonly ours: ReadonlyArray<OurLine>
  readonly evidence: Evidence
}

export const comparable = (
  own: LedgerOf,
  {
    others,
    body,
    createdAt,
  }: { readonly others: ReadonlyArray<LedgerOf> } & Pick<StatementMessage, 'body' | 'createdAt'>,
): Comparable => {
  const events = own.records.map(({ event }) => event)
  const statement = statementOf(events, body.issuedOn.slice(0, 7))
  const sealedAt = sealOf(events, statement)?.revision ?? null
  const known = knownOf(own, sealedAt)
  return {
    statement,
    ours: statement.lines.flatMap(({ revision }) => known.lines.get(revision) ?? []),
    evidence: {
      own: known,
      others: others.map((other) => knownOf(other, null)),
      period: statement.period,
      sealedAt,
      createdAt,
    },
  }
}

/** Their lines with their places. */
export const indexed = ({ lines }: Body) => lines.map((line, index) => ({ index, line }))

export const compared = (ours: number, theirs: number): Compared => ({
  ours: totalTextOf(ours as Cents),
  theirs: totalTextOf(theirs as Cents),
  difference: lessOurs(theirs, ours),
})

const payableOf = (
  { lines, closingBalance, totalPayable }: Body,
  { statement, ours }: Pick<Comparable, 'statement' | 'ours'>,
): Reconciliation['totalPayable'] => {
  const broker = underSecurity(ours.map(({ line }) => line))
  const importer = centsOf(statement.closing) - broker
  const theirBroker = underSecurity(lines)
  const theirImporter = centsOf(closingBalance) - theirBroker
  const part = (our: number, stated: Money, listed: number): ComparedPart => ({
    ...compared(our, centsOf(stated)),
    followsFromLines: centsOf(stated) === listed,
  })
  return {
    importer: part(importer, totalPayable.importer, theirImporter),
    broker: part(broker, totalPayable.broker, theirBroker),
  }
}

/** Where they do not say it, their opening is what their closing leaves for it. */
const openingDifference = (
  { openingBalance, closingBalance, lines }: Body,
  { statement, evidence }: Pick<Comparable, 'statement' | 'evidence'>,
): ReadonlyArray<Difference> => {
  const listed = lines.reduce((sum, { amount }) => sum + centsOf(amount), 0)
  const theirs = (centsOf(closingBalance) - listed) as Cents
  if (theirs === centsOf(statement.opening)) return []
  return [
    {
      kind: 'opening',
      item: 'opening',
      place: openingBalance === undefined ? 'body.closingBalance' : 'body.openingBalance',
      revision: null,
      ours: statement.opening,
      theirs: totalTextOf(theirs),
      difference: lessOurs(theirs, centsOf(statement.opening)),
      cause: { name: 'EarlierStatement', period: sealedBefore(statement.period, evidence) },
    },
  ]
}

const sealedBefore = (period: string, { own }: Evidence): string | null =>
  own.records.reduce<string | null>(
    (last, { event }) =>
      event.type === 'StatementIssued' && event.data.period < period ? event.data.period : last,
    null,
  )
