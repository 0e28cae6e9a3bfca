/** The log as it grows, through lost connections and the death of the server: no gap, nothing twice. */
import { getEventListeners } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Emulator, startEmulator } from '@carmkit/eventstoredb-emulator'
import type { Followed, FollowOptions } from '@carmkit/store'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import type { Connection } from '../src/connection.js'
import type { Feed } from '../src/feed.js'
import { follow } from '../src/follow.js'
import { openOn, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()

/** Follows in the background and keeps what came; `until` waits for so many events. */
const following = (store: Awaited<ReturnType<typeof openOn>>, after = 0, pause = 0) => {
  const stop = new AbortController()
  const told: Followed[] = []
  const faults: unknown[] = []
  const interruptions: string[] = []
  const onInterruption = (reason: string) => interruptions.push(reason)
  const done = (async () => {
    for await (const one of store.follow({ after, signal: stop.signal, onInterruption })) {
      if (E.isLeft(one)) faults.push(one.left)
      else told.push(one.right)
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
  })()
  const events = () => told.flatMap((one) => (one.name === 'event' ? [one] : []))
  return {
    told,
    faults,
    interruptions,
    events,
    notes: () => events().map(({ event }) => event.data),
    until: (count: number) =>
      expect.poll(() => events().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count),
    end: async () => {
      stop.abort()
      await done
    },
    done,
  }
}

const expectRising = (told: ReadonlyArray<Followed>): void => {
  const positions = told.flatMap((one) => (one.name === 'caughtUp' ? [] : [one.position]))
  expect(positions).toEqual([...new Set(positions)].toSorted((one, other) => one - other))
}

const noted = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ n: from + index }))

it('history, then that it has caught up, then what is new; others are passed over', async () => {
  const { store, emulator } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const first = batchOf('sample-a', [], noted(2))
  await store.append(first)()
  await client.appendToStream('sampler-a', jsonEvent({ type: 'T', data: {} }))
  const followed = following(store)
  await expect.poll(() => followed.told.at(-1)?.name).toBe('caughtUp')
  await store.append(batchOf('sample-a', first.events, noted(1, 2)))()
  await followed.until(3)
  await followed.end()
  expect(followed.notes()).toEqual(noted(3))
  expectRising(followed.told)
  const log = await store.readLog(0, 10)()
  expect(E.isRight(log) && log.right).toEqual(
    followed.events().map(({ position, event }) => ({ position, event })),
  )
  await client.dispose()
})

it('goes on behind an event or a checkpoint that was handled', async () => {
  const { store, emulator } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  await store.append(batchOf('sample-a', [], noted(3)))()
  const others = Array.from({ length: 100 }, () => jsonEvent({ type: 'T', data: {} }))
  await client.appendToStream('other-a', others)
  await store.append(batchOf('sample-b', [], noted(1, 3)))()
  const all = following(store)
  await all.until(4)
  await all.end()
  const checkpoints = all.told.filter(({ name }) => name === 'checkpoint')
  expect(checkpoints.length).toBeGreaterThanOrEqual(2)
  for (const one of all.told) {
    if (one.name === 'caughtUp') continue
    const rest = all.events().filter(({ position }) => position > one.position)
    const again = following(store, one.position)
    await again.until(rest.length)
    await expect.poll(() => again.told.some(({ name }) => name === 'caughtUp')).toBe(true)
    await again.end()
    expect(again.events()).toEqual(rest)
  }
  await client.dispose()
})

it('lost connections leave no gap and repeat nothing', async () => {
  const { store, next } = await place()
  const followed = following(store, 0, 1)
  let before = batchOf('sample-a', [], noted(1))
  await store.append(before)()
  for (let n = 1; n < 60; n++) {
    if (n % 10 === 5) {
      // It has come back from the one before, or it would not notice this one.
      await followed.until(n - 4)
      next({ name: 'dropBefore' }, ({ stream }) => stream === 'sample-drop')
      await store.append(batchOf('sample-drop', []))()
    }
    before = batchOf('sample-a', before.events, noted(1, n))
    const landed = await store.append(before)()
    if (E.isLeft(landed)) await store.append(before)()
  }
  await followed.until(60)
  await followed.end()
  expect(followed.notes()).toEqual(noted(60))
  expectRising(followed.told)
  expect(followed.interruptions.length).toBeGreaterThanOrEqual(6)
  expect(followed.faults).toEqual([])
})

it('the death of the server is waited for', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'carmkit-')), 'log.sqlite')
  let emulator: Emulator = await startEmulator({ file })
  const store = await openOn(emulator.connectionString)
  const { port } = emulator
  const followed = following(store)
  let before = batchOf('sample-a', [], noted(5))
  await store.append(before)()
  await followed.until(5)
  for (let round = 1; round <= 2; round++) {
    await emulator.kill()
    await expect.poll(() => followed.interruptions.length).toBeGreaterThanOrEqual(round)
    emulator = await startEmulator({ file, port })
    before = batchOf('sample-a', before.events, noted(5, round * 5))
    // The first one may still go down the connection that died.
    await expect.poll(() => store.append(before)()).toEqual(E.right(undefined))
    await followed.until(5 + round * 5)
  }
  await followed.end()
  expect(followed.notes()).toEqual(noted(15))
  await store.close()
  await emulator.stop()
})

it('a slow reader gets everything, checkpoints behind what they stand for', async () => {
  const { store } = await place()
  await store.append(batchOf('sample-a', [], noted(150)))()
  const followed = following(store, 0, 2)
  await followed.until(150)
  await followed.end()
  expect(followed.notes()).toEqual(noted(150))
  expectRising(followed.told)
})

it('goes on behind what cannot be read, and ends when the store is closed', async () => {
  const { store, emulator, another } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  await client.appendToStream('sample-a', jsonEvent({ type: 'T', data: {} }))
  const later = batchOf('sample-b', [], noted(1))
  await store.append(later)()
  const goingOn = following(store)
  await goingOn.until(1)
  await goingOn.end()
  expect(goingOn.faults).toEqual([])
  expect(goingOn.told.slice(0, 2)).toMatchObject([
    { name: 'unreadable', unreadable: { name: 'Unreadable', stream: 'sample-a', revision: 0 } },
    { name: 'event', event: later.events[0] },
  ])
  expectRising(goingOn.told)
  const other = await another()
  const closed = following(other, 1)
  await expect.poll(() => closed.told.some(({ name }) => name === 'caughtUp')).toBe(true)
  await other.close()
  await closed.done
  expect(closed.faults).toEqual([{ name: 'StoreUnavailable', reason: 'the store is closed' }])
  await client.dispose()
})

it('whoever follows for long keeps nothing of the waiting', async () => {
  const collect = garbageCollector()
  const signal = new AbortController()
  const wakes = 100_000
  let [count, before, after] = [0, 0, 0]
  const heap = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const quiet: Feed = {
    next: () => null,
    news: async () => {
      count += 1
      if (count === 1_000) before = heap()
      if (count < wakes) return
      after = heap()
      signal.abort()
    },
    wake: () => undefined,
    fail: () => undefined,
    stop: async () => undefined,
  }
  const connection = { subscribe: () => quiet } as unknown as Connection
  const ours = { isOurs: () => true, prefixes: [] }
  for await (const one of follow(connection, ours, { after: 0, signal: signal.signal })) {
    throw new Error(`nothing was sent: ${JSON.stringify(one)}`)
  }
  expect(count).toBe(wakes)
  expect((after - before) / wakes).toBeLessThan(50)
})

it('a lost connection leaves nobody behind who waits for the end', async () => {
  const { store, emulator, next } = await place()
  await store.append(batchOf('sample-a', [], noted(1)))()
  const signals: AbortSignal[] = []
  const listening = {
    follow: (options: FollowOptions) => {
      signals.push(options.signal)
      return store.follow(options)
    },
  }
  const followed = following({ ...store, ...listening })
  for (let round = 1; round <= 3; round++) {
    next({ name: 'dropBefore' }, ({ name }) => name === 'read')
    expect(await store.read('sample-a')()).toMatchObject({ _tag: 'Right' })
    await expect.poll(() => followed.interruptions.length).toBe(round)
    await expect.poll(emulator.openCalls).toBeGreaterThan(0)
  }
  await followed.until(1)
  await expect.poll(() => followed.told.at(-1)?.name).toBe('caughtUp')
  const [signal] = signals
  expect(signal && getEventListeners(signal, 'abort')).toHaveLength(1)
  await followed.end()
  expect(signal && getEventListeners(signal, 'abort')).toHaveLength(0)
})

/** Not to be had otherwise, unless the process was started for it. */
const garbageCollector = (): (() => void) => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
