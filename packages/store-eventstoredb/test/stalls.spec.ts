/**
 * What would wait for ever: a connection that says nothing any more, and a subscription whose reader fails.
 * The numbers are those of the list in the README.
 */
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, expect, it, vi } from 'vitest'
import { categories, opened, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()
const closing: Array<() => void> = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A way to the port on which nothing is heard any more once it is frozen; what comes later gets through. */
const wayTo = async (port: number) => {
  const sockets = new Set<Socket>()
  const server = createServer((outside) => {
    const inside = connect(port, '127.0.0.1')
    for (const socket of [outside, inside]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    outside.on('close', () => inside.destroy())
    outside.pipe(inside).pipe(outside)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    address: `esdb://127.0.0.1:${(server.address() as { readonly port: number }).port}?tls=false`,
    freeze: (): void => {
      for (const socket of sockets) socket.unpipe().pause()
    },
  }
}

it('4. an append and a read on a connection that says nothing end at their deadline', async () => {
  const { emulator } = await place()
  const { address, freeze } = await wayTo(emulator.port)
  const options = { connectionString: address, categories, deadline: 400 }
  const store = opened(await openEventStoreDb(options))
  await store.append(batchOf('sample-a', []))()
  freeze()
  const before = performance.now()
  const answers = [store.append(batchOf('sample-b', []))(), store.read('sample-a')()]
  expect(await Promise.all(answers)).toMatchObject([
    { left: { name: 'ConnectionLost' } },
    { left: { name: 'StoreUnavailable' } },
  ])
  expect(performance.now() - before).toBeLessThan(2_000)
  await store.close()
})

it('4. a connection that says nothing is given up in the time of its address, and another is made', async () => {
  // The client warns of so short a time.
  const warned = vi.spyOn(console, 'warn').mockReturnValue()
  const { store, emulator } = await place()
  const { address, freeze } = await wayTo(emulator.port)
  const connectionString = `${address}&keepAliveInterval=300&keepAliveTimeout=300`
  const reader = opened(await openEventStoreDb({ connectionString, categories, deadline: 400 }))
  warned.mockRestore()
  const stop = new AbortController()
  const interruptions: string[] = []
  const heard: unknown[] = []
  const done = (async () => {
    const onInterruption = (reason: string) => interruptions.push(reason)
    for await (const one of reader.follow({ after: 0, signal: stop.signal, onInterruption })) {
      if (E.isRight(one) && one.right.name === 'event') heard.push(one.right.event)
    }
  })()
  const first = batchOf('sample-a', [])
  await store.append(first)()
  await expect.poll(() => heard).toEqual(first.events)
  freeze()
  const second = batchOf('sample-a', first.events)
  await store.append(second)()
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual([...first.events, ...second.events])
  expect(interruptions).not.toEqual([])
  await expect
    .poll(() => reader.read('sample-a')(), { timeout: 10_000 })
    .toMatchObject({ _tag: 'Right' })
  stop.abort()
  await done
  await reader.close()
})

it('10. a reader that fails at a checkpoint hears of it, and whoever follows from there misses nothing', async () => {
  const { store, emulator } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const others = Array.from({ length: 100 }, () => jsonEvent({ type: 'T', data: {} }))
  await client.appendToStream('other-a', others)
  const batch = batchOf('sample-a', [])
  await store.append(batch)()
  const unhandled: unknown[] = []
  const hear = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', hear)
  const { signal } = new AbortController()
  let reached = 0
  const failing = async (): Promise<void> => {
    for await (const one of store.follow({ after: 0, signal })) {
      if (E.isLeft(one) || one.right.name !== 'checkpoint') continue
      reached = one.right.position
      throw new Error('failed on purpose')
    }
  }
  await expect(failing()).rejects.toThrow('failed on purpose')
  expect(reached).toBeGreaterThan(0)
  for await (const one of store.follow({ after: reached, signal })) {
    if (E.isLeft(one) || one.right.name !== 'event') continue
    expect(one.right.event).toEqual(batch.events[0])
    break
  }
  await sleep(50)
  process.off('unhandledRejection', hear)
  expect(unhandled).toEqual([])
  await client.dispose()
})
