/** The log in a file: what was acknowledged is there after a restart, as it was. */
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import { binaryEvent, EventStoreDBClient, jsonEvent, NO_STREAM, START } from '@eventstore/db-client'
import Database from 'libsql'
import { afterEach, describe, expect, it } from 'vitest'
import { temporaryFiles } from './folder.js'
import {
  freshStream,
  penOf,
  readAllOf,
  refusalOf,
  streamDeleted,
  wrongRevision,
} from './semantics/world.js'

const newFile = temporaryFiles()
const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

const startOn = async (file: string, now = Date.now) => {
  const emulator = await startEmulator({ file, now })
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  open.push(emulator.stop, client.dispose)
  const end = async (how: 'stop' | 'kill') => {
    open.splice(0)
    await client.dispose()
    await emulator[how]()
  }
  return { client, end }
}

it.each(['stop', 'kill'] as const)('everything is as it was after %s', async (how) => {
  const file = newFile()
  const before = await startOn(file)
  const [kept, deleted, tombstoned] = [freshStream(), freshStream(), freshStream()]
  const pen = penOf(before.client, { stream: kept })
  await pen.write('[0,1,2,3]em1')
  await before.client.appendToStream(
    kept,
    binaryEvent({ type: 'é', data: Uint8Array.from([0, 255]), metadata: Uint8Array.from([1]) }),
  )
  await before.client.setStreamMetadata(kept, { maxCount: 3 })
  for (const stream of [deleted, tombstoned]) await penOf(before.client, { stream }).write('0em1')
  await before.client.deleteStream(deleted)
  await before.client.tombstoneStream(tombstoned)
  const log = await readAllOf(before.client.readAll())
  await before.end(how)

  const { client } = await startOn(file)
  expect(await readAllOf(client.readAll())).toEqual(log)
  const shown = await readAllOf(client.readStream(kept))
  expect(shown.map(({ event }) => event?.revision)).toEqual([2n, 3n, 4n])
  const type = async (stream: string) =>
    (await refusalOf(readAllOf(client.readStream(stream))))['type']
  expect(await type(deleted)).toBe('stream-not-found')
  expect(await type(tombstoned)).toBe('stream-deleted')
  const again = await client
    .appendToStream(tombstoned, jsonEvent({ type: 'T', data: {} }))
    .catch((error: unknown) => error)
  expect(again).toMatchObject(streamDeleted(tombstoned))
})

it('repeats are known after a restart, and positions go on rising', async () => {
  const file = newFile()
  const stream = freshStream()
  const first = [randomUUID(), randomUUID()].map((id) => jsonEvent({ id, type: 'T', data: {} }))
  const before = await startOn(file)
  const { position } = await before.client.appendToStream(stream, first)
  await before.end('kill')

  const { client } = await startOn(file)
  const append = (expectedRevision: typeof NO_STREAM | bigint) =>
    client.appendToStream(stream, first, { expectedRevision })
  expect(await append(NO_STREAM)).toEqual({ success: true, nextExpectedRevision: 1n, position })
  expect((await client.appendToStream(stream, first)).position).toEqual(position)
  expect(await refusalOf(append(0n))).toEqual(wrongRevision(stream, 0n, 1n))
  const later = await append(1n)
  expect(later.nextExpectedRevision).toBe(3n)
  expect(later.position?.commit).toBeGreaterThan(position?.commit ?? 0n)
  const { position: fromPosition = START } = later
  expect(await readAllOf(client.readAll({ fromPosition }))).toHaveLength(1)
})

it('time never runs backwards in a log, whatever the clock does', async () => {
  const file = newFile()
  const stream = freshStream()
  const noon = Date.parse('2026-01-01T12:00:00.000Z')
  let clock = noon
  const appendAt = async (moment: number): Promise<void> => {
    clock = moment
    await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
  }
  let { client, end } = await startOn(file, () => clock)
  await appendAt(noon)
  await appendAt(noon - 5000)
  await end('kill')
  ;({ client, end } = await startOn(file, () => clock))
  await appendAt(noon - 3000)
  await appendAt(noon + 1000)
  const events = await readAllOf(client.readStream(stream))
  const created = events.map(({ event }) => event?.created.getTime())
  expect(created).toEqual([noon, noon, noon, noon + 1000])
})

it('a file has one emulator at a time, and is a log', async () => {
  const file = newFile()
  await startOn(file)
  await expect(startEmulator({ file })).rejects.toThrow(/locked/)
  const other = newFile()
  writeFileSync(other, 'x'.repeat(5000))
  await expect(startEmulator({ file: other })).rejects.toThrow(/not a database/)
})

describe('a database of somebody else', () => {
  it.each([
    ['with a table of its own', 'CREATE TABLE mine (a)'],
    ['with a table that is called the same', 'CREATE TABLE events (a, b)'],
    ['with nothing but an application id', 'PRAGMA application_id = 7'],
    ['with nothing but a version', 'PRAGMA user_version = 1'],
  ])('%s is refused by its name, and stays as it is', async (_, sql) => {
    const file = newFile()
    const database = new Database(file)
    database.exec(sql)
    database.close()
    const before = readFileSync(file)
    await expect(startEmulator({ file })).rejects.toThrow(
      `${file} cannot hold the log of an emulator: it is a database of another application`,
    )
    expect(readFileSync(file)).toEqual(before)
  })

  it('that is being written with a log beside it is refused, and stays as it is', async () => {
    const file = newFile()
    const database = new Database(file)
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('CREATE TABLE mine (a)')
    const before = [file, `${file}-wal`].map((one) => readFileSync(one))
    await expect(startEmulator({ file })).rejects.toThrow(/another application/)
    expect([file, `${file}-wal`].map((one) => readFileSync(one))).toEqual(before)
    database.close()
  })
})

it('a database in which nothing stands becomes a log', async () => {
  const file = newFile()
  writeFileSync(file, '')
  const { end } = await startOn(file)
  await end('stop')
  const { client } = await startOn(file)
  expect(await readAllOf(client.readAll())).toEqual([])
})

it('a port that is taken is no start, and leaves the file free', async () => {
  const file = newFile()
  const { port, stop } = await startEmulator()
  open.push(stop)
  await expect(startEmulator({ file, port })).rejects.toThrow(/EADDRINUSE/)
  await startOn(file)
})
