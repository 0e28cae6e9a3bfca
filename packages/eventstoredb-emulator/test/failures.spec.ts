/**
 * What the client's error classes answer to, beyond the refusals that the statements name: a lost
 * connection, a lost or doubled reply, a deadline, a call that no emulator answers.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Emulator,
  type Fault,
  type Operation,
  startEmulator,
} from '@carmkit/eventstoredb-emulator'
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { happeningsOf } from './semantics/happenings.js'
import { bothCalls, freshStream, readAllOf, refusalOf } from './semantics/world.js'

/** Goes wrong once, then all is well. */
let fault: Fault | null
let operations: Operation[]
let emulator: Emulator
let client: EventStoreDBClient

beforeEach(async () => {
  fault = null
  operations = []
  emulator = await startEmulator({
    intercept: (operation) => {
      operations.push(operation)
      const now = fault
      fault = null
      return now
    },
  })
  client = EventStoreDBClient.connectionString(emulator.connectionString)
})

afterEach(async () => {
  await client.dispose()
  await emulator.stop()
})

const revisionsOf = async (stream: string) =>
  (await readAllOf(client.readStream(stream))).map(({ event }) => event?.revision)

describe.each(bothCalls)('$call', ({ options }) => {
  const event = jsonEvent({ type: 'T', data: {} })
  const append = (stream: string) =>
    client.appendToStream(stream, event, { expectedRevision: NO_STREAM, ...options })

  it('a connection that is lost before leaves nothing behind', async () => {
    const stream = freshStream()
    fault = { name: 'dropBefore' }
    expect((await refusalOf(append(stream)))['type']).toBe('unavailable')
    expect((await append(stream)).nextExpectedRevision).toBe(0n)
    expect(await revisionsOf(stream)).toEqual([0n])
  })

  it('20. a connection that is lost after is repaired by sending the same again', async () => {
    const stream = freshStream()
    fault = { name: 'dropAfter' }
    expect((await refusalOf(append(stream)))['type']).toBe('unavailable')
    expect(await revisionsOf(stream)).toEqual([0n])
    expect((await append(stream)).nextExpectedRevision).toBe(0n)
    expect(await revisionsOf(stream)).toEqual([0n])
  })

  it('an append in flight when the node dies is unavailable', async () => {
    fault = { name: 'loseReply' }
    const attempt = refusalOf(append(freshStream()))
    while (operations.length === 0) await sleep(1)
    await emulator.kill()
    expect((await attempt)['type']).toBe('unavailable')
    emulator = await startEmulator()
  })

  it('a delay is waited for', async () => {
    fault = { name: 'delay', milliseconds: 50 }
    const before = performance.now()
    await append(freshStream())
    expect(performance.now() - before).toBeGreaterThan(45)
  })
})

describe('a node can answer with any failure', () => {
  const refuse = (code: number, details: Record<string, string> = {}): void => {
    fault = { name: 'refuse', status: { code, message: 'told to', details } }
  }
  const append = (stream: string) =>
    client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))

  it.each([
    ['access-denied', 7, 'access-denied'],
    ['access-denied', 16, undefined],
    ['invalid-transaction', 9, 'invalid-transaction'],
    ['timeout', 10, undefined],
    ['unavailable', 14, undefined],
    ['cancelled', 1, undefined],
    ['not-found', 5, undefined],
    ['unknown', 2, undefined],
  ])('%s by code %i and exception %s', async (type, code, exception) => {
    const stream = freshStream()
    const details: Record<string, string> = exception === undefined ? {} : { exception }
    refuse(code, details)
    expect((await refusalOf(append(stream)))['type']).toBe(type)
    refuse(code, details)
    expect((await refusalOf(revisionsOf(stream)))['type']).toBe(type)
    expect((await refusalOf(revisionsOf(stream)))['type']).toBe('stream-not-found')
  })

  it('without a detail', async () => {
    fault = { name: 'refuse', status: { code: 16, message: 'told to' } }
    expect((await refusalOf(append(freshStream())))['type']).toBe('access-denied')
    await append(freshStream())
  })

  it('55. a node that does not lead names the leader, and the client goes there', async () => {
    const leader = await startEmulator()
    const stream = freshStream()
    refuse(5, {
      exception: 'not-leader',
      'leader-endpoint-host': '127.0.0.1',
      'leader-endpoint-port': String(leader.port),
    })
    expect(await refusalOf(append(stream))).toEqual({
      type: 'not-leader',
      leader: { address: '127.0.0.1', port: leader.port },
    })
    await append(stream)
    const atLeader = EventStoreDBClient.connectionString(leader.connectionString)
    expect(await readAllOf(atLeader.readStream(stream))).toHaveLength(1)
    await client.dispose()
    await atLeader.dispose()
    await leader.stop()
  })
})

it('a lost reply is waited for, although the append is there', async () => {
  const stream = freshStream()
  fault = { name: 'loseReply' }
  const state = { settled: false }
  const settle = () => (state.settled = true)
  void client.appendToStream(stream, jsonEvent({ type: 'T', data: {} })).then(settle, settle)
  while (operations.length === 0) await sleep(1)
  expect(await revisionsOf(stream)).toEqual([0n])
  await sleep(20)
  expect(state.settled).toBe(false)
})

it('a lost reply of the unary call ends at the deadline', async () => {
  fault = { name: 'loseReply' }
  const attempt = client.appendToStream(freshStream(), jsonEvent({ type: 'T', data: {} }), {
    deadline: 100,
    ...bothCalls[1].options,
  })
  expect((await refusalOf(attempt))['type']).toBe('deadline-exceeded')
})

it('a batch that comes after its deadline is not written', async () => {
  const stream = freshStream()
  fault = { name: 'delay', milliseconds: 100 }
  const attempt = client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }), {
    deadline: 20,
  })
  expect((await refusalOf(attempt))['type']).toBe('deadline-exceeded')
  expect((await refusalOf(revisionsOf(stream)))['type']).toBe('stream-not-found')
})

it('a reply of the unary call cannot be doubled', async () => {
  const stream = freshStream()
  fault = { name: 'duplicateReply' }
  await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }), bothCalls[1].options)
  expect(await revisionsOf(stream)).toEqual([0n])
})

it('the interceptor is told every operation', async () => {
  const stream = freshStream()
  await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
  await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }), bothCalls[1].options)
  await readAllOf(client.readStream(stream))
  await readAllOf(client.readAll())
  const subscription = client.subscribeToStream(stream)
  await happeningsOf(subscription).until(1)
  await subscription.unsubscribe()
  await client.deleteStream(stream)
  await client.tombstoneStream(stream)
  expect(operations).toEqual([
    { name: 'batchAppend', stream },
    { name: 'append', stream },
    { name: 'read', stream },
    { name: 'read', stream: null },
    { name: 'subscribe', stream },
    { name: 'delete', stream },
    { name: 'tombstone', stream },
  ])
})

it('49. the death of the node ends a subscription with an error, and nothing begins again', async () => {
  const stream = freshStream()
  const append = () => client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
  const told = happeningsOf(client.subscribeToStream(stream))
  await told.until(2)
  await append()
  await told.until(3)
  await emulator.kill()
  await told.until(4)
  const { port } = emulator
  emulator = await startEmulator({ port })
  await append()
  await sleep(30)
  expect(told.all).toEqual(['confirmation', 'caughtUp', '0', 'error unavailable'])
})

it('49. a node that stops says so to a subscription', async () => {
  const told = happeningsOf(client.subscribeToAll())
  await told.until(2)
  await emulator.stop()
  await told.until(3)
  expect(told.all).toEqual(['confirmation', 'caughtUp', 'error unavailable'])
  emulator = await startEmulator()
})

it('a client that does not listen holds no stop up', async () => {
  const stream = freshStream()
  const subscription = client.subscribeToStream(stream)
  const told = happeningsOf(subscription)
  await told.until(2)
  subscription.pause()
  for (let round = 0; round < 5; round++) {
    const events = Array.from({ length: 100 }, () =>
      jsonEvent({ type: 'T', data: 'x'.repeat(4000) }),
    )
    await client.appendToStream(stream, events)
  }
  const before = performance.now()
  await emulator.stop()
  expect(performance.now() - before).toBeLessThan(5000)
  await subscription.unsubscribe()
  emulator = await startEmulator()
})

it('clients that leave in the middle of everything are no harm', async () => {
  const stream = freshStream()
  const events = Array.from({ length: 300 }, () => jsonEvent({ type: 'T', data: 'x'.repeat(1000) }))
  await client.appendToStream(stream, events)
  for (let round = 0; round < 40; round++) {
    const leaving = EventStoreDBClient.connectionString(emulator.connectionString)
    const read = leaving.readStream(stream)
    read.on('error', () => undefined).resume()
    const subscription = leaving.subscribeToAll()
    subscription.on('error', () => undefined).resume()
    if (round % 2 === 0) await sleep(round / 4)
    await Promise.all([read.cancel(), subscription.unsubscribe(), leaving.dispose()])
  }
  expect(await revisionsOf(stream)).toHaveLength(300)
})

it('what the emulator does not do is unimplemented, and the client says unsupported or unknown', async () => {
  expect((await refusalOf(client.enableProjection('one')))['type']).toBe('unknown')
})
