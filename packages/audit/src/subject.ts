/** What is audited, and which streams of a log are about it. The first step of every question. */
import { aggregateOfStream, Bn9, Bn15, bn9Of, type Domain } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
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
 * Whether a stream is about the subject: 'unknown' where its first event cannot be read and its name
 * does not tell, so that whoever asks can say what may be missing.
 */
export type Belonging = 'ours' | 'others' | 'unknown'

/** Of a stream by its name and its first event; null where there is no readable first event. */
export const belongingOf = (
  domain: Domain,
  subject: Subject,
): ((stream: string, first: RecordedEvent | null) => Belonging) => {
  switch (subject.kind) {
    case 'everything':
      return () => 'ours'
    case 'stream':
      return (stream) => (stream === subject.stream ? 'ours' : 'others')
    case 'business':
      return (stream, first) => ofBusiness(domain, subject.bn9, stream, first)
    case 'program':
      return (stream, first) => ofProgram(domain, subject.bn15, stream, first)
  }
}

const ofBusiness = (
  domain: Domain,
  bn9: Bn9,
  stream: string,
  first: RecordedEvent | null,
): Belonging => {
  const parties = partiesOf(domain, first)
  if (parties !== null) return parties.includes(bn9) ? 'ours' : 'others'
  const named: ReadonlyArray<string> = stream.match(businessNumbers) ?? []
  if (named.includes(bn9)) return 'ours'
  return named.length > 0 ? 'others' : 'unknown'
}

const businessNumbers = /(?<![0-9])[0-9]{9}(?![0-9])/g

/**
 * The streams of its business, without those that name other accounts of that business and not this
 * one: the people, and delegations of the whole business, decide about each account.
 */
const ofProgram = (
  domain: Domain,
  bn15: Bn15,
  stream: string,
  first: RecordedEvent | null,
): Belonging => {
  const bn9 = bn9Of(bn15)
  const belonging = ofBusiness(domain, bn9, stream, first)
  if (belonging !== 'ours') return belonging
  const accounts = accountsNamedBy(bn9, stream, first)
  return accounts.length === 0 || accounts.includes(bn15) ? 'ours' : 'others'
}

/**
 * Whether an event shows that the subject is there. The streams of a business are all about each of its
 * accounts, also about one that was never opened: an account has to be named.
 */
export const isShownBy = (subject: Subject, { stream, data }: RecordedEvent): boolean =>
  subject.kind !== 'program' || `${stream} ${JSON.stringify(data)}`.includes(subject.bn15)

/** Accounts of a business that a stream is about; none where it is about the business itself. */
const accountsNamedBy = (
  bn9: Bn9,
  stream: string,
  first: RecordedEvent | null,
): ReadonlyArray<string> => {
  if (stream === `businessAccount-${bn9}`) return []
  if (stream.startsWith(`delegation-${bn9}.`)) {
    const scope = stream.slice(stream.lastIndexOf('.') + 1)
    return scope === 'business' ? [] : [`${bn9}${scope}`]
  }
  const text = `${stream} ${JSON.stringify(first?.data ?? null)}`
  return text.match(new RegExp(`${bn9}RM[0-9]{4}`, 'g')) ?? []
}

const partiesOf = (domain: Domain, first: RecordedEvent | null): ReadonlyArray<string> | null => {
  if (first === null) return null
  const aggregate = aggregateOfStream(domain, first.stream)
  const decoded = aggregate?.events.decode(first)
  return aggregate === undefined || decoded === undefined || E.isLeft(decoded)
    ? null
    : aggregate.parties(decoded.right)
}
