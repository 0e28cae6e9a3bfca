/** Sizes: an append as large as the limit allows, and the memory of ids. */

import { startEmulator } from '@carmkit/eventstoredb-emulator'
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client'
import { expect, it } from 'vitest'
import type { RecordedEvent } from '../src/log/event.js'
import { RecentEvents } from '../src/log/recent-events.js'
import { freshStream, readAllOf } from './semantics/world.js'

it('the limit of an append can be raised, and an event of 15 MB comes back whole', async () => {
  const emulator = await startEmulator({ maxAppendSize: 16 * 1024 * 1024 })
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const stream = freshStream()
  const data = Buffer.alloc(15_000_000, 'carmkit')
  await client.appendToStream(stream, binaryEvent({ type: 'Large', data }))
  const [read] = await readAllOf(client.readStream(stream))
  expect(data.equals(Buffer.from(read?.event?.data as Uint8Array))).toBe(true)
  await client.dispose()
  await emulator.stop()
})

it('12. ids are remembered for a while, the latest event under each, and then forgotten', () => {
  const recent = new RecentEvents()
  const event = (id: string, position: number) => ({ id, position }) as RecordedEvent
  recent.add(event('first', 0))
  recent.add(event('twice', 1))
  for (let n = 2; n < 40_000; n++) recent.add(event(`other ${n}`, n))
  recent.add(event('twice', 40_000))
  expect(recent.find('first')?.position).toBe(0)
  expect(recent.find('twice')?.position).toBe(40_000)
  for (let n = 40_001; n < 70_000; n++) recent.add(event(`other ${n}`, n))
  expect(recent.find('first')).toBeUndefined()
  expect(recent.find('twice')?.position).toBe(40_000)
})
