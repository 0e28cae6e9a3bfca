/** Statements 31 to 36: what a stream's metadata hides, and shows again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { BACKWARDS, END, jsonEvent } from '@eventstore/db-client'
import { expect, it } from 'vitest'
import { clientForTests, penOf, readAllOf } from './world.js'

const client = clientForTests()

const fiveEvents = async () => {
  const pen = penOf(client())
  await pen.write('[0,1,2,3,4]em1')
  return pen
}

/** Metadata as it is on the wire, which the client's own method would check first. */
const setRaw = (stream: string, data: Record<string, unknown>) =>
  client().appendToStream(`$$${stream}`, jsonEvent({ type: '$metadata', data }))

it('31. the last metadata counts, and its stream shows that one only', async () => {
  const { stream } = await fiveEvents()
  expect((await client().getStreamMetadata(stream)).metadata).toBeUndefined()
  await client().setStreamMetadata(stream, { maxCount: 3, owner: 'first' })
  await client().setStreamMetadata(stream, { owner: 'second' })
  expect((await client().getStreamMetadata(stream)).metadata).toEqual({ owner: 'second' })
  const shown = await readAllOf(client().readStream(`$$${stream}`))
  expect(shown.map(({ event }) => event?.revision)).toEqual([1n])
})

it('32. $maxCount shows the last events only, until it is relaxed', async () => {
  const { stream, numbers } = await fiveEvents()
  const backwards = { direction: BACKWARDS, fromRevision: END } as const
  await client().setStreamMetadata(stream, { maxCount: 2 })
  expect(await numbers()).toEqual([3, 4])
  expect(await numbers(backwards)).toEqual([4, 3])
  expect(await numbers({ fromRevision: 1n, maxCount: 1 })).toEqual([3])
  await client().setStreamMetadata(stream, { maxCount: 4 })
  expect(await numbers()).toEqual([1, 2, 3, 4])
  expect(await numbers(backwards)).toEqual([4, 3, 2, 1])
})

it('33. $tb hides what is below it; beside $maxCount the stricter bound wins', async () => {
  const { stream, numbers } = await fiveEvents()
  await client().setStreamMetadata(stream, { truncateBefore: 3 })
  expect(await numbers()).toEqual([3, 4])
  await client().setStreamMetadata(stream, { truncateBefore: 3, maxCount: 4 })
  expect(await numbers()).toEqual([3, 4])
  await client().setStreamMetadata(stream, { truncateBefore: 3, maxCount: 1 })
  expect(await numbers()).toEqual([4])
})

it('34. $maxAge hides what is older at the moment of reading', async () => {
  const { stream, numbers, write } = await fiveEvents()
  await client().setStreamMetadata(stream, { maxAge: 1 })
  await sleep(1100)
  await write('5e4')
  expect(await numbers()).toEqual([5])
  await client().setStreamMetadata(stream, { maxAge: 1000 })
  expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5])
})

it('35. the numbering goes on after everything was truncated', async () => {
  const { stream, numbers, write } = await fiveEvents()
  await client().setStreamMetadata(stream, { truncateBefore: 5 })
  expect((await write('5e4')).nextExpectedRevision).toBe(5n)
  expect(await numbers()).toEqual([5])
})

it.each([
  { $maxCount: 0 },
  { $maxCount: 1.5 },
  { $maxCount: '2' },
  { $maxAge: 0 },
  { $maxAge: -1 },
  { $tb: -1 },
  { $tb: 3, $maxCount: -2 },
])('36. one bad value makes all of the metadata ineffective: %j', async (metadata) => {
  const { stream, numbers } = await fiveEvents()
  await setRaw(stream, metadata)
  expect(await numbers()).toEqual([0, 1, 2, 3, 4])
})
