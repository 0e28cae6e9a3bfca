/** How the client finds the node and what it learns of it; and that a taken address is told. */

import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshStream } from './semantics/world.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})

afterAll(() => emulator.stop())

it.each(['esdb+discover://127.0.0.1:PORT', 'esdb://127.0.0.1:PORT,127.0.0.1:PORT'])(
  'it is found through gossip: %s',
  async (address) => {
    const url = `${address.replaceAll('PORT', String(emulator.port))}?tls=false`
    const client = EventStoreDBClient.connectionString(url)
    const answer = await client.appendToStream(freshStream(), jsonEvent({ type: 'T', data: {} }), {
      requiresLeader: true,
    })
    expect(answer.success).toBe(true)
    await client.dispose()
  },
)

it('it names its version and its methods', async () => {
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  // Protected in the types; there is no public way to ask.
  const features = await (client as unknown as { readonly capabilities: Promise<Features> })
    .capabilities
  expect(features.serverVersion).toMatch(/^\d+\.\d+\.\d+$/)
  const supports = (path: string, feature?: string) => features.supports({ path }, feature)
  expect(supports('/event_store.client.streams.Streams/BatchAppend', 'deadline_duration')).toBe(
    true,
  )
  expect(supports('/event_store.client.streams.Streams/Read', 'position')).toBe(true)
  expect(
    supports('/event_store.client.persistent_subscriptions.PersistentSubscriptions/Read'),
  ).toBe(false)
  await client.dispose()
})

interface Features {
  readonly serverVersion: string
  readonly supports: (method: { readonly path: string }, feature?: string) => boolean
}
