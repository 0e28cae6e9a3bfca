/**
 * The EventStoreDB emulator: single appends with many in flight, and reads of the whole log. Through the official
 * client most of the time is the client's, so that is what tests against it can reach. With bare frames it is the
 * emulator's: what is wanted of it, on a core beside its client, is told beside what it did. Every table
 * comes twice: by the clock on the wall, and by the processor time of the emulator, which a busy machine leaves alone.
 */
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import type { Question } from './emulator-load.js'
import { ask, end, forkOn, isBound, said } from './forked.js'
import { type Comparison, compareByAll, type Variant, wallTime } from './measure.js'

const inFlight = 64
const appendsPerRound = 4000
const bareAppendsPerRound = 16_000
const eventsRead = 20_000

/** Of the emulator, a second. */
const appendsWanted = 15_000
const readsWanted = 50_000

interface Running {
  readonly emulator: ChildProcess
  readonly client: EventStoreDBClient
  readonly load: (question: Question) => Promise<number>
  readonly stop: () => Promise<void>
}

const start = async (...args: ReadonlyArray<string>): Promise<Running> => {
  const emulator = forkOn(0, 'emulator-process.js', args)
  const address = (await said(emulator)) as string
  const load = forkOn(1, 'emulator-load.js', [address, String(inFlight)])
  const client = EventStoreDBClient.connectionString(address)
  return {
    emulator,
    client,
    load: async (question) => (await ask(load, question)) as number,
    stop: async () => {
      await client.dispose()
      await end(load)
      await end(emulator)
    },
  }
}

const places = isBound ? 'a core each' : 'cores as they come'

export const emulatorAppends = (folder: string): Promise<ReadonlyArray<Comparison>> =>
  comparing(`Emulator: single appends, ${inFlight} in flight, ${places}`, {
    file: join(folder, 'emulator.sqlite'),
    variantsOn: (place, { client, load }) => [
      {
        name: `official client, ${place}`,
        run: () => append(client, appendsPerRound),
      },
      {
        name: `bare frames, ${place}`,
        run: () => load({ name: 'append', count: bareAppendsPerRound }),
        wanted: appendsWanted,
        after: () => checked(load),
      },
    ],
    // Everything that was appended in all rounds is there, in order.
    afterwards: async ({ load }) => {
      await load({ name: 'read' })
      await checked(load)
    },
  })

export const emulatorReads = (folder: string): Promise<ReadonlyArray<Comparison>> =>
  comparing(`Emulator: events read from the whole log, ${places}`, {
    file: join(folder, 'emulator-read.sqlite'),
    beforehand: async ({ load }) => {
      await load({ name: 'append', count: eventsRead })
      await checked(load)
    },
    variantsOn: (place, { client, load }) => [
      { name: `official client, ${place}`, run: () => readAll(client) },
      {
        name: `bare frames, ${place}`,
        run: () => load({ name: 'read' }),
        wanted: readsWanted,
        after: () => checked(load),
      },
    ],
  })

interface Suite {
  readonly file: string
  readonly beforehand?: (running: Running) => Promise<void>
  readonly variantsOn: (place: string, running: Running) => ReadonlyArray<Variant>
  readonly afterwards?: (running: Running) => Promise<void>
}

const comparing = async (
  title: string,
  { file, beforehand, variantsOn, afterwards }: Suite,
): Promise<ReadonlyArray<Comparison>> => {
  const [memory, durable] = [await start(), await start(file)]
  const both = [memory, durable]
  try {
    for (const running of both) await beforehand?.(running)
    const variants = [...variantsOn('in memory', memory), ...variantsOn('in a file', durable)]
    const processorTime = async (): Promise<number> => {
      const times = await Promise.all(both.map(({ emulator }) => processorTimeOf(emulator)))
      return times.reduce((sum, time) => sum + time)
    }
    const comparisons = await compareByAll(
      [
        { title, milliseconds: wallTime },
        { title: `${title}, by the emulator's processor time`, milliseconds: processorTime },
      ],
      variants,
    )
    for (const running of both) await afterwards?.(running)
    return comparisons
  } finally {
    for (const { stop } of both) await stop()
  }
}

/** In milliseconds. */
const processorTimeOf = async (emulator: ChildProcess): Promise<number> => {
  const { user, system } = (await ask(emulator, {})) as NodeJS.CpuUsage
  return (user + system) / 1000
}

const checked = async (load: Running['load']): Promise<void> => {
  await load({ name: 'check' })
}

/** About 400 bytes of JSON. */
const event = () =>
  jsonEvent({ type: 'Changed', data: { client: '123456782', note: 'x'.repeat(350) } })

/** Each of the writers in flight has a stream of its own. */
const append = async (client: EventStoreDBClient, count: number): Promise<number> => {
  let begun = 0
  const writer = async (_: unknown, index: number): Promise<void> => {
    while (begun++ < count) await client.appendToStream(`stream-${index}`, event())
  }
  await Promise.all(Array.from({ length: inFlight }, writer))
  return count
}

const readAll = async (client: EventStoreDBClient): Promise<number> => {
  let read = 0
  for await (const _ of client.readAll({ maxCount: eventsRead })) read++
  return read
}
