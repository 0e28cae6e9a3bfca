/** The log in a file: what was acknowledged is there after a restart, as it was. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import {
  type AppendResult,
  binaryEvent,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  START,
} from '@eventstore/db-client'
import { afterEach, beforeAll, expect, it } from 'vitest'
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
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close()
})

const startOn = async (file: string) => {
  const emulator = await startEmulator({ file })
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

it('a file has one emulator at a time, and is a log', async () => {
  const file = newFile()
  await startOn(file)
  await expect(startEmulator({ file })).rejects.toThrow(/locked/)
  const other = newFile()
  writeFileSync(other, 'x'.repeat(5000))
  await expect(startEmulator({ file: other })).rejects.toThrow(/not a database/)
})

it('a port that is taken is no start, and leaves the file free', async () => {
  const file = newFile()
  const { port, stop } = await startEmulator()
  open.push(stop)
  await expect(startEmulator({ file, port })).rejects.toThrow(/EADDRINUSE/)
  await startOn(file)
})

beforeAll(() => {
  const built = pathOf('../dist/index.js')
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, with tsc -b`)
})

it('a process that is killed loses nothing that it acknowledged', async () => {
  const file = newFile()
  const stream = freshStream()
  let acknowledged = -1n
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [pathOf('run-emulator.mjs'), file])
    const lines = createInterface({ input: child.stdout })
    const [address = ''] = await new Promise<string[]>((resolve) =>
      lines.once('line', (line) => resolve([line])),
    )
    const client = EventStoreDBClient.connectionString(address)
    const closed = new Promise((resolve) => child.on('close', resolve))
    const appendUntilLost = async (): Promise<void> => {
      for (;;) {
        const answer = await client
          .appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
          .catch(() => null)
        if (answer === null) return
        acknowledged = maximum(acknowledged, answer)
        if (acknowledged === BigInt(round * 50 + 40)) child.kill('SIGKILL')
      }
    }
    await Promise.all(Array.from({ length: 8 }, appendUntilLost))
    await closed
    await client.dispose()
  }
  const { client } = await startOn(file)
  const events = await readAllOf(client.readStream(stream))
  expect(acknowledged).toBeGreaterThanOrEqual(140n)
  expect(BigInt(events.length)).toBeGreaterThan(acknowledged)
  expect(events.map(({ event }) => event?.revision)).toEqual(
    events.map((_, index) => BigInt(index)),
  )
})

const maximum = (one: bigint, { nextExpectedRevision: other }: AppendResult): bigint =>
  one > other ? one : other
