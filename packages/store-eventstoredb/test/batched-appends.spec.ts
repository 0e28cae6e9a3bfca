/** Appends that share one call to a server: what one of them does to the others, and when they share none. */
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { isAppend, isRead, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()
const landed = E.right(undefined)

it('an answer that comes after its deadline is not heard, and harms no other', async () => {
  const { another, operations, next } = await place(10_000)
  const store = await another(1_000)
  next({ name: 'delay', milliseconds: 1_100 }, isAppend)
  const late = batchOf('sample-late', [])
  expect(await store.append(late)()).toMatchObject({ left: { name: 'ConnectionLost' } })
  await expect.poll(() => store.read('sample-late')()).toEqual(E.right(late.events))
  expect(await store.append(batchOf('sample-a', []))()).toEqual(landed)
  expect(operations.filter(isAppend).map(({ name }) => name)).toEqual(Array(2).fill('batchAppend'))
})

it('a refusal that ends the shared call is told to one append, and leaves several unknown', async () => {
  const { store, next } = await place()
  const status = { code: 7, message: 'refused on purpose', details: {} }
  next({ name: 'delay', milliseconds: 100 }, isAppend)
  next({ name: 'refuse', status }, isAppend)
  const both = ['sample-a', 'sample-b'].map((name) => store.append(batchOf(name, []))())
  expect(await Promise.all(both)).toEqual(
    Array(2).fill(
      E.left({ name: 'ConnectionLost', reason: expect.stringContaining('refused on purpose') }),
    ),
  )
  next({ name: 'refuse', status }, isAppend)
  expect(await store.append(batchOf('sample-c', []))()).toMatchObject({
    left: { name: 'StoreUnavailable' },
  })
})

it('an append that is longer than a message may be fails no other', async () => {
  const { store, operations } = await place(10_000)
  const progress = { position: 1, state: 'x'.repeat(4 * 1024 * 1024) }
  const saved = store.saveReactionProgress('large', { progress, parked: [] })()
  const other = store.append(batchOf('sample-b', []))()
  expect(await saved).toMatchObject({ left: { name: 'StoreUnavailable' } })
  expect(await other).toEqual(landed)
  const sent = operations.filter(isAppend)
  expect(sent).toContainEqual({ name: 'append', stream: 'carmkitStore-reaction.large' })
  expect(sent.filter(({ name }) => name === 'batchAppend')).toEqual([
    { name: 'batchAppend', stream: 'sample-b' },
  ])
})

it('a node that no longer leads has written nothing: the append goes to the one that does', async () => {
  const { store, emulator, operations, next } = await place(10_000)
  const details = {
    exception: 'not-leader',
    'leader-endpoint-host': '127.0.0.1',
    'leader-endpoint-port': String(emulator.port),
  }
  next({ name: 'refuse', status: { code: 5, message: 'Leader info available', details } }, isAppend)
  expect(await store.append(batchOf('sample-a', []))()).toEqual(landed)
  expect(operations.filter(isAppend).map(({ name }) => name)).toEqual(Array(2).fill('batchAppend'))
})

it('a channel that a read gave up is left by appends too, once they are answered', async () => {
  const { store, next } = await place(10_000)
  next({ name: 'delay', milliseconds: 300 }, isAppend)
  const slow = store.append(batchOf('sample-slow', []))()
  await new Promise((resolve) => setTimeout(resolve, 100))
  next({ name: 'refuse', status: { code: 14, message: 'too busy', details: {} } }, isRead)
  expect(await store.read('sample-a')()).toEqual(E.right([]))
  expect(await store.append(batchOf('sample-a', []))()).toEqual(landed)
  expect(await slow).toEqual(landed)
  expect(await store.append(batchOf('sample-b', []))()).toEqual(landed)
})
