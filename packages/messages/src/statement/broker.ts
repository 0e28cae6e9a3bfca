/**
 * Their statement of a broker against the broker's view of our ledgers: the lines under its account
 * security, of every account that has some. A declaration belongs to one account, so each of their
 * lines is compared in the ledger that knows its number.
 *
 * Balances are left alone: what a broker's statement opens with, and which payments are in it, no
 * public source says (assumed CK-101).
 */
import type { Bn9, Bn15 } from '@carmkit/core'
import { type Known, type LedgerOf, standing } from './cause.js'
import { type Difference, lineDifferences, missingHere } from './differences.js'
import type { StatementMessage } from './export.js'
import type { Theirs } from './match.js'
import { centsIn, type Line } from './ours.js'
import { type Comparable, type Compared, comparable, compared, indexed } from './reconcile.js'
import { periodDifference } from './stated-period.js'

export interface BrokerReconciliation {
  readonly brokerBn9: Bn9
  /** The account security numbers whose lines are the broker's. */
  readonly securities: ReadonlyArray<string>
  /** Numbers of our lines of the period that are none of them: the broker’s too, or another’s. */
  readonly leftOut: ReadonlyArray<string>
  readonly period: string
  /** That it says it is of other days; none where it does not. */
  readonly stated: ReadonlyArray<Difference>
  /** Sums of all lines. */
  readonly lines: Compared
  /** What they make payable by the broker, beside the sum of our lines. */
  readonly payable: Compared
  /** Of every account with lines on either side. */
  readonly accounts: ReadonlyArray<AccountOfBroker>
  /** Lines of theirs that no ledger here knows. */
  readonly unknown: ReadonlyArray<Difference>
}

export interface AccountOfBroker {
  readonly bn15: Bn15
  readonly sealed: boolean
  readonly differences: ReadonlyArray<Difference>
}

/** @param securities the numbers that are the broker's; none says those that their lines name */
export const reconcileBroker = (
  message: StatementMessage & { readonly body: { readonly brokerBn9: Bn9 } },
  {
    ledgers,
    securities,
  }: { readonly ledgers: ReadonlyArray<LedgerOf>; readonly securities: ReadonlyArray<string> },
): BrokerReconciliation => {
  const { body } = message
  const numbers = securities.length > 0 ? securities : securitiesNamed(body.lines)
  const views = ledgers.map((own) => viewOf(own, { ledgers, message, numbers }))
  const theirs = indexed(body)
  const knownBy = new Map(theirs.map((one) => [one, views.find((view) => knows(view, one))]))
  const ours = sumOf(views.flatMap((view) => view.ours.map(({ line }) => line)))
  const period = body.issuedOn.slice(0, 7)
  return {
    brokerBn9: body.brokerBn9,
    securities: numbers,
    leftOut: securitiesNamed(views.flatMap((view) => view.hidden.map(({ line }) => line))),
    period,
    stated: periodDifference(body, period),
    lines: compared(ours, sumOf(body.lines)),
    payable: compared(ours, centsIn(body.totalPayable.broker)),
    accounts: views.flatMap((view) =>
      accountOf(
        view,
        theirs.filter((one) => knownBy.get(one) === view),
      ),
    ),
    unknown: theirs
      .filter((one) => knownBy.get(one) === undefined)
      .map((one) => missingHere(one, { name: 'Unexplained' })),
  }
}

export const securitiesNamed = (lines: ReadonlyArray<Line>): ReadonlyArray<string> =>
  [...new Set(lines.flatMap((line) => line.brokerAccountSecurity ?? []))].toSorted()

const sumOf = (lines: ReadonlyArray<Line>): number =>
  lines.reduce((sum, { amount }) => sum + centsIn(amount), 0)

interface View extends Comparable, Pick<LedgerOf, 'bn15'> {
  /** Ours that are under none of the numbers. */
  readonly hidden: Comparable['ours']
}

/** What the broker sees of one ledger. */
const viewOf = (
  own: LedgerOf,
  {
    ledgers,
    message: { body, createdAt },
    numbers,
  }: {
    readonly ledgers: ReadonlyArray<LedgerOf>
    readonly message: StatementMessage
    readonly numbers: ReadonlyArray<string>
  },
): View => {
  const others = ledgers.filter((one) => one !== own)
  const whole = comparable(own, { others, body, createdAt })
  const isSeen = ({ line }: Comparable['ours'][number]): boolean =>
    numbers.includes(line.brokerAccountSecurity ?? '')
  return {
    ...whole,
    bn15: own.bn15,
    ours: whole.ours.filter(isSeen),
    hidden: whole.ours.filter((one) => !isSeen(one)),
  }
}

/** By the number of its declaration; a line without one by its amount, kind and day. */
const knows = ({ evidence: { own } }: View, { line }: Theirs): boolean =>
  line.transactionNumber === undefined
    ? standing(own, line) !== null
    : numbersIn(own).has(line.transactionNumber)

const numbersOf = new WeakMap<Known, ReadonlySet<string>>()

/** Found once for each ledger: every line of theirs asks. */
const numbersIn = (known: Known): ReadonlySet<string> => {
  const found = numbersOf.get(known)
  if (found !== undefined) return found
  const numbers = new Set(
    [...known.lines.values()].flatMap(({ line }) => line.transactionNumber ?? []),
  )
  numbersOf.set(known, numbers)
  return numbers
}

const accountOf = (
  { bn15, statement, ours, evidence }: View,
  theirs: ReadonlyArray<Theirs>,
): ReadonlyArray<AccountOfBroker> =>
  ours.length === 0 && theirs.length === 0
    ? []
    : [
        {
          bn15,
          sealed: statement.sealed,
          differences: lineDifferences({ ours, theirs }, evidence),
        },
      ]
