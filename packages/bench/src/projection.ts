/** P5: the runner of read models beside projections that were written by hand for the same tables. */
import { join } from 'node:path'
import { type Database, openDatabase, programAccounts, projectOnce } from '@carmkit/read-models'
import type { LoggedEvent, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Comparison, compareProcessorTime, type Variant } from './measure.js'
import { accountEvents, batches, readable } from './projection-workload.js'
import { type RawProjection, rawProjection } from './raw-projection.js'

/** Events of one round, by the size of a batch. */
const sizes = [
  { batchSize: 1, events: 5_000 },
  { batchSize: 100, events: 30_000 },
  { batchSize: 1_000, events: 30_000 },
]

/** On SQLite, at each size of a batch: no commit waits for the disk, so that what counts is computing. */
export const projectionOnSqlite = async (folder: string): Promise<ReadonlyArray<Comparison>> => {
  const comparisons: Comparison[] = []
  const newFile = filesIn(folder)
  for (const { batchSize, events } of sizes) {
    const log = accountEvents(events)
    comparisons.push(
      await compareProcessorTime(`P5 projection on SQLite, batches of ${batchSize}`, [
        byHand({ newFile, log, batchSize }),
        byRunner('carmkit', {
          address: async () => `sqlite:${newFile()}`,
          store: readable(log),
          batchSize,
        }),
      ]),
    )
  }
  return comparisons
}

/** The cost of an event does not grow with the log; `--long` takes a million instead of a hundred thousand. */
export const projectionByLength = async (folder: string): Promise<Comparison> => {
  const log = accountEvents(process.argv.includes('--long') ? 1_000_000 : 100_000)
  const newFile = filesIn(folder)
  const variants = [10_000, log.length].map((events) =>
    byRunner(`${events} events`, {
      address: async () => `sqlite:${newFile()}`,
      store: readable(log.slice(0, events)),
      batchSize: 1_000,
    }),
  )
  return compareProcessorTime('P5 projection on SQLite by the length of the log', variants)
}

let files = 0

const filesIn = (folder: string) => () => join(folder, `projection-${++files}.sqlite`)

const byHand = ({
  newFile,
  log,
  batchSize,
}: {
  readonly newFile: () => string
  readonly log: ReadonlyArray<LoggedEvent>
  readonly batchSize: number
}): Variant => {
  let projection: RawProjection
  return {
    name: 'by hand, one statement for each event',
    before: async () => {
      projection = rawProjection(newFile())
    },
    run: async () => {
      for (const batch of batches(log, batchSize)) projection.apply(batch)
      return log.length
    },
    after: async () => projection.close(),
  }
}

/** Takes in a log whose tables have been made before. */
const byRunner = (
  name: string,
  {
    address,
    store,
    batchSize,
  }: {
    readonly address: () => Promise<string>
    readonly store: Store
    readonly batchSize: number
  },
): Variant => {
  const models = [programAccounts]
  let database: Database
  return {
    name,
    before: async () => {
      database = right(await openDatabase(await address()))
      right(await projectOnce(database, readable([]), { models }))
    },
    run: async () => right(await projectOnce(database, store, { models, batchSize })).entries,
    after: () => database.close(),
  }
}

const right = <L extends { readonly reason: string }, A>(either: E.Either<L, A>): A => {
  if (E.isLeft(either)) throw new Error(either.left.reason)
  return either.right
}
