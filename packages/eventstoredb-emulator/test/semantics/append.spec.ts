/** Statements 1 to 10: appending and the expected revision, over both calls of the protocol. */
import { jsonEvent, STREAM_EXISTS } from '@eventstore/db-client'
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

describe.each(bothCalls)('$call', ({ options }) => {
  const pen = () => penOf(client(), { options })
  const one = () => jsonEvent({ type: 'Numbered', data: { number: 0 } })

  it('1. revisions begin at 0 and rise by 1; the answer names the last one written', async () => {
    const { stream, write } = pen()
    expect((await write('0em1')).nextExpectedRevision).toBe(0n)
    expect((await write('[1,2]e0')).nextExpectedRevision).toBe(2n)
    const events = await readAllOf(client().readStream(stream))
    expect(events.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n])
  })

  it('2. an append is written whole or not at all', async () => {
    const { write, numbers } = pen()
    await write('[0,1]em1')
    await refusalOf(write('[2,3]e0'))
    expect(await numbers()).toEqual([0, 1])
  })

  it('3. "no stream" holds for a missing stream and for no other', async () => {
    const { stream, write } = pen()
    await write('[0,1]em1')
    expect(await refusalOf(write('2em1'))).toEqual(wrongRevision(stream, 'no_stream', 1n))
  })

  it('4. an exact revision is the last one: neither larger nor smaller', async () => {
    const { stream, write } = pen()
    expect(await refusalOf(write('0e5'))).toEqual(wrongRevision(stream, 5n, 'no_stream'))
    await write('0em1 1e0')
    expect(await refusalOf(write('2e2'))).toEqual(wrongRevision(stream, 2n, 1n))
    expect(await refusalOf(write('2e0'))).toEqual(wrongRevision(stream, 0n, 1n))
    expect((await write('2e1')).nextExpectedRevision).toBe(2n)
  })

  it('4. a revision of 64 bits comes back as it was sent', async () => {
    const { stream, write } = pen()
    const largest = 2n ** 63n - 1n
    expect(await refusalOf(write(`0e${largest}`))).toEqual(
      wrongRevision(stream, largest, 'no_stream'),
    )
  })

  it('5. "stream exists" is satisfied by metadata, and a deleted stream is named as such', async () => {
    const exists = { expectedRevision: STREAM_EXISTS, ...options } as const
    const append = (stream: string) => client().appendToStream(stream, one(), exists)
    const missing = freshStream()
    expect(await refusalOf(append(missing))).toEqual(
      wrongRevision(missing, 'stream_exists', 'no_stream'),
    )
    const described = freshStream()
    await client().setStreamMetadata(described, { maxCount: 10 })
    expect((await append(described)).success).toBe(true)
    expect((await append(described)).nextExpectedRevision).toBe(1n)
    await client().deleteStream(described)
    expect(await refusalOf(append(described))).toEqual(streamDeleted(described))
    await client().tombstoneStream(described)
    expect(await refusalOf(append(described))).toEqual(streamDeleted(described))
  })

  it('6. "any" always holds, unless the stream is tombstoned', async () => {
    const { stream, write } = pen()
    await write('0any 1any')
    expect((await write('2any')).nextExpectedRevision).toBe(2n)
    await client().tombstoneStream(stream)
    expect(await refusalOf(write('3any'))).toEqual(streamDeleted(stream))
  })

  it('7. no events are appended successfully where the expectation matches', async () => {
    const { stream, write, numbers } = pen()
    expect((await write('em1')).success).toBe(true)
    expect((await refusalOf(numbers()))['type']).toBe('stream-not-found')
    await write('[0,1]em1')
    expect((await write('e1')).nextExpectedRevision).toBe(1n)
    expect(await refusalOf(write('e0'))).toEqual(wrongRevision(stream, 0n, 1n))
    expect(await numbers()).toEqual([0, 1])
  })

  it('8. an append of more than 1 MiB is refused, counted over all of its events', async () => {
    const stream = freshStream()
    /** Two quotation marks and twice the length of the type count as well. */
    const sized = (bytes: number) => jsonEvent({ type: 'T', data: 'x'.repeat(bytes - 4) })
    const limit = 1024 * 1024
    const append = (...sizes: number[]) =>
      client().appendToStream(stream, sizes.map(sized), options)
    expect(await refusalOf(append(limit / 2, limit / 2 + 1))).toEqual({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: limit,
    })
    await refusalOf(readAllOf(client().readStream(stream)))
    expect((await append(limit / 2, limit / 2)).nextExpectedRevision).toBe(1n)
  })

  it('10. the position in the answer is that of the last event of the append', async () => {
    const { stream, write } = pen()
    const { position } = await write('[0,1]em1')
    const events = await readAllOf(client().readStream(stream))
    expect(position).toEqual(events[1]?.event?.position)
    expect(events[1]?.commitPosition).toBe(position?.commit)
    expect(position?.commit).toBe(position?.prepare)
  })
})
