/** Many empty places on one server that others use too: each sees the streams under its own prefix only. */
import { randomUUID } from 'node:crypto'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Connection, connectionOf } from '../src/connection.js'
import { storeOn } from '../src/eventstoredb-store.js'
import type { Arrival } from '../src/feed.js'
import type { StoredEvent } from '../src/stored-event.js'
import { categories } from './emulated.js'

const deadline = 10_000

/** The contract's subject on the server at this address, whatever else it holds. */
export const serverSubject = (connectionString: string) => {
  const prefixes = new WeakMap<Store, string>()
  const openUnder = async (prefix: string): Promise<Store> => {
    const store = storeOn(under(prefix, connectionOf(connectionString, deadline)), categories)
    prefixes.set(store, prefix)
    return store
  }
  return {
    name: 'eventstoredb',
    open: () => openUnder(`carmkitTest${randomUUID()}-`),
    reopen: (store: Store) => openUnder(prefixes.get(store) ?? ''),
  }
}

const under = (prefix: string, connection: Connection): Connection => {
  const outer = (stream: string): string =>
    stream.startsWith('$$') ? `$$${prefix}${stream.slice(2)}` : prefix + stream
  const inner = (event: StoredEvent): StoredEvent => ({
    ...event,
    stream: event.stream.startsWith(prefix)
      ? event.stream.slice(prefix.length)
      : 'of somebody else',
  })
  const innerAll = E.map((events: ReadonlyArray<StoredEvent>) => events.map(inner))
  return {
    ...connection,
    append: (append) => connection.append({ ...append, stream: outer(append.stream) }),
    readStream: async (stream, range) =>
      innerAll(await connection.readStream(outer(stream), range)),
    readLast: async (stream) =>
      E.map((event: StoredEvent | undefined) => event && inner(event))(
        await connection.readLast(stream === null ? null : outer(stream)),
      ),
    readAll: async (from, count) => innerAll(await connection.readAll(from, count)),
    searchAll: async (search, found) => {
      const prefixes = search.prefixes.map(outer)
      const answer = await connection.searchAll({ ...search, prefixes }, found)
      found.splice(0, found.length, ...found.map(inner))
      return answer
    },
    subscribe: (after, prefixes) => {
      const feed = connection.subscribe(after, prefixes.map(outer))
      const next = (): Arrival | null => {
        const arrival = feed.next()
        return arrival?.name === 'event' ? { ...arrival, event: inner(arrival.event) } : arrival
      }
      return { ...feed, next }
    },
    forOneCall: () => under(prefix, connection.forOneCall()),
    keepLastOnly: (stream) => connection.keepLastOnly(outer(stream)),
  }
}
