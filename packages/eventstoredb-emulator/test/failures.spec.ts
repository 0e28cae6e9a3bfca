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

  it('a delay is waited for', async () => {
    fault = { name: 'delay', milliseconds: 50 }
    const before = performance.now()
    await append(freshStream())
    expect(performance.now() - before).toBeGreaterThan(45)
  })
})

it('a lost reply is waited for, although the append is there', async () => {
  const stream = freshStream()
  fault = { name: 'loseReply' }
  const state = { settled: false }
  void client.appendToStream(stream, jsonEvent({ type: 'T', data: {} })).then(
    () => (state.settled = true),
    () => (state.settled = true),
  )
  await sleep(50)
  expect(await revisionsOf(stream)).toEqual([0n])
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
  const told = happeningsOf(client.subscribeToStream(stream))
  await told.until(2)
  await emulator.kill()
  await told.until(3)
  const { port } = emulator
  emulator = await startEmulator({ port })
  await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
  await sleep(30)
  expect(told.all).toEqual(['confirmation', 'caughtUp', 'error unavailable'])
})

it('49. a node that stops says so to a subscription', async () => {
  const told = happeningsOf(client.subscribeToAll())
  await told.until(2)
  await emulator.stop()
  await told.until(3)
  expect(told.all).toEqual(['confirmation', 'caughtUp', 'error unavailable'])
  emulator = await startEmulator()
})

it('what the emulator does not do is unimplemented, and the client says unsupported or unknown', async () => {
  expect((await refusalOf(client.enableProjection('one')))['type']).toBe('unknown')
})
