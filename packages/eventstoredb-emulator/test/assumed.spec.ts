/**
 * What is assumed of a node, as the README lists it: not among the statements, since nobody has seen a
 * real one do it.
 */

import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import { EventStoreDBClient } from '@eventstore/db-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { penOf, readAllOf, refusalOf, streamNotFound } from './semantics/world.js'

let emulator: Emulator
let client: EventStoreDBClient

beforeAll(async () => {
  emulator = await startEmulator()
  client = EventStoreDBClient.connectionString(emulator.connectionString)
})

afterAll(async () => {
  await client.dispose()
  await emulator.stop()
})

const deletedStream = async () => {
  const pen = penOf(client)
  await pen.write('[0,1,2]em1')
  await client.deleteStream(pen.stream)
  return pen
}

it('new metadata lets a soft-deleted stream live again, with none of its old events', async () => {
  const { stream, write, numbers } = await deletedStream()
  await client.setStreamMetadata(stream, { maxCount: 10, owner: 'me' })
  expect(await numbers()).toEqual([])
  const { metadata } = await client.getStreamMetadata(stream)
  expect(metadata).toEqual({ maxCount: 10, owner: 'me', truncateBefore: 3 })
  await write('3e2')
  expect(await numbers()).toEqual([3])
})

it('an append without events leaves a soft-deleted stream as it is', async () => {
  const { stream, write, numbers } = await deletedStream()
  expect((await write('any')).success).toBe(true)
  expect(await refusalOf(numbers())).toEqual(streamNotFound(stream))
  expect(await readAllOf(client.readStream(`$$${stream}`))).toHaveLength(1)
})
