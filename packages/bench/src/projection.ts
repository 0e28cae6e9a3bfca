/** P5: the runner of read models beside projections that were written by hand for the same tables. */
import { join } from 'node:path'
import { type Database, openDatabase, programAccounts, projectOnce } from '@carmkit/read-models'
import type { Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { type Comparison, compareProcessorTime } from './measure.js'
import { accountEvents, readable } from './projection-workload.js'
import { rawProjection } from './raw-projection.js'

/** Events of one round, by the size of a batch. */
const sizes = [
  { batchSize: 1, events: 4_000 },
  { batchSize: 100, events: 20_000 },
  { batchSize: 1_000, events: 20_000 },
]

/** On SQLite, at each size of a batch. */
export const projectionOnSqlite = async (folder: string): Promise<ReadonlyArray<Comparison>> => {
  const comparisons: Comparison[] = []
  let files = 0
  const newFile = () => join(folder, `projection-${++files}.sqlite`)
  for (const { batchSize, events } of sizes) {
    const log = accountEvents(events)
    const store = readable(log)
    comparisons.push(
      await compareProcessorTime(`P5 projection on SQLite, batches of ${batchSize}`, [
        { name: 'by hand', run: async () => rawProjection(newFile(), log, batchSize) },
        { name: 'carmkit', run: () => projected(`sqlite:${newFile()}`, store, batchSize) },
      ]),
    )
  }
  return comparisons
}

/** The cost of an event does not grow with the log; `--long` takes a million instead of a hundred thousand. */
export const projectionByLength = async (folder: string): Promise<Comparison> => {
  const log = accountEvents(process.argv.includes('--long') ? 1_000_000 : 100_000)
  let files = 0
  const variants = [10_000, log.length].map((events) => {
    const store = readable(log.slice(0, events))
    const file = () => join(folder, `length-${++files}.sqlite`)
    return {
      name: `${events} events`,
      run: () => projected(`sqlite:${file()}`, store, 1_000),
    }
  })
  return compareProcessorTime('P5 projection on SQLite by the length of the log', variants)
}

const projected = async (address: string, store: Store, batchSize: number): Promise<number> => {
  const database = await opened(address)
  const end = await projectOnce(database, store, { models: [programAccounts], batchSize })
  await database.close()
  if (E.isLeft(end)) throw new Error(end.left.reason)
  return end.right.entries
}

const opened = async (address: string): Promise<Database> => {
  const database = await openDatabase(address)
  if (E.isLeft(database)) throw new Error(database.left.reason)
  return database.right
}
