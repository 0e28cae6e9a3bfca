/** Statements 37 to 42: the soft end of a stream, its new beginning, and the end for ever. */
import { jsonEvent, NO_STREAM } from '@eventstore/db-client'
import { describe, expect, it } from 'vitest'
import {
  bothCalls,
  clientForTests,
  freshStream,
  penOf,
  readAllOf,
  refusalOf,
  streamDeleted,
  streamNotFound,
  wrongRevision,
} from './world.js'

const client = clientForTests()

const threeEvents = async (options = {}) => {
  const pen = penOf(client(), { options })
  await pen.write('[0,1,2]em1')
  return pen
}

it('37. a soft deletion replaces all metadata by its own', async () => {
  const { stream, numbers } = await threeEvents()
  await client().setStreamMetadata(stream, { maxCount: 5, owner: 'me' })
  await client().deleteStream(stream)
  const { metadata } = await client().getStreamMetadata(stream)
  expect(metadata).toEqual({ truncateBefore: 2 ** 63 })
  expect(await refusalOf(numbers())).toEqual(streamNotFound(stream))
})

it('38. what never existed can be tombstoned, and not softly deleted', async () => {
  const stream = freshStream()
  expect(await refusalOf(client().deleteStream(stream))).toMatchObject({
    type: 'wrong-expected-version',
    streamName: stream,
    actualVersion: -1n,
  })
  expect((await client().tombstoneStream(stream)).position?.commit).toBeGreaterThanOrEqual(0n)
  expect(await refusalOf(readAllOf(client().readStream(stream)))).toEqual(streamDeleted(stream))
})

describe.each(bothCalls)('$call', ({ options }) => {
  it.each(['3any', '3em1', '3e2'])(
    '39. a soft-deleted stream goes on counting and shows only what is new: %s',
    async (again) => {
      const { stream, write, numbers } = await threeEvents(options)
      await client().deleteStream(stream)
      expect((await write(again)).nextExpectedRevision).toBe(3n)
      expect(await numbers()).toEqual([3])
      expect((await client().getStreamMetadata(stream)).metadata).toEqual({ truncateBefore: 3 })
      expect((await write('4e3')).nextExpectedRevision).toBe(4n)
      expect(await numbers()).toEqual([3, 4])
    },
  )

  it('39. a soft-deleted stream expects its last revision and no other', async () => {
    const { stream, write } = await threeEvents(options)
    await client().deleteStream(stream)
    expect(await refusalOf(write('3e1'))).toEqual(wrongRevision(stream, 1n, 2n))
    expect(await refusalOf(write('3e3'))).toEqual(wrongRevision(stream, 3n, 2n))
  })

  it('40. after the new beginning there is a stream again', async () => {
    const { stream, write } = await threeEvents(options)
    await client().deleteStream(stream)
    await write('3em1')
    expect(await refusalOf(write('4em1'))).toEqual(wrongRevision(stream, 'no_stream', 3n))
  })

  it.each(['3any', '3em1', '3e2', '0em1'])(
    '41. a tombstone refuses every append: %s',
    async (again) => {
      const { stream, write } = await threeEvents(options)
      await client().tombstoneStream(stream)
      expect(await refusalOf(write(again))).toEqual(streamDeleted(stream))
    },
  )
})

it('41. a tombstone refuses reading, deleting, subscribing and metadata', async () => {
  const { stream, numbers } = await threeEvents()
  await client().tombstoneStream(stream)
  const refused = [
    () => numbers(),
    () => client().deleteStream(stream),
    () => client().tombstoneStream(stream),
    () => readAllOf(client().subscribeToStream(stream)),
  ]
  for (const attempt of refused) expect(await refusalOf(attempt())).toEqual(streamDeleted(stream))
  expect(await refusalOf(client().setStreamMetadata(stream, { maxCount: 1 }))).toMatchObject({
    type: 'stream-deleted',
  })
})

it.each(['deleteStream', 'tombstoneStream'] as const)(
  '42. the expected revision holds for %s',
  async (end) => {
    const { stream } = await threeEvents()
    const attempt = (expectedRevision: bigint | typeof NO_STREAM) =>
      client()[end](stream, { expectedRevision })
    expect(await refusalOf(attempt(1n))).toEqual(wrongRevision(stream, 1n, 2n))
    expect(await refusalOf(attempt(3n))).toEqual(wrongRevision(stream, 3n, 2n))
    expect(await refusalOf(attempt(NO_STREAM))).toEqual(wrongRevision(stream, -1n, 2n))
    expect((await attempt(2n)).position?.commit).toBeGreaterThan(0n)
  },
)

it('42. the answer carries the position of the event that ended the stream', async () => {
  const { stream } = await threeEvents()
  const { position } = await client().deleteStream(stream)
  const [metadata] = await readAllOf(client().readStream(`$$${stream}`))
  expect(metadata?.event?.position).toEqual(position)
  await client().appendToStream(stream, jsonEvent({ type: 'T', data: {} }))
})
