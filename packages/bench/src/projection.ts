/** P5: the runner of read models beside projections that were written by hand for the same tables. */
import { join } from 'node:path'
import {
  type Database,
  openDatabase,
  programAccounts,
  projectOnce,
  rebuild,
} from '@carmkit/read-models'
import type { LoggedEvent, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import SqliteDatabase from 'libsql'
import { against, type Comparison, compare, compareProcessorTime, type Variant } from './measure.js'
import { postgresServer } from './postgres.js'
import { accountEvents, batches, readable } from './projection-workload.js'
import { rawProjection } from './raw-projection.js'
import { rawPostgresProjection } from './raw-projection-postgres.js'

/** Events of one round, by the size of a batch. */
const sizes = [
  { batchSize: 1, events: 5_000 },
  { batchSize: 100, events: 30_000 },
  { batchSize: 1_000, events: 30_000 },
]

const models = [programAccounts]

/** On SQLite, at each size of a batch: no commit waits for the disk, so that what counts is computing. */
export const projectionOnSqlite = async (folder: string): Promise<ReadonlyArray<Comparison>> => {
  const comparisons: Comparison[] = []
  const newFile = filesIn(folder)
  for (const { batchSize, events } of sizes) {
    const log = accountEvents(events)
    comparisons.push(
      await compareProcessorTime(`P5 projection on SQLite, batches of ${batchSize}`, [
        byHand(newFile, log, batchSize),
        byRunner('carmkit', async () => `sqlite:${newFile()}`, {
          store: readable(log),
          batchSize,
        }),
      ]),
    )
  }
  return comparisons
}

/** On PostgreSQL, by the clock on the wall, since most of the work is the server's. */
export const projectionOnPostgres = async (): Promise<Comparison> => {
  const newAddress = await postgresServer()
  const title = 'P5 projection on PostgreSQL, batches of 1000'
  if (newAddress === null) return { title: `${title}: no server can be had here`, rows: [] }
  const log = accountEvents(20_000)
  let projection: Awaited<ReturnType<typeof rawPostgresProjection>>
  return compare(title, [
    {
      name: 'by hand, one unnest upsert for each batch',
      before: async () => {
        projection = await rawPostgresProjection(await newAddress())
      },
      run: async () => {
        for (const batch of batches(log, 1_000)) await projection.apply(batch)
        return log.length
      },
      after: () => projection.close(),
    },
    byRunner('carmkit', newAddress, { store: readable(log), batchSize: 1_000 }),
  ])
}

/** Reads the same file as our rebuild, as a hand-written program would. */
const rebuiltByHand = 'by hand from the log: SELECT, JSON.parse, one statement for each event'

/**
 * Tables built anew from a store on SQLite, in one run beside two baselines: the raw projection of
 * events that lie parsed in memory, and the raw rebuild, which has to read them as ours has.
 */
export const projectionAnew = async (
  folder: string,
  open: (file: string) => Promise<Store>,
): Promise<ReadonlyArray<Comparison>> => {
  const file = join(folder, 'projection-log.sqlite')
  const store = await open(file)
  const log = accountEvents(20_000)
  await record(store, log)
  const newFile = filesIn(folder)
  let database: Database
  const title = 'P5 tables built anew from a store on SQLite'
  const comparison = await compareProcessorTime(`${title}, beside a projection from memory`, [
    byHand(newFile, log, 1_000, 'by hand from memory: one statement for each event'),
    byHand(newFile, storedIn(file), 1_000, rebuiltByHand),
    {
      name: 'carmkit: rebuild from the log',
      before: async () => {
        database = right(await openDatabase(`sqlite:${newFile()}`))
        right(await projectOnce(database, store, { models }))
      },
      run: async () => right(await rebuild(database, store, { models, batchSize: 1_000 })).entries,
      after: () => database.close(),
    },
  ])
  await store.close()
  return [
    comparison,
    against(rebuiltByHand, { title: `${title}, beside a rebuild by hand`, comparison }),
  ]
}

/** The cost of an event does not grow with the log; `--long` takes a million as well. */
export const projectionByLength = async (folder: string): Promise<Comparison> => {
  const longest = process.argv.includes('--long') ? [1_000_000] : []
  const lengths = [10_000, 100_000, ...longest]
  const log = accountEvents(lengths.at(-1) ?? 0)
  const newFile = filesIn(folder)
  const variants = lengths.map((events) =>
    byRunner(`${events} events`, async () => `sqlite:${newFile()}`, {
      store: readable(log.slice(0, events)),
      batchSize: 1_000,
    }),
  )
  return compareProcessorTime('P5 projection on SQLite by the length of the log', variants)
}

let files = 0

const filesIn = (folder: string) => () => join(folder, `projection-${++files}.sqlite`)

/** Takes in a log, with tables and statements made before. */
const byHand = (
  newFile: () => string,
  log: Iterable<LoggedEvent>,
  batchSize: number,
  name = 'by hand, one statement for each event',
): Variant => {
  let projection: ReturnType<typeof rawProjection>
  return {
    name,
    before: async () => {
      projection = rawProjection(newFile())
    },
    run: async () => {
      let events = 0
      for (const batch of batches(log, batchSize)) {
        projection.apply(batch)
        events += batch.length
      }
      return events
    },
    after: async () => projection.close(),
  }
}

/** Takes in a log, with tables made before. */
const byRunner = (
  name: string,
  newAddress: () => Promise<string>,
  { store, batchSize }: { readonly store: Store; readonly batchSize: number },
): Variant => {
  let database: Database
  return {
    name,
    before: async () => {
      database = right(await openDatabase(await newAddress()))
      right(await projectOnce(database, readable([]), { models }))
    },
    run: async () => right(await projectOnce(database, store, { models, batchSize })).entries,
    after: () => database.close(),
  }
}

/** Records events in their order; many appends share one commit. */
const record = async (store: Store, log: ReadonlyArray<LoggedEvent>): Promise<void> => {
  for (const batch of batches(log, 100)) {
    const appended = await Promise.all(
      batch.map(({ event }) =>
        store.append({
          stream: event.stream,
          expected: event.revision === 0 ? 'absent' : event.revision - 1,
          events: [event],
          expect: [],
        })(),
      ),
    )
    for (const one of appended) if (E.isLeft(one)) throw new Error(one.left.name)
  }
}

/** The events in a file of the store, as a hand-written reader takes them. */
const storedIn = (file: string): Iterable<LoggedEvent> => ({
  *[Symbol.iterator]() {
    const database = new SqliteDatabase(file)
    const select = database.prepare(
      'SELECT position, body FROM events WHERE position > ? ORDER BY position LIMIT 1000',
    )
    for (let position = 0; ; ) {
      const rows = select.all([position]) as { position: number; body: string }[]
      for (const row of rows) yield { position: row.position, event: JSON.parse(row.body) }
      position = rows.at(-1)?.position ?? position
      if (rows.length < 1_000) break
    }
    database.close()
  },
})

export const right = <L, A>(either: E.Either<L, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}
