/**
 * From a store to what a report says: the subject's events up to the end of the period, and the few
 * streams of others that end delegations.
 */
import { type Bn9, type Bn15, carm, type Domain, delegation, type Instant } from '@carmkit/core'
import type { DeniedAttempt, ReadFailure, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Bound } from '../bound.js'
import type { Period } from '../period.js'
import { type Read, type Visit, walkAccount } from '../prefix/account.js'
import type { Checks } from '../prefix/following.js'
import { type Belonging, belongingOf } from '../subject.js'
import type { ReportContent, Reported, ReportedCommand, Verification } from './content.js'
import { delegationHistory } from './delegations.js'
import { extentOf } from './extent.js'
import { findingsOf } from './findings.js'
import { reportedLedger } from './ledgers.js'
import { keepState, mostReported, type Seen, seeing } from './seen.js'

export interface ReportQuestion {
  readonly store: Store
  readonly domain?: Domain
  readonly subject: Reported
  /** Null begins with the first event of the subject. */
  readonly from: Instant | null
  /** Null ends with the last event of the log. */
  readonly to: Instant | null
  /** Checks the store; asked for last, so that it covers all that the report tells of a growing log. */
  readonly verify: () => Promise<E.Either<ReadFailure, Verification>>
  /** Every attempt that the security log keeps; the subject's are chosen. */
  readonly attempts: ReadonlyArray<DeniedAttempt>
  /** What an event is held against before it counts; default: hashes. */
  readonly checks?: Checks
  readonly onProgress?: (events: number) => void
}

/** Nothing is shortened without a word: a page that would be too long is not made. */
export interface ReportTooLong {
  readonly name: 'ReportTooLong'
  readonly rule: null
  readonly most: number
}

/** A period that begins behind all that is recorded holds nothing, and says nothing of the account. */
export interface PeriodIsEmpty extends Period {
  readonly name: 'PeriodIsEmpty'
  readonly rule: null
}

/** Without a single event of the subject there is no stream in its extent, and nothing to report. */
export const reportOf = async (
  question: ReportQuestion,
): Promise<E.Either<ReadFailure | ReportTooLong | PeriodIsEmpty, ReportContent>> => {
  const { store, domain = carm, subject, to, checks, onProgress } = question
  const bound: Bound = to === null ? { kind: 'end' } : { kind: 'instant', instant: to }
  const seen = seeing(question.from)
  const walk = {
    store,
    domain,
    bound,
    ...(checks === undefined ? {} : { checks }),
    ...(onProgress === undefined ? {} : { onProgress }),
  }
  const read = await walkAccount({ ...walk, subject }, seen.command, keepBeside(seen))
  if (E.isLeft(read)) return read
  if (countOf(seen.commands) > mostReported) {
    return E.left({ name: 'ReportTooLong', rule: null, most: mostReported })
  }
  const period = periodOf(question, seen.first, read.right)
  if (seen.first() !== null && period.from > period.to) {
    return E.left({ name: 'PeriodIsEmpty', rule: null, ...period })
  }
  const extent = await extentOf(store, read.right, seen)
  if (E.isLeft(extent)) return extent
  const verification = await question.verify()
  if (E.isLeft(verification)) return verification
  const content = {
    subject,
    ...period,
    askedTo: to === null || to === period.to ? null : to,
    extent: extent.right,
    verification: verification.right,
    commands: seen.commands,
    ...denialsOf(question, { ...period, streams: seen.streams }),
    delegations: delegationsIn(period, { domain, states: seen.states }),
    ledgers: ledgersIn(period, seen),
  }
  return E.right({ ...content, findings: findingsOf(content) })
}

/** What others say of the subject's delegations, as a client that revoked everything of this provider does. */
const keepBeside =
  ({ states }: Seen): Visit =>
  (events) => {
    for (const { held, recorded } of events) {
      keepState(states, held, recorded.metadata.recordedAt as Instant)
    }
  }

const countOf = (commands: ReadonlyArray<ReportedCommand>): number =>
  commands.reduce((count, events) => count + events.length, 0)

/** Where the log ends before the period does, nothing is known of the rest: it ends with the log. */
const periodOf = (
  { from, to, attempts }: Pick<ReportQuestion, 'from' | 'to' | 'attempts'>,
  first: Seen['first'],
  { recordedUntil, isWhole }: Read,
): Period => {
  const known = recordedUntil ?? noTime
  const last = to === null ? known : isWhole ? earliest(to, latestOf(known, attempts)) : to
  return { from: from ?? first() ?? last, to: last }
}

const earliest = (one: Instant, other: Instant): Instant => (one < other ? one : other)

/** A denied attempt is recorded too. */
const latestOf = (known: Instant, attempts: ReportQuestion['attempts']): Instant =>
  attempts.reduce((latest, { at }) => (at > latest ? at : latest), known)

/** Of a log without an event, about which nothing is reported. */
const noTime = '1970-01-01T00:00:00.000Z' as Instant

/**
 * On streams of the subject, also such as never came to be; by commands that named it; and by people
 * who act for the business.
 */
const denialsOf = (
  { domain = carm, subject, attempts }: ReportQuestion,
  { from, to, streams }: Period & Pick<Seen, 'streams'>,
): Pick<ReportContent, 'denials' | 'denialsOfNobody'> => {
  const belonging = belongingOf(domain, subject)
  const whose = ({ stream, actor, named }: DeniedAttempt): Belonging => {
    const actsForIt =
      subject.kind === 'business' && actor.kind === 'user' && actor.actingFor === subject.bn9
    if (actsForIt || streams.has(stream) || (named ?? []).some(isSubject(subject))) return 'ours'
    const byName = belonging(stream, null)
    return byName === 'unknown' && (named ?? []).length > 0 ? 'others' : byName
  }
  const inPeriod = attempts.filter((one) => one.at >= from && one.at <= to)
  return {
    denials: inPeriod.filter((one) => whose(one) === 'ours'),
    denialsOfNobody: inPeriod.filter((one) => whose(one) === 'unknown').length,
  }
}

/** A business is named by its number and by those of its accounts; an account by its own alone. */
const isSubject =
  (subject: Reported) =>
  (named: Bn9 | Bn15): boolean =>
    subject.kind === 'business' ? named.startsWith(subject.bn9) : named === subject.bn15

const delegationsIn = (
  { from, to }: Period,
  known: Parameters<typeof delegationHistory>[1],
): ReportContent['delegations'] =>
  [...known.states.keys()]
    .filter((stream) => stream.startsWith(`${delegation.category}-`))
    .toSorted()
    .map((stream) => delegationHistory(stream, known))
    .map(({ stretches, ...history }) => ({
      ...history,
      stretches: stretches.filter((one) => one.from <= to && (one.until ?? to) >= from),
    }))
    .filter(({ stretches }) => stretches.length > 0)

const ledgersIn = (period: Period, { ledgers }: Seen): ReportContent['ledgers'] =>
  [...ledgers]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, events]) => {
      const reported = reportedLedger(events, period)
      return reported === null ? [] : [reported]
    })
