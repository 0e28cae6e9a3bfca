/** Why a line differs, as far as our own records say: looked for in the ledger, never guessed. */
import {
  addDays,
  type Bn15,
  type CivilDate,
  centsOf,
  exactInterest,
  type Instant,
  type LedgerEvent,
  type LedgerRecord,
  newCents,
  type Settlement,
} from '@carmkit/core'
import { absurd } from '@carmkit/kernel'
import type { Discord, Theirs } from './match.js'
import { centsIn, type Line, type OurLine, ourLines } from './ours.js'

/** First and last day, both included. */
export interface DayRange {
  readonly from: CivilDate
  readonly to: CivilDate
}

export type Cause =
  /** What they say is what another version was charged; it stands here at that event. */
  | {
      readonly name: 'OtherVersion'
      readonly version: number
      readonly revision: number
      readonly afterSeal: boolean
    }
  /** Their interest is that of another number of days. */
  | { readonly name: 'InterestDays'; readonly ours: number; readonly theirs: number }
  | { readonly name: 'InterestCompounding'; readonly ours: string }
  /** Here it stands on another statement: sealed under that period, or waiting for it. */
  | { readonly name: 'OtherPeriod'; readonly period: string; readonly revision: number }
  /** It stands here once, and on their statement at that place already. */
  | { readonly name: 'StatedTwice'; readonly place: string }
  /** Here it stands under another security number, or under none. */
  | { readonly name: 'OtherSecurity'; readonly security: string | null; readonly revision: number }
  /** Here it stands on another account. */
  | { readonly name: 'OtherAccount'; readonly bn15: Bn15; readonly revision: number }
  /** Here the bank took that payment back. */
  | { readonly name: 'PaymentReturned'; readonly fund: string; readonly revision: number }
  /** Here the payment settles these debts. */
  | { readonly name: 'AllocatedElsewhere'; readonly debts: ReadonlyArray<string> }
  /** Here it was recorded only after their message was made. */
  | { readonly name: 'RecordedLater'; readonly recordedAt: Instant }
  | { readonly name: 'DueDateDeferred'; readonly revision: number }
  /** They call it offset; here it is settled so far, and by that. */
  | { readonly name: 'SettledHere'; readonly settlement: Settlement }
  /** Their statement says that it is of other days. */
  | { readonly name: 'OtherDays'; readonly ours: DayRange; readonly theirs: DayRange }
  /** The sums before this statement differ; the statement before is where to look. */
  | { readonly name: 'EarlierStatement'; readonly period: string | null }
  /** Our records do not say why. */
  | { readonly name: 'Unexplained' }

/** A ledger of the store: that of the account, or another where a line may stand instead. */
export interface LedgerOf {
  readonly bn15: Bn15
  readonly records: ReadonlyArray<LedgerRecord>
}

/** A ledger as causes look at it. */
export interface Known {
  readonly bn15: Bn15
  readonly records: ReadonlyArray<LedgerRecord>
  readonly lines: ReadonlyMap<number, OurLine>
  /** The period on whose statement each line stands, or will. */
  readonly periods: ReadonlyMap<number, string>
}

export interface Evidence {
  readonly own: Known
  readonly others: ReadonlyArray<Known>
  /** Of the statement that is compared. */
  readonly period: string
  /** Lines from here on came after our seal; null while nothing is sealed. */
  readonly sealedAt: number | null
  readonly createdAt: Instant
}

/** @param sealedAt the seal that is compared with; null where nothing is sealed */
export const knownOf = ({ bn15, records }: LedgerOf, sealedAt: number | null): Known => ({
  bn15,
  records,
  lines: ourLines(records, sealedAt),
  periods: periodsOf(records),
})

/** Sealing a period takes everything up to it (TXN-37). */
const periodsOf = (records: ReadonlyArray<LedgerRecord>): ReadonlyMap<number, string> => {
  const periods = new Map<number, string>()
  let waiting: Array<readonly [number, string]> = []
  for (const [revision, { event }] of records.entries()) {
    if (event.type === 'StatementIssued') {
      const { period } = event.data
      for (const [line, own] of waiting) if (own <= period) periods.set(line, period)
      waiting = waiting.filter(([, own]) => own > period)
    } else if ('billingPeriod' in event.data) waiting.push([revision, event.data.billingPeriod])
  }
  for (const [line, own] of waiting) periods.set(line, own)
  return periods
}

const unexplained: Cause = { name: 'Unexplained' }

/** Of a pair that is about one thing. */
export const causeOfPair = (
  { ours, theirs, discord }: { ours: OurLine; theirs: Theirs; discord: Discord },
  evidence: Evidence,
): Cause => {
  switch (discord) {
    case 'amount':
      return (
        interestCause(eventAt(evidence, ours), theirs.line) ??
        versionCause(theirs.line, evidence) ??
        unexplained
      )
    case 'transaction':
      return allocationCause(ours, evidence) ?? unexplained
    case 'dueDate':
      return deferralCause(ours, evidence) ?? unexplained
    case 'status':
      return { name: 'SettledHere', settlement: ours.settlement }
    case 'security':
    case 'version':
      return unexplained
    default:
      return absurd(discord)
  }
}

/** Of a line that they have alone: where it stands here, if anywhere; `all` are the lines of theirs. */
export const causeOfTheirs = (
  one: Theirs,
  all: ReadonlyArray<Theirs>,
  { own, others, period }: Evidence,
): Cause => {
  const { line } = one
  const here = standing(own, line)
  if (here !== null && here.period === period) {
    const security = own.lines.get(here.revision)?.line.brokerAccountSecurity ?? null
    const isOther = security !== (line.brokerAccountSecurity ?? null)
    if (isOther) return { name: 'OtherSecurity', security, revision: here.revision }
    const twin = all.find((other) => other !== one && isSameLine(other.line, line))
    return twin === undefined
      ? unexplained
      : { name: 'StatedTwice', place: `body.lines[${twin.index}]` }
  }
  if (here !== null) return { name: 'OtherPeriod', ...here }
  for (const other of others) {
    const there = standing(other, line)
    if (there !== null) return { name: 'OtherAccount', bn15: other.bn15, revision: there.revision }
  }
  return unexplained
}

/** Of a line that we have alone. */
export const causeOfOurs = (ours: OurLine, evidence: Evidence): Cause => {
  const event = eventAt(evidence, ours)
  if (event?.type === 'PaymentReturned') {
    return { name: 'PaymentReturned', fund: event.data.fund, revision: ours.revision }
  }
  const recordedAt = evidence.own.records[ours.revision]?.recordedAt
  return recordedAt !== undefined && recordedAt > evidence.createdAt
    ? { name: 'RecordedLater', recordedAt }
    : unexplained
}

const eventAt = ({ own }: Evidence, { revision }: OurLine): LedgerEvent | undefined =>
  own.records[revision]?.event

/** The line of that amount for the same declaration; without one, of that kind and day. */
export const standing = (
  { lines, periods }: Known,
  wanted: Line,
): { readonly period: string; readonly revision: number } | null => {
  for (const { revision, line } of lines.values()) {
    if (isSameLine(line, wanted)) return { period: periods.get(revision) ?? '', revision }
  }
  return null
}

const isSameLine = (line: Line, wanted: Line): boolean =>
  line.amount === wanted.amount &&
  line.transactionNumber === wanted.transactionNumber &&
  (wanted.transactionNumber === undefined
    ? line.documentType === wanted.documentType && line.dueDate === wanted.dueDate
    : line.version === wanted.version)

/** What one version was charged in all is what they say. */
const versionCause = (theirs: Line, { own, sealedAt }: Evidence): Cause | null => {
  for (const [revision, { event }] of own.records.entries()) {
    if (event.type !== 'ReceivablePosted' && event.type !== 'ReceivableReplaced') continue
    const { source, amounts } = event.data
    if (source.transactionNumber !== theirs.transactionNumber) continue
    const charged = amounts.reduce((sum, { amount }) => sum + centsOf(amount), 0)
    if (charged !== centsIn(theirs.amount)) continue
    const afterSeal = sealedAt !== null && revision > sealedAt
    return { name: 'OtherVersion', version: source.version, revision, afterSeal }
  }
  return null
}

/** Days more or fewer that are tried: a month either way. */
const mostDays = 31

/** The assessment computed again for other days, and by the other way of compounding. */
const interestCause = (event: LedgerEvent | undefined, theirs: Line): Cause | null => {
  if (event?.type !== 'InterestAssessed') return null
  const { principal, carried, settled, rates, mode, compounding, from, to } = event.data
  const wanted = centsIn(theirs.amount)
  const amountOf = (ranges: typeof rates, way: typeof compounding): number => {
    const before = BigInt(carried)
    const exact = exactInterest({
      principal: centsOf(principal),
      carried: before,
      settled: centsOf(settled),
      rates: ranges,
      mode,
      compounding: way,
    })
    return newCents(before, exact)
  }
  for (let more = 1; more <= mostDays; more++) {
    for (const days of [more, -more]) {
      const ranges = lengthened(rates, days)
      if (ranges.length > 0 && amountOf(ranges, compounding) === wanted) {
        const ours = daysIn(from, to)
        return { name: 'InterestDays', ours, theirs: ours + days }
      }
    }
  }
  const other = compounding === 'daily' ? 'none' : 'daily'
  return amountOf(rates, other) === wanted
    ? { name: 'InterestCompounding', ours: compounding }
    : null
}

type Rates = Extract<LedgerEvent, { type: 'InterestAssessed' }>['data']['rates']

/** So many days more at the end, at the last rate; or fewer, until none is left. */
const lengthened = (rates: Rates, days: number): Rates => {
  const last = rates.at(-1)
  if (last === undefined) return []
  const to = addDays(last.to, days)
  if (to >= last.from) return [...rates.slice(0, -1), { ...last, to }]
  return lengthened(rates.slice(0, -1), days + daysIn(last.from, last.to))
}

const daysIn = (from: CivilDate, to: CivilDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

/** A payment that they put to a transaction, and where our money went. */
const allocationCause = (ours: OurLine, { own }: Evidence): Cause | null => {
  const debts = own.records.flatMap(({ event }) =>
    event.type === 'CreditAllocated' && event.data.fund === ours.item
      ? event.data.allocations.map(({ debt }) => debt)
      : [],
  )
  return debts.length === 0 ? null : { name: 'AllocatedElsewhere', debts: [...new Set(debts)] }
}

const deferralCause = (ours: OurLine, { own }: Evidence): Cause | null => {
  const revision = own.records.findLastIndex(
    ({ event }) =>
      event.type === 'DueDateDeferred' && event.data.debts.some(({ debt }) => debt === ours.item),
  )
  return revision === -1 ? null : { name: 'DueDateDeferred', revision }
}
