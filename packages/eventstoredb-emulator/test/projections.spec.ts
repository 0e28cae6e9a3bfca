/** The standard projections: links by category, by type, and to the beginnings of streams. */

import { type EmulatorOptions, startEmulator } from '@carmkit/eventstoredb-emulator'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { afterEach, expect, it } from 'vitest'
import { readAllOf, refusalOf, streamNotFound } from './semantics/world.js'

let end = async (): Promise<void> => undefined

afterEach(() => end())

const start = async (options: EmulatorOptions) => {
  const emulator = await startEmulator(options)
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  end = async () => {
    await client.dispose()
    await emulator.stop()
  }
  for (const [stream, type] of [
    ['declaration-1', 'Opened'],
    ['ruling-a-b', 'Opened'],
    ['declaration-1', 'Filed'],
    ['nocategory', 'Filed'],
    ['declaration-2', 'Opened'],
  ] as const) {
    await client.appendToStream(stream, jsonEvent({ type, data: {} }))
  }
  await client.setStreamMetadata('declaration-1', { maxCount: 10 })
  return client
}

it('write links to every event of a category and of a type, and to the first of each stream', async () => {
  const client = await start({ projections: 'standard' })
  const followed = async (stream: string) =>
    (await readAllOf(client.readStream(stream, { resolveLinkTos: true }))).map(
      ({ event, link }) => `${event?.streamId} ${event?.revision} by ${link?.revision}`,
    )
  expect(await followed('$ce-declaration')).toEqual([
    'declaration-1 0 by 0',
    'declaration-1 1 by 1',
    'declaration-2 0 by 2',
  ])
  expect(await followed('$ce-ruling')).toEqual(['ruling-a-b 0 by 0'])
  expect(await followed('$et-Filed')).toEqual(['declaration-1 1 by 0', 'nocategory 0 by 1'])
  expect(await followed('$streams')).toEqual([
    'declaration-1 0 by 0',
    'ruling-a-b 0 by 1',
    'nocategory 0 by 2',
    'declaration-2 0 by 3',
  ])
  const ofSystem = readAllOf(client.readStream('$et-$metadata'))
  expect(await refusalOf(ofSystem)).toEqual(streamNotFound('$et-$metadata'))
})

it('a link leads nowhere once its target is truncated or deleted', async () => {
  const client = await start({ projections: 'standard' })
  await client.setStreamMetadata('declaration-1', { truncateBefore: 1 })
  await client.deleteStream('declaration-2')
  const links = await readAllOf(client.readStream('$ce-declaration', { resolveLinkTos: true }))
  expect(links.map(({ event }) => event?.type)).toEqual([undefined, 'Filed', undefined])
})

it('are off unless they are asked for', async () => {
  const client = await start({})
  const log = await readAllOf(client.readAll())
  expect(log).toHaveLength(6)
})
