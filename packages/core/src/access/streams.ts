/**
 * States of streams at one position, and facts from them; separate from the portal because a part
 * of a log has facts too, and no index of them.
 */
import { noHash } from '@carmkit/kernel'
import type { Facts, Table } from '../aggregate.js'
import type { Pin } from '../authority/index.js'
import type { Domain } from '../domain.js'

/** The state of a stream, and the position at which it was read. */
export interface Held {
  readonly state: unknown
  readonly pin: Pin
}

/** By the stream's name. A stream that is not among them does not exist at this position. */
export type Streams = ReadonlyMap<string, Held>

/** Rules to read the streams by, and the dated tables that decisions look into. */
export interface Reading {
  readonly domain: Domain
  /** None where nothing is decided but authority. */
  readonly tables?: ReadonlyArray<Table>
}

/** A stream that is not held does not exist: its state is the initial one. */
export const factsOf = (streams: Streams, { domain, tables = [] }: Reading): Facts => ({
  stream: ({ category, name }) => {
    const held = streams.get(name)
    if (held !== undefined) return { state: held.state as never, pin: held.pin }
    const aggregate = domain.aggregates.find((one) => one.category === category)
    if (aggregate === undefined) throw new Error(`no aggregate reads ${name}`)
    return { state: aggregate.initial, pin: { stream: name, revision: 'absent', hash: noHash } }
  },
  table: (name) => tables.find((one) => one.name === name) ?? null,
})
