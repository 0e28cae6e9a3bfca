/**
 * The least history that still gives an answer: which events a decision really rests on (P38).
 *
 * The pins of a proof name whole streams; most of their events have no part in the answer. Found by
 * delta debugging: leave out halves, then quarters, down to single events, as long as the answer
 * stays the same.
 */
import type { DomainEvent } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type Answer, type Inquiry, inquire } from '../authority/index.js'
import { aggregateOfStream } from '../domain.js'
import { worldOf } from '../world.js'
import { leastOf } from './least.js'
import { factsOf, type Held, type Reading } from './streams.js'

/** A recorded event as far as it matters here. */
export interface Recorded extends DomainEvent {
  readonly revision: number
}

/** One event that the answer would be another without. */
export interface Evidence {
  readonly stream: string
  readonly revision: number
  readonly type: string
}

/** What is asked, by which rules, and the events of every stream that is pinned. */
export interface Case extends Reading {
  readonly question: Inquiry
  readonly events: ReadonlyMap<string, ReadonlyArray<Recorded>>
}

/**
 * The smallest list, in the order of the streams and revisions given, from which the same outcome
 * follows: allowed by the same rules under the same delegation in the same role, or denied for the
 * same reasons. Leaving any one of them out changes the outcome; another list of the kind may exist.
 *
 * Throws when an event does not decode, or a stream has no reader: such a log is damaged.
 */
export const minimalEvidence = (asked: Case): ReadonlyArray<Evidence> => {
  const all = [...asked.events].flatMap(([stream, events]) => readable(stream, events, asked))
  const outcome = outcomeOf(all, asked)
  return leastOf(all, (some) => outcomeOf(some, asked) === outcome).map(
    ({ stream, revision, event }) => ({ stream, revision, type: event.type }),
  )
}

interface Readable {
  readonly stream: string
  readonly revision: number
  readonly event: DomainEvent
  readonly evolve: (state: unknown, event: DomainEvent) => unknown
  readonly initial: unknown
}

const readable = (
  stream: string,
  events: ReadonlyArray<Recorded>,
  { domain }: Case,
): ReadonlyArray<Readable> => {
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) throw new Error(`no aggregate reads ${stream}`)
  const { evolve, initial } = aggregate
  return events.map(({ revision, ...stored }) => {
    const decoded = aggregate.events.decode(stored)
    if (E.isLeft(decoded)) throw new Error(`${stream}@${revision}: ${JSON.stringify(decoded.left)}`)
    return { stream, revision, event: decoded.right, evolve, initial }
  })
}

const outcomeOf = (events: ReadonlyArray<Readable>, { question, ...reading }: Case): string => {
  const states = new Map<string, unknown>()
  for (const { stream, event, evolve, initial } of events) {
    states.set(stream, evolve(states.has(stream) ? states.get(stream) : initial, event))
  }
  const streams = new Map<string, Held>()
  for (const [stream, state] of states) streams.set(stream, { state, pin: nowhere })
  const { user, target } = question
  return textOf(inquire(question, worldOf(user, target, factsOf(streams, reading))))
}

/** Where something was read is no part of the outcome. */
const nowhere: Held['pin'] = { stream: '', revision: 'absent', hash: '' }

const textOf = (answer: Answer): string => {
  if (E.isLeft(answer)) return JSON.stringify(answer.left)
  const { role, rules, delegation } = answer.right
  return JSON.stringify({ role, rules, delegation })
}
