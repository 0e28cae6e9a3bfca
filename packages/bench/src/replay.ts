/** P4: reading a log back, plain and with every hash checked, beside SELECT and JSON.parse. */
import { join } from 'node:path'
import { type AnyAggregate, aggregateOfStream, carm } from '@carmkit/core'
import {
  type ChainFault,
  followsInChain,
  type RecordedEvent,
  type StreamEnd,
} from '@carmkit/kernel'
import { eventsAmong, type Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import Database from 'libsql'
import { type Comparison, compare } from './measure.js'
import { delegationCommands, prepare } from './workload.js'

const clients = 1500

/** Writes the log once; every variant reads the same file. */
export const replay = async (
  folder: string,
  open: (file: string) => Promise<Store>,
): Promise<Comparison> => {
  const file = join(folder, 'replay.sqlite')
  const store = await open(file)
  const ports = await prepare(store, clients)
  for (let n = 1; n <= clients; n++)
    for (const command of delegationCommands(ports, n)) await command()
  const raw = new Database(file)
  const count =
    (raw.prepare('SELECT count(*) AS n FROM events').all() as { n: number }[])[0]?.n ?? 0
  const comparison = await compare(`P4 replay of ${count} events`, [
    { name: 'SELECT, JSON.parse, immutable fold', run: async () => rawReplay(raw) },
    { name: 'carmkit: decode and evolve', run: () => storeReplay(store, { checksHashes: false }) },
    {
      name: 'carmkit: every hash checked as well',
      run: () => storeReplay(store, { checksHashes: true }),
    },
  ])
  raw.close()
  await store.close()
  return comparison
}

/** What any reader of the file has to do, and no more; answers with how many events there are. */
export const rawReplay = (raw: Database.Database): number => {
  const select = raw.prepare(
    'SELECT body FROM events WHERE position > ? ORDER BY position LIMIT 1000',
  )
  const states = new Map<string, { readonly events: number; readonly last: string }>()
  let position = 0
  for (;;) {
    const rows = select.all(position) as { body: string }[]
    for (const { body } of rows) {
      const event = JSON.parse(body) as RecordedEvent
      const state = states.get(event.stream) ?? { events: 0, last: '' }
      states.set(event.stream, { ...state, events: state.events + 1, last: event.type })
    }
    position += rows.length
    if (rows.length < 1000) return position
  }
}

const storeReplay = async (
  store: Store,
  { checksHashes }: { readonly checksHashes: boolean },
): Promise<number> => {
  const states = new Map<string, unknown>()
  const ends = new Map<string, StreamEnd>()
  let position = 0
  for (;;) {
    const page = await store.readLog(position, 1000)()
    if (E.isLeft(page)) throw new Error(page.left.reason)
    for (const { event, stored } of eventsAmong(page.right)) {
      if (checksHashes) {
        const end = ends.get(event.stream) ?? 'absent'
        ends.set(event.stream, checked(followsInChain(event.stream, end, event, stored)))
      }
      const aggregate = aggregateOfStream(carm, event.stream)
      if (aggregate === undefined) throw new Error(`unknown stream ${event.stream}`)
      states.set(event.stream, evolved(aggregate, event, states.get(event.stream)))
    }
    position += page.right.length
    if (page.right.length < 1000) return position
  }
}

const checked = (next: E.Either<ChainFault, StreamEnd>): StreamEnd => {
  if (E.isLeft(next)) throw new Error(next.left.reason)
  return next.right
}

const evolved = (aggregate: AnyAggregate, event: RecordedEvent, state: unknown): unknown => {
  const decoded = aggregate.events.decode(event)
  if (E.isLeft(decoded)) throw new Error(`${event.stream}@${event.revision}`)
  return aggregate.evolve(state ?? aggregate.initial, decoded.right)
}
