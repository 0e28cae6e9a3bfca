/** Statements 11 to 21: what counts as the same append sent again, over both calls. */
import { randomUUID } from 'node:crypto'
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
  wrongRevision,
} from './world.js'

const client = clientForTests()
const sixEvents = '0em1 1e0 2e1 3e2 4e3 5e4'

describe.each(bothCalls)('$call', ({ options }) => {
  const pen = () => penOf(client(), { options })

  it('11. the first event again, at its own revision, is a success that writes nothing', async () => {
    const { write, numbers } = pen()
    await write(sixEvents)
    expect((await write('0em1')).nextExpectedRevision).toBe(0n)
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('12. the first event again, expecting anything, is a repeat while its id is remembered', async () => {
    const { write, numbers } = pen()
    await write(sixEvents)
    expect((await write('0any')).nextExpectedRevision).toBe(0n)
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('13. the first event again, expecting the last revision, is written again', async () => {
    const { write, numbers } = pen()
    await write(sixEvents)
    expect((await write('0e5')).nextExpectedRevision).toBe(6n)
    expect(await numbers()).toEqual([0, 1, 2, 3, 4, 5, 0])
  })

  it('14. the first event at any other revision is refused', async () => {
    const { stream, write } = pen()
    await write(sixEvents)
    expect(await refusalOf(write('0e6'))).toEqual(wrongRevision(stream, 6n, 5n))
    expect(await refusalOf(write('0e4'))).toEqual(wrongRevision(stream, 4n, 5n))
  })

  it('15. one event twice in a row is two events', async () => {
    const { write, numbers } = pen()
    await write('0em1')
    expect((await write('0e0')).nextExpectedRevision).toBe(1n)
    expect(await numbers()).toEqual([0, 0])
  })

  it('16. a part of an append is a repeat, and the answer names the revision that was found', async () => {
    const { write, numbers } = pen()
    await write('[0,1]em1')
    expect((await write('0em1')).nextExpectedRevision).toBe(0n)
    expect((await write('1e0')).nextExpectedRevision).toBe(1n)
    expect((await write('1any')).nextExpectedRevision).toBe(1n)
    expect(await numbers()).toEqual([0, 1])
  })

  it('17. an append that holds more than was written is refused', async () => {
    const { stream, write, numbers } = pen()
    await write('[0,1]em1')
    expect(await refusalOf(write('[0,1,2]em1'))).toEqual(wrongRevision(stream, 'no_stream', 1n))
    for (const more of ['[0,1,2]any', '[0,2,1]any']) {
      expect(await refusalOf(write(more))).toEqual(wrongRevision(stream, 'any', 1n))
    }
    expect(await numbers()).toEqual([0, 1])
  })

  it('17. so is one that holds more than was written before a soft deletion', async () => {
    const { stream, write } = pen()
    await write('[0,1]em1')
    await client().deleteStream(stream)
    expect(await refusalOf(write('[0,1,2]em1'))).toEqual(wrongRevision(stream, 'no_stream', 1n))
    expect((await write('[0,1]em1')).nextExpectedRevision).toBe(1n)
    expect((await write('3em1')).nextExpectedRevision).toBe(2n)
  })

  it('18. only ids are compared: other data is a success and is thrown away', async () => {
    const stream = freshStream()
    const id = randomUUID()
    const append = (text: string) =>
      client().appendToStream(stream, jsonEvent({ id, type: 'T', data: { text } }), {
        expectedRevision: NO_STREAM,
        ...options,
      })
    await append('first')
    expect((await append('second')).nextExpectedRevision).toBe(0n)
    const events = await readAllOf(client().readStream(stream))
    expect(events.map(({ event }) => event?.data)).toEqual([{ text: 'first' }])
  })

  it('19. the same id in another stream is another event', async () => {
    const event = jsonEvent({ id: randomUUID(), type: 'T', data: {} })
    const streams = [freshStream(), freshStream()]
    for (const stream of streams) {
      await client().appendToStream(stream, event, options)
      expect(await readAllOf(client().readStream(stream))).toHaveLength(1)
    }
  })

  it('20. the same ids at the same exact revision may be sent again at any time', async () => {
    const { write, numbers } = pen()
    await write('0em1 [1,2]e0 3e2 4e3')
    expect((await write('[1,2]e0')).nextExpectedRevision).toBe(2n)
    expect(await numbers()).toEqual([0, 1, 2, 3, 4])
  })
})

it('21. a tombstone is no success the second time', async () => {
  const { stream, write } = penOf(client())
  await write('0em1')
  await client().tombstoneStream(stream)
  expect(await refusalOf(client().tombstoneStream(stream))).toEqual(streamDeleted(stream))
})
