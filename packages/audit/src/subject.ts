/** What is audited, and which streams of a log are about it. The first step of every question. */
import {
  type AnyAggregate,
  accountsNamedBy,
  aggregateOfStream,
  Bn9,
  Bn15,
  bn9Of,
  type Domain,
} from '@carmkit/core'
import type { DomainEvent, RecordedEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/** One stream; every stream of a business or of one of its accounts; or the whole log. */
export type Subject =
  | { readonly kind: 'stream'; readonly stream: string }
  | { readonly kind: 'business'; readonly bn9: Bn9 }
  | { readonly kind: 'program'; readonly bn15: Bn15 }
  | { readonly kind: 'everything' }

/**
 * `all` is the whole log. Blanks and dashes in a number are read over; what is no business number is
 * the name of a stream.
 */
export const subjectNamed = (text: string): Subject => {
  if (text === 'all') return { kind: 'everything' }
  const compact = text.replace(/[\s-]/g, '').toUpperCase()
  if (Bn15.is(compact)) return { kind: 'program', bn15: compact }
  if (Bn9.is(compact)) return { kind: 'business', bn9: compact }
  return { kind: 'stream', stream: text }
}

export const subjectText = (subject: Subject): string => {
  switch (subject.kind) {
    case 'stream':
      return subject.stream
    case 'business':
      return subject.bn9
    case 'program':
      return subject.bn15
    case 'everything':
      return 'the whole log'
  }
}

/**
 * Whether a stream is about the subject: 'unknown' where something of it that might name the subject
 * cannot be read, so that whoever asks can say what may be missing.
 */
export type Belonging = 'ours' | 'others' | 'unknown'

/**
 * Whose a stream is by one more event of it; null for what stands there and is no event. To be asked of
 * one event after the other: whoever is named by a later one owns the whole stream.
 *
 * @param stored the text that the event was parsed from, where that is at hand: the answer is the same, in less time
 */
export type Whose = (stream: string, event: RecordedEvent | null, stored?: string) => Belonging

export const belongingOf = (domain: Domain, subject: Subject): Whose => {
  switch (subject.kind) {
    case 'everything':
      return () => 'ours'
    case 'stream':
      return (stream) => (stream === subject.stream ? 'ours' : 'others')
    case 'business':
      return remembering(subject.bn9, (said) => ofBusiness(domain, subject.bn9, said))
    case 'program':
      return remembering(bn9Of(subject.bn15), ofProgram(domain, subject.bn15))
  }
}

interface Said {
  readonly stream: string
  readonly event: RecordedEvent | null
  readonly stored: string | undefined
  /** What was known until then: once it is the subject's, a stream stays so. */
  readonly before: Belonging | undefined
}

/** Of strangers only those are kept whose name does not tell it: a long log is mostly theirs. */
const remembering = (bn9: Bn9, judge: (said: Said) => Belonging): Whose => {
  const known = new Map<string, Belonging>()
  return (stream, event, stored) => {
    const before = known.get(stream)
    const now = judge({ stream, event, stored, before })
    if (now !== before && (now !== 'others' || byName(bn9, stream) !== now)) known.set(stream, now)
    return now
  }
}

const ofBusiness = (domain: Domain, bn9: Bn9, said: Said): Belonging => {
  const { stream, event, before } = said
  if (before === 'ours') return before
  if (event === null) return byName(bn9, stream)
  const unnamed = event.revision > 0 ? (before ?? byName(bn9, stream)) : 'others'
  if (!mayName(bn9, event, said.stored) && isToldWithout(event, stream, bn9)) return unnamed
  const parties = partiesOf(domain, event)
  if (parties === null) return byName(bn9, stream)
  return parties.includes(bn9) ? 'ours' : unnamed
}

/**
 * Whether it is worth decoding: a text that holds the number may name it, or speak of it only. Parties
 * are texts of the data. In a text of the event they stand as they are, where no backslash spells one
 * otherwise.
 */
const mayName = (bn9: Bn9, { data }: RecordedEvent, stored = '\\'): boolean =>
  (stored.includes(bn9) || stored.includes('\\')) && JSON.stringify(data).includes(bn9)

/** Whether a first event can be read tells something of a stream whose name tells nothing. */
const isToldWithout = ({ revision }: RecordedEvent, stream: string, bn9: Bn9): boolean =>
  revision > 0 || byName(bn9, stream) === 'others'

/** Numbers of cases are made up by people, and say nothing. */
const byName = (bn9: Bn9, stream: string): Belonging => {
  const named: ReadonlyArray<string> = stream.startsWith('transaction-')
    ? []
    : (stream.match(businessNumbers) ?? [])
  if (named.includes(bn9)) return 'ours'
  return named.length > 0 ? 'others' : 'unknown'
}

const businessNumbers = /(?<![0-9])[0-9]{9}(?![0-9])/g

/**
 * The streams of its business, without those that name other accounts of that business and not this
 * one: the people, and delegations of the whole business, decide about each account.
 */
const ofProgram = (domain: Domain, bn15: Bn15): ((said: Said) => Belonging) => {
  const bn9 = bn9Of(bn15)
  const ofOtherAccounts = new Set<string>()
  return (said) => {
    const { stream, event, before } = said
    const belonging = ofBusiness(domain, bn9, said)
    if (belonging !== 'ours' || before === 'ours') return belonging
    const accounts = accountsOf(domain, bn9, { stream, event })
    if (accounts.includes(bn15)) return 'ours'
    if (accounts.length > 0) ofOtherAccounts.add(stream)
    return ofOtherAccounts.has(stream) ? 'others' : 'ours'
  }
}

/**
 * Whether an event shows that the subject is there. The streams of a business are all about each of its
 * accounts, also about one that was never opened: an account has to be named.
 */
export const isShownBy = (domain: Domain, subject: Subject, event: RecordedEvent): boolean =>
  subject.kind !== 'program' ||
  accountsOf(domain, bn9Of(subject.bn15), { stream: event.stream, event }).includes(subject.bn15)

/**
 * Accounts of a business that a stream is about, by its name and by what an event of it says in fields
 * that hold their numbers; none where it is about the business itself. Free text names nobody.
 */
const accountsOf = (
  domain: Domain,
  bn9: Bn9,
  { stream, event }: Pick<Said, 'stream' | 'event'>,
): ReadonlyArray<Bn15> => {
  const said = event === null || !mayName(bn9, event) ? null : decodedOf(domain, event)
  const accounts = said === null ? [] : said.aggregate.accounts(said.event)
  return [...accountsNamedBy(stream), ...accounts].filter((account) => bn9Of(account) === bn9)
}

/** Null for what cannot be read. */
const partiesOf = (domain: Domain, event: RecordedEvent): ReadonlyArray<string> | null => {
  const said = decodedOf(domain, event)
  return said === null ? null : said.aggregate.parties(said.event)
}

const decodedOf = (
  domain: Domain,
  event: RecordedEvent,
): { readonly aggregate: AnyAggregate; readonly event: DomainEvent } | null => {
  const aggregate = aggregateOfStream(domain, event.stream)
  const decoded = aggregate?.events.decode(event)
  return aggregate === undefined || decoded === undefined || E.isLeft(decoded)
    ? null
    : { aggregate, event: decoded.right }
}
