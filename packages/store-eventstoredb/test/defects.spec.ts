/**
 * What the client does badly, and what the store makes of it. The numbers are those of the list in the
 * README.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Json, uuidFrom } from '@carmkit/kernel'
import { execute, portsOf } from '@carmkit/store'
import { addToCounter, counterDomain } from '@carmkit/store-contract'
import { openEventStoreDb } from '@carmkit/store-eventstoredb'
import { EventStoreDBClient } from '@eventstore/db-client'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, vi } from 'vitest'
import { addressFault, withoutSecrets } from '../src/connection-string.js'
import { faultOf } from '../src/fault.js'
import { feedOf } from '../src/feed.js'
import { categories, isAppend, isRead, places } from './emulated.js'
import { batchOf } from './sample.js'

const place = places()
const stream = 'sample-a'
const landed = E.right(undefined)

/** The batch with other data, which no codec would let through. */
const withData = (data: unknown) => {
  const batch = batchOf(stream, [])
  return { ...batch, events: batch.events.map((event) => ({ ...event, data: data as object })) }
}

it('2. data that is no JSON never reaches the client, which would not come back', async () => {
  const { store, operations } = await place()
  const cycle: Record<string, unknown> = {}
  cycle['self'] = cycle
  for (const data of [{ amount: 1n }, cycle]) {
    await expect(store.append(withData(data))()).rejects.toThrow(TypeError)
  }
  expect(operations.filter(isAppend)).toEqual([])
  expect(await store.append(batchOf(stream, []))()).toEqual(landed)
})

it('2. what the caller changes after the call is not what is written', async () => {
  const { store } = await place()
  const data: Record<string, Json> = { note: 'before' }
  const batch = batchOf(stream, [], [data])
  const appended = store.append(batch)()
  data['note'] = 'after'
  expect(await appended).toEqual(landed)
  expect(await store.read(stream)()).toMatchObject({ right: [{ data: { note: 'before' } }] })
})

it('3. an append whose reply is lost ends at its deadline, and may have landed', async () => {
  const { store, next } = await place(300)
  next({ name: 'loseReply' }, isAppend)
  const batch = batchOf(stream, [])
  const before = performance.now()
  expect(await store.append(batch)()).toMatchObject({ left: { name: 'ConnectionLost' } })
  expect(performance.now() - before).toBeLessThan(1_500)
  expect(await store.append(batch)()).toEqual(landed)
  expect(await store.read(stream)()).toEqual(E.right(batch.events))
})

it('3. a read whose reply is lost ends at its deadline', async () => {
  const { store, next } = await place(300)
  next({ name: 'loseReply' }, isRead)
  const before = performance.now()
  expect(await store.read(stream)()).toEqual(
    E.left({ name: 'StoreUnavailable', reason: 'no answer within 300 ms' }),
  )
  expect(performance.now() - before).toBeLessThan(1_500)
})

it('5, 6. a connection that is lost takes no append of another store with it', async () => {
  const [one, other] = [await place(), await place()]
  one.next({ name: 'delay', milliseconds: 150 }, isAppend)
  other.next({ name: 'dropBefore' }, isAppend)
  const slow = one.store.append(batchOf('sample-slow', []))()
  const lost = await other.store.append(batchOf('sample-lost', []))()
  expect(lost).toMatchObject({ left: { name: 'ConnectionLost' } })
  expect(await slow).toEqual(landed)
  expect(one.operations.filter(isAppend)).toEqual([{ name: 'batchAppend', stream: 'sample-slow' }])
})

it('7. an address that makes refusals look like successes is refused', async () => {
  const connectionString = 'esdb://localhost:2113?tls=false&throw-on-append-failure=false'
  expect(await openEventStoreDb({ connectionString, categories })).toMatchObject({
    left: { name: 'BadConnectionString', reason: expect.stringContaining('throwOnAppendFailure') },
  })
})

it('8. a negative revision fails no other append', async () => {
  const { store } = await place()
  const other = store.append(batchOf('sample-b', []))()
  const negative = { ...batchOf(stream, []), expected: -1 }
  await expect(store.append(negative)()).rejects.toThrow('no stream ends at revision -1')
  expect(await other).toEqual(landed)
})

it('9. an append of nothing is a mistake of the caller', async () => {
  const { store, operations } = await place()
  const empty = { stream, expected: 'absent' as const, events: [], expect: [] }
  await expect(store.append(empty)()).rejects.toThrow('do not continue')
  expect(operations.filter(isAppend)).toEqual([])
})

it('11. a subscription that is stopped is no longer open', async () => {
  const { emulator } = await place()
  const client = EventStoreDBClient.connectionString(emulator.connectionString)
  const openCalls = () =>
    (client as unknown as { readonly disposableStreams: ReadonlySet<unknown> }).disposableStreams
  const feed = feedOf(client, { after: 'start', prefixes: ['sample'] })
  await feed.news()
  expect(openCalls().size).toBe(1)
  await feed.stop()
  await expect.poll(() => openCalls().size).toBe(0)
  await client.dispose()
})

it('11. a log that is followed no longer is no longer sent', async () => {
  const { store, emulator } = await place()
  for await (const one of store.follow({ after: 0, signal: new AbortController().signal })) {
    expect(one).toEqual(E.right({ name: 'caughtUp' }))
    expect(emulator.openCalls()).toBe(1)
    break
  }
  await expect.poll(emulator.openCalls).toBe(0)
})

it('11. a read that is given up at its deadline is cancelled', async () => {
  const { store, emulator, next } = await place(800)
  next({ name: 'loseReply' }, isRead)
  const read = store.read(stream)()
  await expect.poll(emulator.openCalls).toBe(1)
  expect(await read).toMatchObject({ left: { name: 'StoreUnavailable' } })
  await expect.poll(emulator.openCalls).toBe(0)
})

it('12. errors of gRPC that the client did not convert are understood', () => {
  const raw = (code: number) => Object.assign(new Error(`${code} went wrong`), { code })
  expect([14, 1, 4, 13].map((code) => faultOf(raw(code)).name)).toEqual(Array(4).fill('Lost'))
  expect([3, 7, 12, 16].map((code) => faultOf(raw(code)).name)).toEqual(Array(4).fill('Refused'))
  expect(faultOf(new Error('Failed to discover')).name).toBe('Lost')
  expect(faultOf('a text')).toEqual({ name: 'Lost', reason: 'a text' })
})

it.each([3, 7, 12, 16])(
  '12. gRPC %i is a refusal whatever the client makes of it',
  async (code) => {
    const { store, next } = await place()
    const status = { code, message: 'refused on purpose', details: {} }
    // A server that lacks the call of many appends is asked by that of one.
    for (const isMet of [isAppend, isAppend, isRead]) next({ name: 'refuse', status }, isMet)
    const before = performance.now()
    for (const answer of [await store.append(batchOf(stream, []))(), await store.read(stream)()]) {
      expect(answer).toMatchObject({ left: { name: 'StoreUnavailable' } })
    }
    expect(performance.now() - before).toBeLessThan(1_000)
  },
)

it('12. a server that is down is unavailable for reads, and leaves appends unknown', async () => {
  const { store, emulator } = await place(300)
  await emulator.kill()
  expect(await store.read(stream)()).toMatchObject({ left: { name: 'StoreUnavailable' } })
  expect(await store.readLog(0, 1)()).toMatchObject({ left: { name: 'StoreUnavailable' } })
  expect(await store.append(batchOf(stream, []))()).toMatchObject({
    left: { name: 'ConnectionLost' },
  })
})

it('13. a process that closes its store ends by itself', async () => {
  const built = fileURLToPath(new URL('../dist/index.js', import.meta.url))
  if (!existsSync(built)) throw new Error(`${built} is missing: build first, with tsc -b`)
  const { emulator } = await place()
  const script = fileURLToPath(new URL('./open-and-close.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, emulator.connectionString])
  const errors: string[] = []
  child.stderr.on('data', (data) => errors.push(String(data)))
  const kill = setTimeout(() => child.kill(), 8_000)
  expect([...(await once(child, 'exit')), ...errors]).toEqual([0, null])
  clearTimeout(kill)
})

it('13. a closed store answers so, at once and also to what is under way', async () => {
  const { store, next } = await place()
  next({ name: 'loseReply' }, isRead)
  const waiting = store.read(stream)()
  await new Promise((resolve) => setTimeout(resolve, 50))
  await store.close()
  const closed = E.left({ name: 'StoreUnavailable', reason: 'the store is closed' })
  expect(await waiting).toEqual(closed)
  expect(await store.read(stream)()).toEqual(closed)
  expect(await store.append(batchOf(stream, []))()).toEqual(closed)
})

it('13. an append that is under way when the store is closed may have landed', async () => {
  const { store, another, next } = await place()
  next({ name: 'loseReply' }, isAppend)
  const batch = batchOf(stream, [])
  const appended = store.append(batch)()
  await new Promise((resolve) => setTimeout(resolve, 200))
  await store.close()
  expect(await appended).toEqual(
    E.left({ name: 'ConnectionLost', reason: 'the store was closed before the answer' }),
  )
  expect(await (await another()).read(stream)()).toEqual(E.right(batch.events))
})

it('13. a command that is under way when the store is closed has an unknown outcome', async () => {
  const { store, next } = await place()
  next({ name: 'loseReply' }, isAppend)
  const commandId = uuidFrom('under way')
  const command = addToCounter(commandId, { counter: 'a', amount: 1 })
  const outcome = execute(portsOf(store, { domain: counterDomain }), command)
  await new Promise((resolve) => setTimeout(resolve, 200))
  await store.close()
  expect(await outcome).toEqual({ outcome: 'unknown', commandId })
})

it.each(['tls=false', 'TLS=false', 'a=b&tls=false'])(
  '14. credentials that would be dropped without a word are refused: %s',
  async (setting) => {
    const connectionString = `esdb://admin:changeit@localhost:2113?${setting}`
    const answer = await openEventStoreDb({ connectionString, categories })
    expect(answer).toMatchObject({ left: { name: 'CredentialsWithoutTls' } })
    expect(JSON.stringify(answer)).not.toContain('changeit')
  },
)

it.each([
  ['kurrentdb://localhost:2113', /begin the address with esdb/],
  ['localhost:2113', /begin the address with esdb/],
  ['esdb://localhost:2113?tlsVerifyCert=false', /tlsCAFile/],
  ['esdb://localhost:port', /port number/],
  ['esdb://admin:changeit@localhost:port', /port number/],
  ['esdb://admin:changeit', /port number/],
  ['ESDB://admin:changeit@localhost:2113', /begin the address with esdb/],
  ['esdb://[::1]:2113?tls=false', /no IPv6 address: write a name/],
  ['esdb://::1', /no IPv6 address: write a name/],
  ['esdb://localhost,[::1]:2113', /no IPv6 address: write a name/],
  ['esdb://?tls=false', /name the host/],
  ['esdb://admin:changeit@', /name the host/],
  ['esdb://localhost,,other', /name the host/],
  ['esdb://localhost?tls=no', /write tls=true or tls=false/],
  ['esdb://localhost?tls', /write tls=true or tls=false/],
  ['esdb://localhost?keepAliveInterval=soon', /write keepaliveinterval=<number>/],
  ['esdb://localhost?connectionName=', /write connectionname=<value>/],
])('an address that says nothing, or what is not done, is refused: %s', async (address, reason) => {
  const answer = await openEventStoreDb({ connectionString: address, categories })
  expect(answer).toMatchObject({
    left: { name: 'BadConnectionString', reason: expect.stringMatching(reason) },
  })
  expect(JSON.stringify(answer)).not.toContain('changeit')
})

it.each(['pass/changeit', 'pass?changeit', 'pass@changeit', 'pass:changeit', '/?@changeit', ''])(
  'a password that would be read as something else is refused, and not shown: "%s"',
  async (password) => {
    for (const options of ['', '?tls=false', '?tls=nonsense']) {
      const connectionString = `esdb://admin:${password}@localhost:2113${options}`
      const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
      expect(answer).toMatchObject({
        left: { name: 'BadConnectionString', reason: expect.stringContaining('percent-encode') },
      })
      expect(JSON.stringify(answer)).not.toContain('changeit')
    }
  },
)

it.each(['verifyCert=true', 'tls=true&max-attempts=3', 'tls', '&tls=true', 'tls=true&'])(
  'an option that the client would ignore, printing the whole address, is refused: %s',
  async (options) => {
    const printed = vi.spyOn(console, 'warn').mockReturnValue()
    const connectionString = `esdb://admin:changeit@localhost:2113?${options}`
    const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
    expect(answer).toMatchObject({ left: { name: 'BadConnectionString' } })
    expect(JSON.stringify(answer)).not.toContain('changeit')
    expect(printed.mock.calls).toEqual([])
    printed.mockRestore()
  },
)

it('every option of the manual is let through, however it is written', () => {
  const options =
    'TLS_CA_FILE=ca.crt&keep-alive-interval=1&node-preference=leader&tlsVerifyCert=true'
  expect(addressFault(`esdb://admin:changeit@localhost?${options}`)).toBeNull()
  expect(addressFault('esdb+discover://one:2111,two:2112/three/?keepAliveInterval=-1')).toBeNull()
})

it('a user without a name is refused, and no password is taken for a port', async () => {
  const connectionString = 'esdb://:changeit@localhost'
  const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
  expect(answer).toMatchObject({ left: { name: 'BadConnectionString' } })
  expect(JSON.stringify(answer)).not.toContain('changeit')
})

it('only user and password are hidden in an address, whatever they are', () => {
  const address = 'esdb://esdb:localhost@localhost:2113?connectionName=localhost'
  expect(withoutSecrets(address)).toBe('esdb://***@localhost:2113?connectionName=localhost')
})

it('an address where nobody answers is named, without its password', async () => {
  const { emulator } = await place()
  await emulator.kill()
  const connectionString = emulator.connectionString
  const answer = await openEventStoreDb({ connectionString, categories, deadline: 200 })
  expect(answer).toMatchObject({
    left: { name: 'Unreachable', reason: expect.stringContaining(connectionString) },
  })
})
