/**
 * Their statement of account against ours: every difference with its amount and its cause. The
 * amounts of all differences add up to the difference of the closing balances.
 */
import {
  type Bn15,
  type Cents,
  centsOf,
  type LedgerRecord,
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
import {
  type Cause,
  causeOfOurs,
  causeOfPair,
  causeOfTheirs,
  type Evidence,
  knownOf,
} from './cause.js'
import type { StatementMessage } from './export.js'
import { type Discord, paired } from './match.js'
import { centsIn, type Line, type OurLine } from './ours.js'

export interface Difference {
  readonly kind: 'opening' | 'missingHere' | 'missingThere' | Discord
  /** What it is about: number and version, or the name that a thing has here. */
  readonly item: string
  /** Where it stands in their message, like `body.lines[3]`; null for what they do not have. */
  readonly place: string | null
  /** The event that it comes from here; null for what we do not have. */
  readonly revision: number | null
  readonly ours: Money | Total | null
  readonly theirs: Money | Total | null
  /** Theirs less ours. */
  readonly difference: Total
  readonly cause: Cause
}

export interface Reconciliation {
  readonly bn15: Bn15
  readonly period: string
  /** Whether ours is sealed; an open one is what it would be now. */
  readonly sealed: boolean
  readonly closing: {
    readonly ours: Money | Total
    readonly theirs: Money
    readonly difference: Total
  }
  readonly differences: ReadonlyArray<Difference>
}

/** A ledger of the store: that of the account, or another where a line may stand instead. */
export interface LedgerOf {
  readonly bn15: Bn15
  readonly records: ReadonlyArray<LedgerRecord>
}

/** Left: it is no statement of one account. */
export const statementOfAccount = (
  message: Message,
): E.Either<Fault, StatementMessage & { readonly body: { readonly bn15: Bn15 } }> => {
  if (message.schema !== 'statement-of-account/1') {
    const reason = `expected "statement-of-account/1", got "${message.schema}"`
    return E.left({ path: 'schema', reason })
  }
  const { body } = message
  return body.bn15 === undefined
    ? E.left({ path: 'body.bn15', reason: 'missing field, statements of brokers are not compared' })
    : E.right({ ...message, body: { ...body, bn15: body.bn15 } })
}

/** Compares with our statement of the month in which theirs was issued (assumed CK-102). */
export const reconcile = (
  { body, createdAt }: StatementMessage,
  { own, others }: { readonly own: LedgerOf; readonly others: ReadonlyArray<LedgerOf> },
): Reconciliation => {
  const { bn15, records } = own
  const period = body.issuedOn.slice(0, 7)
  const events = records.map(({ event }) => event)
  const statement = statementOf(events, period)
  const evidence: Evidence = {
    own: knownOf(bn15, records),
    others: others.map((other) => knownOf(other.bn15, other.records)),
    sealedAt: sealOf(events, statement)?.revision ?? null,
    createdAt,
  }
  return {
    bn15,
    period,
    sealed: statement.sealed,
    closing: {
      ours: statement.closing,
      theirs: body.closingBalance,
      difference: lessOurs(centsOf(body.closingBalance), centsOf(statement.closing)),
    },
    differences: [
      ...openingDifference(body, { statement, evidence }),
      ...lineDifferences(body, { statement, evidence }),
    ],
  }
}

interface Ours {
  readonly statement: Statement
  readonly evidence: Evidence
}

type Body = StatementMessage['body']

const lessOurs = (theirs: number, ours: number): Total => totalTextOf((theirs - ours) as Cents)

/** Where they do not say it, their opening is what their closing leaves for it. */
const openingDifference = (
  { openingBalance, closingBalance, lines }: Body,
  { statement, evidence }: Ours,
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

const lineDifferences = (
  { lines }: Body,
  { statement, evidence }: Ours,
): ReadonlyArray<Difference> => {
  const ours = statement.lines.flatMap(({ revision }): ReadonlyArray<OurLine> => {
    const line = evidence.own.lines.get(revision)
    return line === undefined ? [] : [line]
  })
  const { pairs, onlyOurs, onlyTheirs } = paired(
    ours,
    lines.map((line, index) => ({ index, line })),
  )
  return [
    ...pairs.map((pair) => differenceOf(pair.discord, pair, causeOfPair(pair, evidence))),
    ...onlyTheirs.map((theirs) =>
      differenceOf('missingHere', { theirs }, causeOfTheirs(theirs, evidence)),
    ),
    ...onlyOurs.map((one) =>
      differenceOf('missingThere', { ours: one }, causeOfOurs(one, evidence)),
    ),
  ]
}

const differenceOf = (
  kind: Difference['kind'],
  {
    ours,
    theirs,
  }: { readonly ours?: OurLine; readonly theirs?: { readonly index: number; readonly line: Line } },
  cause: Cause,
): Difference => {
  const amounts = { ours: ours?.line.amount ?? null, theirs: theirs?.line.amount ?? null }
  return {
    kind,
    item: ours?.item ?? nameOf(theirs?.line),
    place: theirs === undefined ? null : `body.lines[${theirs.index}]`,
    revision: ours?.revision ?? null,
    ...amounts,
    difference: lessOurs(centsIn(amounts.theirs), centsIn(amounts.ours)),
    cause,
  }
}

const nameOf = (line: Line | undefined): string => {
  if (line === undefined) return ''
  const { transactionNumber, version, documentType } = line
  if (transactionNumber === undefined) return documentType
  return version === undefined ? transactionNumber : `${transactionNumber}/${version}`
}
