/** Whoever waits for the log to grow is told by the server, and asks it nothing until then. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Operation } from '@carmkit/eventstoredb-emulator'
import { uuidFrom } from '@carmkit/kernel'
import { execute, followReactions, newsOf, portsOf } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { isRead, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()

const isFollowing = ({ name }: Operation): boolean => name === 'subscribe'

/** Whatever `a` counts, `b` adds the total of `a`. */
const domain: typeof counterDomain = {
  ...counterDomain,
  reactions: [
    {
      name: 'bAfterA',
      initial: null,
      evolve: () => null,
      views: null,
      react: (_, { stream }) =>
        stream === 'counter-a'
          ? [{ type: 'OpenEnrolment', data: { counter: 'b', other: 'a' } }]
          : [],
    },
  ],
}

it('reactions are called by an event of another process, and ask nothing while there is none', async () => {
  const { store, another, operations } = await place(10_000)
  const add = async (name: string) => {
    const command = addToCounter(uuidFrom(name), { counter: 'a', amount: 1 })
    const ports = portsOf(await another(10_000), { domain })
    expect(await execute(ports, command)).toMatchObject({ outcome: 'accepted' })
  }
  await add('one')
  const ending = new AbortController()
  const causes: number[] = []
  const done = followReactions(portsOf(store, { domain }), {
    signal: ending.signal,
    onReacted: ({ causedBy }) => causes.push(causedBy.revision),
  })
  await expect.poll(() => operations.some(isFollowing), { timeout: 10_000 }).toBe(true)
  await sleep(200)
  const before = operations.length
  // Looking at it would be done every half second.
  await sleep(1_500)
  expect(operations.slice(before)).toEqual([])
  await add('two')
  await expect.poll(() => causes, { timeout: 10_000 }).toEqual([0, 1])
  expect(operations.filter(isFollowing)).toHaveLength(1)
  ending.abort()
  expect(await done).toEqual(E.right(undefined))
})

it('what others write is no news, and a lost connection is a reason to look', async () => {
  const { store, emulator, operations, next } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  await store.append(batchOf('sample-a', []))()
  const log = await store.readLog(0, 10)()
  const { position = 0 } = (E.isRight(log) && log.right[0]) || {}
  const ending = new AbortController()
  const news = newsOf(store, { signal: ending.signal })
  let isTold = false
  const telling = news.behind(position).then((told) => {
    isTold = true
    return told
  })
  await expect.poll(() => operations.some(isFollowing)).toBe(true)
  await client.appendToStream('other-a', jsonEvent({ type: 'T', data: {} }))
  await sleep(200)
  expect(isTold).toBe(false)
  next({ name: 'dropBefore' }, isRead)
  await store.read('sample-a')()
  expect(await telling).toEqual(E.right(undefined))
  ending.abort()
  await news.end()
  await client.dispose()
  expect(isTold).toBe(true)
})
