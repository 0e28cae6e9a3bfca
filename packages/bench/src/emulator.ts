/**
 * The EventStoreDB emulator through the official client: single appends with many in flight, and reads
 * of the whole log. Most of the time is the client's, so this is also what tests against it can reach.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { type Comparison, compare } from './measure.js'

const inFlight = 64
const appendsPerRound = 4000
const eventsRead = 10_000

interface Running {
  readonly client: EventStoreDBClient
  readonly process: ChildProcess
}

const start = async (...args: ReadonlyArray<string>): Promise<Running> => {
  const script = fileURLToPath(new URL('emulator-process.js', import.meta.url))
  const process = fork(script, [...args])
  const [address] = (await once(process, 'message')) as [string]
  return { client: EventStoreDBClient.connectionString(address), process }
}

const stop = async ({ client, process }: Running): Promise<void> => {
  await client.dispose()
  process.disconnect()
  await once(process, 'exit')
}

/** About 400 bytes of JSON. */
const event = () =>
  jsonEvent({ type: 'Changed', data: { client: '123456782', note: 'x'.repeat(350) } })

export const emulatorAppends = async (folder: string): Promise<Comparison> => {
  const memory = await start()
  const file = await start(join(folder, 'emulator.sqlite'))
  const comparison = await compare(`Emulator: single appends, ${inFlight} in flight`, [
    { name: 'in memory', run: () => append(memory, appendsPerRound) },
    { name: 'in a file', run: () => append(file, appendsPerRound) },
  ])
  await stop(memory)
  await stop(file)
  return comparison
}

export const emulatorReads = async (folder: string): Promise<Comparison> => {
  const memory = await start()
  const file = await start(join(folder, 'emulator-read.sqlite'))
  for (const running of [memory, file]) await append(running, eventsRead)
  const comparison = await compare('Emulator: events read from the whole log', [
    { name: 'in memory', run: () => readAll(memory) },
    { name: 'in a file', run: () => readAll(file) },
  ])
  await stop(memory)
  await stop(file)
  return comparison
}

/** Each of the writers in flight has a stream of its own. */
const append = async ({ client }: Running, count: number): Promise<number> => {
  let begun = 0
  const writer = async (_: unknown, index: number): Promise<void> => {
    while (begun++ < count) await client.appendToStream(`stream-${index}`, event())
  }
  await Promise.all(Array.from({ length: inFlight }, writer))
  return count
}

const readAll = async ({ client }: Running): Promise<number> => {
  let read = 0
  for await (const _ of client.readAll({ maxCount: eventsRead })) read++
  return read
}
