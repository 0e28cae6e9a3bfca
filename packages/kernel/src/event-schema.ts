/**
 * What may stand in a stream: each event type with every version it ever had.
 *
 * A version is a storage contract. It is never edited; a new one is added with an upcaster from the
 * one before, so that old records are read for ever and `evolve` knows the newest form only.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { Static } from './codec.js'
import { type Fault, faultsOf, faultsUnder, sketch } from './fault.js'

/** An event as the domain sees it: without its place in a stream. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type
  /** Version of the data's form, from 1. */
  readonly v: number
  readonly data: Data
}

/** One event type: its current form, and how to come there from older ones. */
export interface EventDefinition<Type extends string, Data> {
  readonly type: Type
  /** The current version. */
  readonly v: number
  /** Codec of each version's data, oldest first. */
  readonly codecs: ReadonlyArray<t.Any>
  /** From version i + 1 to version i + 2. */
  readonly upcasters: ReadonlyArray<(data: never) => unknown>
  /** A new event in the current form. */
  readonly make: (data: Data) => DomainEvent<Type, Data>
  /** The same event with one more version behind the current one. */
  readonly next: <C extends t.Any>(
    codec: C,
    upcast: (data: Data) => Static<C>,
  ) => EventDefinition<Type, Static<C>>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a schema holds definitions of any data
type AnyDefinition = EventDefinition<any, any>

/** The event that a definition makes. */
export type EventOf<D> =
  D extends EventDefinition<infer Type, infer Data> ? DomainEvent<Type, Data> : never

/** A new event type at version 1. */
export const event = <Type extends string, C extends t.Any>(
  type: Type,
  codec: C,
): EventDefinition<Type, Static<C>> => definition(type, [codec], [])

const definition = <Type extends string, Data>(
  type: Type,
  codecs: ReadonlyArray<t.Any>,
  upcasters: ReadonlyArray<(data: never) => unknown>,
): EventDefinition<Type, Data> => ({
  type,
  v: codecs.length,
  codecs,
  upcasters,
  make: (data) => ({ type, v: codecs.length, data }),
  next: (codec, upcast) => definition(type, [...codecs, codec], [...upcasters, upcast]),
})

/** Everything one category of streams may hold. */
export interface EventSchema<Event> {
  readonly definitions: ReadonlyArray<AnyDefinition>
  /** The stored event in its current form, or every fault of it. */
  readonly decode: (stored: DomainEvent) => E.Either<ReadonlyArray<Fault>, Event>
}

/** Any event that a schema lets through. */
export type EventIn<S> = S extends EventSchema<infer Event> ? Event : never

export const eventSchema = <D extends ReadonlyArray<AnyDefinition>>(
  ...definitions: D
): EventSchema<EventOf<D[number]>> => {
  const byType = new Map(definitions.map((one) => [one.type as string, one]))
  if (byType.size < definitions.length) throw new Error('two definitions of one event type')
  return {
    definitions,
    decode: (stored) => {
      const known = byType.get(stored.type)
      return known === undefined
        ? E.left([{ path: 'type', reason: `unknown event type ${sketch(stored.type)}` }])
        : decodeAs<EventOf<D[number]>>(known, stored)
    },
  }
}

const decodeAs = <Event>(
  known: AnyDefinition,
  stored: DomainEvent,
): E.Either<ReadonlyArray<Fault>, Event> => {
  const codec = known.codecs[stored.v - 1]
  if (codec === undefined) {
    return E.left([
      { path: 'v', reason: `${known.type} has versions 1 to ${known.v}, not ${stored.v}` },
    ])
  }
  const decoded = codec.decode(stored.data)
  if (E.isLeft(decoded)) {
    return E.left(faultsUnder('data', faultsOf(decoded.left)))
  }
  if (stored.v === known.v) return E.right(stored as Event)
  const data = known.upcasters
    .slice(stored.v - 1)
    .reduce<unknown>((old, upcast) => upcast(old as never), decoded.right)
  return E.right({ ...stored, v: known.v, data } as Event)
}
