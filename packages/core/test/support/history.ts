/**
 * The command loop without a store: a map of streams, and requests carried out one after another
 * through `needsOf` and `decideRequest`, so that tests read as histories.
 */
import {
  type DomainEvent,
  fold,
  noHash,
  type Reason,
  type RecordedEvent,
  uuidFrom,
} from '@carmkit/kernel'
import { given, type Outcome } from '@carmkit/testkit'
import * as E from 'fp-ts/lib/Either.js'
import {
  type Actor,
  aggregateOfCommand,
  authorize,
  type Command,
  carm,
  decideRequest,
  decodeCommand,
  type Facts,
  type Needs,
  needsOf,
  type Request,
  type Table,
} from '../../src/index.js'
import { viewsNeeded, viewsOver } from '../../src/reaction/index.js'
import type { Instant } from '../../src/values/index.js'
import { worldOf } from '../../src/world.js'
import { reaction } from './actors.js'
import { monday } from './time.js'

/** What was answered: the loop's own answer. */
export type Answer = ReturnType<typeof decideRequest>

/** A rejection with whatever fields it carries. */
type Rejection = Reason & { readonly [field: string]: unknown }

/** A command as a test states it; `data` is decoded like any other. */
interface Asked {
  readonly actor: Actor
  readonly type: string
  readonly data: unknown
  readonly at?: Instant | undefined
}

interface World {
  readonly streams: ReadonlyMap<string, ReadonlyArray<DomainEvent>>
  readonly tables: ReadonlyArray<Table>
  readonly now: Instant
  /** Commands so far: the source of their ids. */
  readonly count: number
  /** What each reaction remembers of the events of commands, by its name. */
  readonly remembered: ReadonlyMap<string, unknown>
}

/** What reactions make of an event: what they remember from then on, and the commands they send. */
interface Followed {
  readonly after: History
  readonly follow: ReadonlyArray<Command>
}

/** A history so far. Every method leaves it as it is and answers with the next one. */
export class History {
  private constructor(private readonly world: World) {}

  static readonly empty = new History({
    streams: new Map(),
    tables: [],
    now: monday,
    count: 0,
    remembered: new Map(),
  })

  get now(): Instant {
    return this.world.now
  }

  /** Everything that stands in a stream. */
  events(stream: string): ReadonlyArray<DomainEvent> {
    return this.world.streams.get(stream) ?? []
  }

  at(now: Instant): History {
    return new History({ ...this.world, now })
  }

  supplied(name: string, content: Table['content']): History {
    const tables = [...this.world.tables, { name, hash: noHash, content }]
    return new History({ ...this.world, tables })
  }

  /** Events that no command of today can record, put into a stream as they are. */
  given(stream: string, ...events: ReadonlyArray<DomainEvent>): History {
    const streams = new Map(this.world.streams).set(stream, [...this.events(stream), ...events])
    return new History({ ...this.world, streams })
  }

  /** Carries a command out, and what the reactions make of it. Throws unless it is accepted. */
  as(actor: Actor, type: string, data: unknown, at?: Instant): History {
    const asked = { actor, type, data, at }
    const answer = this.answer(asked)
    if (E.isLeft(answer)) throw new Error(`${type}: ${JSON.stringify(answer.left)}`)
    const { aggregate, request } = this.requestOf(asked)
    const { name } = aggregate.streamOf(request.command)
    const next = this.given(name, ...answer.right.events)
    const before = this.events(name).length
    const { count } = this.world
    const recorded = new History({ ...next.world, now: at ?? this.now, count: count + 1 })
    const { after, follow } = answer.right.events.reduce<Followed>(
      ({ after: history, follow: commands }, event, index) => {
        const seen = history.followedBy({ ...event, stream: name, revision: before + index })
        return { after: seen.after, follow: [...commands, ...seen.follow] }
      },
      { after: recorded, follow: [] },
    )
    return follow.reduce<History>(
      (history, command) => history.as(reaction, command.type, command.data, at),
      after,
    )
  }

  /** What the loop answers to a command. Throws when the command does not decode. */
  ask(actor: Actor, type: string, data: unknown, at?: Instant): Answer {
    return this.answer({ actor, type, data, at })
  }

  /** The decision alone, for exact comparison; throws when the actor is denied. */
  when(actor: Actor, type: string, data: unknown, at?: Instant): Outcome<DomainEvent, Rejection> {
    const { aggregate, request, state, facts } = this.requestOf({ actor, type, data, at })
    const { command, commandId } = request
    const now = at ?? this.now
    const intent = aggregate.intent(command, state, now)
    const granted = authorize(
      { commandId, actor, intent, now },
      worldOf(actor, intent.target, facts),
    )
    if (E.isLeft(granted)) throw new Error(`${type}: denied ${JSON.stringify(granted.left)}`)
    const decision = { now, commandId, actor, grant: granted.right }
    const history = this.events(aggregate.streamOf(command).name)
    return given(aggregate, ...history).when(
      command,
      aggregate.context(command, { state, facts, decision }),
    )
  }

  /** State of a stream, as its aggregate folds it. */
  state<State>(
    aggregate: { readonly initial: State; readonly evolve: (state: State, event: never) => State },
    stream: string,
  ): State {
    return fold(aggregate, this.events(stream) as ReadonlyArray<never>)
  }

  private answer(asked: Asked): Answer {
    const { aggregate, request, state, facts } = this.requestOf(asked)
    return decideRequest(aggregate, request, { state, facts, now: asked.at ?? this.now })
  }

  private requestOf({ actor, type, data, at }: Asked) {
    const decoded = decodeCommand(carm, { type, data })
    const aggregate = aggregateOfCommand(carm, type)
    if (E.isLeft(decoded) || aggregate === undefined) {
      throw new Error(`${type} does not decode: ${JSON.stringify(decoded)}`)
    }
    const commandId = uuidFrom(`command ${this.world.count}`)
    const request: Request = { commandId, actor, command: decoded.right }
    const own = aggregate.streamOf(decoded.right).name
    const state = this.state(aggregate, own)
    const needs = needsOf(aggregate, request, { state, now: at ?? this.now })
    return { aggregate, request, state, facts: this.factsFor(own, needs) }
  }

  /** Gives what was needed and nothing else, in two steps as the loop does. */
  private factsFor(own: string, { streams, tables, more }: Needs): Facts {
    const needed = new Set([own])
    for (const { name } of streams) needed.add(name)
    const facts = this.factsOf(needed, tables)
    for (const { name } of more?.(facts) ?? []) needed.add(name)
    return facts
  }

  private factsOf(needed: ReadonlySet<string>, tables: ReadonlyArray<string>): Facts {
    return {
      stream: ({ category, name }) => {
        if (!needed.has(name)) throw new Error(`${name} was not among the needs`)
        const reader = carm.aggregates.find((one) => one.category === category)
        if (reader === undefined) throw new Error(`no aggregate reads ${name}`)
        return { state: this.state(reader, name), pin: this.pin(name) }
      },
      table: (name) =>
        tables.includes(name) ? (this.world.tables.find((one) => one.name === name) ?? null) : null,
    }
  }

  /** Reactions read an event and its place, and the streams there are; nothing else is there. */
  private followedBy(placed: Omit<RecordedEvent, 'metadata'>): Followed {
    const event = placed as RecordedEvent
    const names = [...this.world.streams.keys()].filter((name) => this.events(name).length > 0)
    const remembered = new Map(
      carm.reactions.map(({ name, initial, evolve }) => {
        const known = this.world.remembered
        return [name, evolve(known.has(name) ? known.get(name) : initial, event)]
      }),
    )
    const follow = carm.reactions.flatMap((one) => {
      const views = viewsOver(viewsNeeded(one, event), names.toSorted())
      return one.react(remembered.get(one.name), event, views)
    })
    return { after: new History({ ...this.world, remembered }), follow }
  }

  /** Revisions are counted, hashes are zeros. */
  private pin(stream: string) {
    const { length } = this.events(stream)
    return { stream, revision: length === 0 ? ('absent' as const) : length - 1, hash: noHash }
  }
}
