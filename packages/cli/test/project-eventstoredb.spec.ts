/**
 * Read models of a log on EventStoreDB: its positions are places in bytes, with gaps where the store keeps notes of
 * its own. Followed over the death of the server, the tables are those of the same history in a file.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { carm } from '@carmkit/core'
import { type Operation, startEmulator } from '@carmkit/eventstoredb-emulator'
import { follow, models, openDatabase, statusOf, waitFor, waitForLog } from '@carmkit/read-models'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import * as E from 'fp-ts/lib/Either.js'
import libsql from 'libsql'
import { expect, it } from 'vitest'
import { carmkit, fileOf, newFile, storyFile } from './support.js'

const timeout = 30_000
const story = readFileSync(storyFile, 'utf8').trimEnd().split('\n')
const newTables = (): string => `sqlite:${newFile()}`

const right = <L, A>(either: E.Either<L, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left))
  return either.right
}

const told = async (...args: ReadonlyArray<string>) => {
  const { exit, lines } = await carmkit(...args, '--json')
  expect(exit).toBe(0)
  return JSON.parse(lines[0] ?? 'null')
}

/** Projects in a process of its own until it is told to end. */
const following = (store: string, db: string) => {
  const cli = fileURLToPath(new URL('../dist/main.js', import.meta.url))
  const child = spawn(process.execPath, [cli, 'project', '--follow', '--store', store, '--db', db])
  const ended = once(child, 'exit')
  return async (): Promise<void> => {
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  }
}

type Row = Readonly<Record<string, unknown>>

/** All rows as readers find them, but for positions: each is the number of its event, since another log has others. */
const rowsIn = (db: string): Readonly<Record<string, ReadonlyArray<Row>>> => {
  const database = new libsql(db.slice('sqlite:'.length))
  const rowsOf = (table: string, key: ReadonlyArray<string>): ReadonlyArray<Row> =>
    database.prepare(`SELECT * FROM ${table} ORDER BY ${key.join()}`).all() as Row[]
  const positions = rowsOf('audit_event', ['position']).map(({ position }) => position)
  const numbered = (row: Row): Row =>
    'position' in row ? { ...row, position: positions.indexOf(row['position']) } : row
  const tables = models.flatMap((model) => [...model.tables])
  const rows = tables.map(({ name, key }) => [name, rowsOf(name, key).map(numbered)])
  database.close()
  return Object.fromEntries(rows)
}

it('the tables of a log on a server that died are those of the same history in a file', async () => {
  const file = newFile()
  const emulator = await startEmulator({ file })
  const server = emulator.connectionString
  const run = (lines: ReadonlyArray<string>) =>
    carmkit('run', fileOf(lines.join('\n')), '--clock', 'lines', '--store', server)
  const statusOf = (db: string) => carmkit('project', 'status', '--store', server, '--db', db)
  const [twice, always, ofFile] = [newTables(), newTables(), newTables()]

  await run(story.slice(0, 5))
  const first = await told('project', '--store', server, '--db', twice)
  expect(first.position).toBeGreaterThan(100 * first.entries)
  const end = following(server, always)
  await expect.poll(() => statusOf(always), { timeout }).toMatchObject({ exit: 0 })

  await emulator.kill()
  const again = await startEmulator({ file, port: emulator.port })
  await run(story.slice(5, 8))
  const categories = carm.aggregates.map(({ category }) => category)
  const store = right(await openEventStoreDb({ connectionString: server, categories }))
  const [followed, behind] = [right(await openDatabase(always)), right(await openDatabase(twice))]
  const last = right(await waitForLog(followed, store, { timeout }))
  await end()

  expect(await waitFor(behind, last, { timeout: 20 })).toEqual(
    E.left({ name: 'NotYet', position: first.position, wanted: last }),
  )
  const { lag } = await told('project', 'status', '--store', server, '--db', twice)
  expect(lag.entries).toBeGreaterThan(2)
  const second = await told('project', '--store', server, '--db', twice, '--batch', '1')
  expect(second).toMatchObject({ entries: lag.entries, position: last, lag: { entries: 0 } })
  expect(await waitFor(behind, last)).toEqual(E.right(last))

  const copy = newFile()
  await told('copy', '--from', server, '--to', copy)
  const ofCopy = await told('project', '--store', copy, '--db', ofFile)
  expect(ofCopy.position).toBe(first.entries + second.entries)
  const rows = rowsIn(ofFile)
  expect(rows['audit_event']).toHaveLength(ofCopy.position)
  expect([rowsIn(always), rowsIn(twice)]).toEqual([rows, rows])
  await Promise.all([behind.close(), followed.close(), store.close()])
  await again.stop()
})

it('a log that is followed is not looked at while there is nothing new, and what comes is there at once', async () => {
  const operations: Operation[] = []
  const emulator = await startEmulator({
    intercept: (operation) => {
      operations.push(operation)
      return null
    },
  })
  const server = emulator.connectionString
  const run = (lines: ReadonlyArray<string>) =>
    carmkit('run', fileOf(lines.join('\n')), '--clock', 'lines', '--store', server)
  await run(story.slice(0, 5))
  const categories = carm.aggregates.map(({ category }) => category)
  const store = right(await openEventStoreDb({ connectionString: server, categories }))
  const database = right(await openDatabase(newTables()))
  const ending = new AbortController()
  const done = follow(database, store, { signal: ending.signal })
  const isFollowed = () => operations.some(({ name }) => name === 'subscribe')
  await expect.poll(isFollowed, { timeout }).toBe(true)
  const [before, last] = [operations.length, right(await statusOf(database)).position]
  // Looking at it would be done every half second.
  await sleep(1_500)
  expect(operations.slice(before)).toEqual([])
  await run(story.slice(5, 6))
  expect(right(await waitForLog(database, store, { timeout }))).toBeGreaterThan(last)
  expect(operations.filter(({ name }) => name === 'subscribe')).toHaveLength(1)
  ending.abort()
  expect(right(await done).position).toBeGreaterThan(last)
  await Promise.all([database.close(), store.close()])
  await emulator.stop()
})
