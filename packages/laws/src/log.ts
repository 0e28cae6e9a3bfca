/**
 * The command loop without a store: a log in memory, and one command after another through
 * `needsOf` and `decideRequest`, so that every state of a history was reached by commands.
 *
 * Separate from the generators because a counterexample is replayed with it.
 */
import {
  type Actor,
  type AnyAggregate,
  aggregateOfCommand,
  aggregateOfStream,
  type Command,
  type Domain,
  decideRequest,
  decodeCommand,
  type Facts,
  type Grant,
  type Instant,
  needsOf,
  type Request,
  viewsNeeded,
  viewsOver,
} from '@carmkit/core'
import { type DomainEvent, noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { suppliedTables } from './tables.js'

/** One command as it was sent. JSON: it can be pasted back. */
export interface Sent {
  readonly at: Instant
  readonly actor: Actor
  readonly type: string
  readonly data: unknown
}

/** One stream: its events and the state they fold to. */
export interface Stream {
  readonly events: ReadonlyArray<DomainEvent>
  readonly state: unknown
}

/** All streams. A log never changes: what is recorded makes another one. */
export type Log = ReadonlyMap<string, Stream>

/** What became of one command. */
export interface Step {
  readonly sent: Sent
  readonly command: Command
  readonly aggregate: AnyAggregate
  /** A reaction sent it, in answer to the step before. */
  readonly isFollowUp: boolean
  /** The stream that decided. */
  readonly stream: string
  readonly outcome: 'accepted' | 'denied' | 'rejected'
  /** Names of the reasons; none where it was accepted. */
  readonly reasons: ReadonlyArray<string>
  /** Rule ids: of the reasons where it was refused, of the authority where it was accepted. */
  readonly rules: ReadonlyArray<string>
  /** Null where it was refused. */
  readonly grant: Grant | null
  readonly events: ReadonlyArray<DomainEvent>
  readonly before: Log
  readonly after: Log
}

export const emptyLog: Log = new Map()

/** What of a command is the same in every log. */
interface Prepared {
  readonly domain: Domain
  readonly aggregate: AnyAggregate
  readonly request: Request
  readonly stream: string
}

/** Laws send one command again and again: into shorter histories, or beside other commands. */
const knownPreparations = new WeakMap<Sent, Prepared>()

/** Throws when it does not decode: generators make commands, not faults. */
const prepared = (domain: Domain, sent: Sent): Prepared => {
  const known = knownPreparations.get(sent)
  if (known?.domain === domain) return known
  const decoded = decodeCommand(domain, sent)
  const aggregate = aggregateOfCommand(domain, sent.type)
  if (E.isLeft(decoded) || aggregate === undefined) {
    throw new Error(`${sent.type} does not decode: ${JSON.stringify(decoded)}`)
  }
  const command = decoded.right
  const request = { commandId: uuidFrom(JSON.stringify(sent)), actor: sent.actor, command }
  const preparation = { domain, aggregate, request, stream: aggregate.streamOf(command).name }
  knownPreparations.set(sent, preparation)
  return preparation
}

/** Sends one command. */
export const send = (domain: Domain, log: Log, sent: Sent): Step => {
  const { aggregate, request, stream } = prepared(domain, sent)
  const state = log.get(stream)?.state ?? aggregate.initial
  const { streams, more } = needsOf(aggregate, request, { state, now: sent.at })
  const needed = new Set([stream, ...streams.map(({ name }) => name)])
  const facts = factsOf(domain, log, needed)
  for (const { name } of more?.(facts) ?? []) needed.add(name)
  const answer = decideRequest(aggregate, request, { state, facts, now: sent.at })
  const asked = {
    sent,
    command: request.command,
    aggregate,
    stream,
    isFollowUp: false,
    before: log,
  }
  if (E.isLeft(answer)) {
    const { outcome, reasons } = answer.left
    const names = reasons.map(({ name }) => name)
    const rules = reasons.flatMap(({ rule }) => rule ?? [])
    return { ...asked, outcome, reasons: names, rules, grant: null, events: [], after: log }
  }
  const { events, grant } = answer.right
  const after = appended({ domain, log, stream }, events)
  return { ...asked, outcome: 'accepted', reasons: [], rules: grant.rules, grant, events, after }
}

/** A log with these events behind those that the stream has. */
export const appended = (
  { domain, log, stream }: { readonly domain: Domain; readonly log: Log; readonly stream: string },
  events: ReadonlyArray<DomainEvent>,
): Log => {
  if (events.length === 0) return log
  const aggregate = readerOf(domain, stream)
  const known = log.get(stream) ?? { events: [], state: aggregate.initial }
  const state = events.reduce<unknown>(
    (folded, event) => aggregate.evolve(folded, event),
    known.state,
  )
  return new Map(log).set(stream, { events: [...known.events, ...events], state })
}

/** Gives what was needed and nothing else, as the loop does. Revisions are counted, hashes zeros. */
const factsOf = (domain: Domain, log: Log, needed: ReadonlySet<string>): Facts => ({
  stream: ({ name }) => {
    if (!needed.has(name)) throw new Error(`${name} was not among the needs`)
    const known = log.get(name)
    const revision = known === undefined ? 'absent' : known.events.length - 1
    return {
      state: (known?.state ?? readerOf(domain, name).initial) as never,
      pin: { stream: name, revision, hash: noHash },
    }
  },
  table: (name) => suppliedTables.get(name) ?? null,
})

const readerOf = (domain: Domain, stream: string): AnyAggregate => {
  const aggregate = aggregateOfStream(domain, stream)
  if (aggregate === undefined) throw new Error(`no aggregate reads ${stream}`)
  return aggregate
}

/**
 * Sends commands in order, each followed by what the reactions make of its events. Reactions remember
 * nothing of what led to the beginning.
 */
export const play = (
  domain: Domain,
  commands: ReadonlyArray<Sent>,
  beginning: Log = emptyLog,
): ReadonlyArray<Step> => {
  const steps: Step[] = []
  const remembered = new Map(domain.reactions.map(({ name, initial }) => [name, initial]))
  let log = beginning
  for (const sent of commands) {
    const queue = [sent]
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const step = { ...send(domain, log, next), isFollowUp: next !== sent }
      steps.push(step)
      log = step.after
      queue.push(...followUps(domain, { step, remembered }))
    }
  }
  return steps
}

/** What the reactions remember moves on with each event. */
const followUps = (
  domain: Domain,
  { step, remembered }: { readonly step: Step; readonly remembered: Map<string, unknown> },
): ReadonlyArray<Sent> => {
  const { events, stream, before, after, sent } = step
  const names = [...after.keys()].toSorted()
  const first = before.get(stream)?.events.length ?? 0
  return events.flatMap((event, index) => {
    const recorded = { ...event, stream, revision: first + index } as RecordedEvent
    return domain.reactions
      .flatMap((reaction) => {
        const state = reaction.evolve(remembered.get(reaction.name), recorded)
        remembered.set(reaction.name, state)
        return reaction.react(state, recorded, viewsOver(viewsNeeded(reaction, recorded), names))
      })
      .map(({ type, data }) => ({
        at: sent.at,
        actor: { kind: 'system', process: 'reaction' } as const,
        type,
        data,
      }))
  })
}
