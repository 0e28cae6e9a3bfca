/** Deaths of the node, as its clients see them: what was acknowledged is there, and nothing twice. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startEmulator } from '@carmkit/eventstoredb-emulator'
import {
  type AppendResult,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  StreamNotFoundError,
  UnavailableError,
  WrongExpectedVersionError,
} from '@eventstore/db-client'
import { beforeAll, expect, it } from 'vitest'
import { temporaryFiles } from './folder.js'
import { freshStream, readAllOf } from './semantics/world.js'

const newFile = temporaryFiles()
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

it('20. writers that send the same again after every death write each event once', async () => {
  const file = newFile()
  const stream = freshStream()
  let emulator = await startEmulator({ file })
  const { port, connectionString } = emulator
  const ids = Array.from({ length: 60 }, () => randomUUID())
  const waiting = [...ids]
  // One client for all: the failure of one client's appends rejects those of every other as well.
  const client = EventStoreDBClient.connectionString(connectionString)
  const writer = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await writeOnce(client, stream, id)
    }
  }
  const writers = Promise.all(Array.from({ length: 4 }, writer))
  for (const left of [40, 20]) {
    while (waiting.length > left) await sleep(1)
    await emulator.kill()
    emulator = await startEmulator({ file, port })
  }
  await writers
  const written = await idsOf(client, stream)
  expect(written.toSorted()).toEqual(ids.toSorted())
  await client.dispose()
  await emulator.stop()
})

/** At an exact revision; when that is taken, at the next one, unless the event is there already. */
const writeOnce = async (client: EventStoreDBClient, stream: string, id: string): Promise<void> => {
  for (;;) {
    const held = await untilAnswered(() => idsOf(client, stream))
    if (held.includes(id)) return
    const expectedRevision = held.length === 0 ? NO_STREAM : BigInt(held.length - 1)
    const event = jsonEvent({ id, type: 'T', data: {} })
    try {
      await untilAnswered(() => client.appendToStream(stream, event, { expectedRevision }))
      return
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error
    }
  }
}

const untilAnswered = async <A>(ask: () => Promise<A>): Promise<A> => {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isDeath(error)) throw error
      await sleep(5)
    }
  }
}

/** Sometimes the client passes on the bare error of its library, which has a code only. */
const isDeath = (error: unknown): boolean =>
  error instanceof UnavailableError || (error as { readonly code?: number }).code === 14

const idsOf = async (client: EventStoreDBClient, stream: string): Promise<string[]> => {
  try {
    return (await readAllOf(client.readStream(stream))).map(({ event }) => event?.id ?? '')
  } catch (error) {
    if (error instanceof StreamNotFoundError) return []
    throw error
  }
}

beforeAll(() => {
  const built = pathOf('../dist/index.js')
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, with tsc -b`)
})

it('a process that is killed loses nothing that it acknowledged', async () => {
  const file = newFile()
  const stream = freshStream()
  let acknowledged = -1n
  for (let round = 0; round < 2; round++) {
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
  const emulator = await startEmulator({ file })
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const events = await readAllOf(client.readStream(stream))
  expect(acknowledged).toBeGreaterThanOrEqual(90n)
  expect(BigInt(events.length)).toBeGreaterThan(acknowledged)
  expect(events.map(({ event }) => event?.revision)).toEqual(
    events.map((_, index) => BigInt(index)),
  )
  await client.dispose()
  await emulator.stop()
})

const maximum = (one: bigint, { nextExpectedRevision: other }: AppendResult): bigint =>
  one > other ? one : other
