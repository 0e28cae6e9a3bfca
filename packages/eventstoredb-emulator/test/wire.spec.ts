/** Protocol Buffers as they are on the wire: written, cut into pieces, read; also in newer forms. */
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Deframer } from '../src/grpc/deframer.js'
import { readReadRequest } from '../src/wire/read-request.js'
import { MalformedMessage, Reader } from '../src/wire/reader.js'
import { readUuid, writeUuid } from '../src/wire/shared.js'
import { readBatchRequest } from '../src/wire/write-requests.js'
import { Writer } from '../src/wire/writer.js'
import { type Fill, messageOf } from './raw-call.js'

describe('what is written is read', () => {
  it('numbers of 53 and of 64 bits', () => {
    const anyBig = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
    fc.assert(
      fc.property(fc.maxSafeNat(), anyBig, (small, large) => {
        const bytes = messageOf((writer) => {
          writer.number(1, small)
          writer.number(2000, large)
        })
        const reader = new Reader(bytes)
        expect([reader.next(), reader.number()]).toEqual([1, small])
        expect([reader.next(), reader.big()]).toEqual([2000, large])
        expect(reader.next()).toBe(0)
      }),
    )
  })

  it('messages in messages of any size, one frame behind the other, cut anywhere', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 30 })
    const frames = fc.array(texts, { maxLength: 5 })
    fc.assert(
      fc.property(frames, fc.integer({ min: 1, max: 3000 }), (nested, size) => {
        const writer = new Writer()
        for (const one of nested) writer.frame(() => writeNested(writer, one))
        expect(cutAndRead(writer.take(), size)).toEqual(nested)
      }),
    )
  })

  it('ids, as text and as two halves', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom('text' as const, 'structured' as const),
        (id, form) => {
          const reader = new Reader(messageOf((writer) => writeUuid(writer, 1, { id, form })))
          reader.next()
          expect(readUuid(reader.message())).toBe(id)
        },
      ),
    )
  })

  /** Each text in a message of its own, inside which the others follow. */
  const writeNested = (writer: Writer, [text, ...others]: ReadonlyArray<string>): void => {
    if (text === undefined) return
    writer.text(1, text)
    writer.message(2, () => writeNested(writer, others))
  }

  const readNested = (reader: Reader): ReadonlyArray<string> => {
    if (reader.next() === 0) return []
    const text = reader.text()
    reader.next()
    return [text, ...readNested(reader.message())]
  }

  const cutAndRead = (bytes: Buffer, size: number): ReadonlyArray<ReadonlyArray<string>> => {
    const deframer = new Deframer()
    const messages: Buffer[] = []
    for (let at = 0; at < bytes.length; at += size) {
      messages.push(...deframer.push(bytes.subarray(at, at + size)))
    }
    return messages.map((message) => readNested(new Reader(message)))
  }
})

it('what is unknown is passed over, and what ends too early is no message', () => {
  const bytes = Buffer.from([
    ...[0x08, 0x96, 0x01],
    ...[0x11, 1, 2, 3, 4, 5, 6, 7, 8],
    ...[0x1a, 0x02, 0x68, 0x69],
    ...[0x25, 1, 2, 3, 4],
    ...[0x28, 0x07],
  ])
  const skipFields = (reader: Reader, count: number): void => {
    for (let field = 1; field <= count; field++) {
      expect(reader.next()).toBe(field)
      reader.skip()
    }
  }
  const whole = new Reader(bytes)
  skipFields(whole, 4)
  expect([whole.next(), whole.number(), whole.next()]).toEqual([5, 7, 0])
  const cut = new Reader(bytes.subarray(0, 15))
  skipFields(cut, 2)
  cut.next()
  expect(() => cut.skip()).toThrow(MalformedMessage)
})

it('compressed messages are refused', () => {
  expect(() => new Deframer().push(Buffer.from([1, 0, 0, 0, 0]))).toThrow(MalformedMessage)
})

describe('a batch', () => {
  const id = randomUUID()
  const batchOf = (deadlineField: number): Buffer =>
    messageOf((writer) => {
      writeUuid(writer, 1, { id, form: 'structured' })
      writer.message(2, () => {
        writer.message(1, () => writer.text(3, 's'))
        writer.empty(5)
        writer.message(deadlineField, () => {
          writer.number(1, 2)
          writer.number(2, 500_000_000)
        })
      })
      writer.number(4, 1)
    })

  it.each([
    [6, 'at'],
    [7, 'within'],
  ])('takes its deadline from field %i: %s', (field, name) => {
    expect(readBatchRequest(batchOf(field))).toEqual({
      correlationId: id,
      options: {
        target: { stream: 's', expected: 'streamExists' },
        deadline: { name, milliseconds: 2500 },
      },
      proposals: [],
      isFinal: true,
    })
  })

  it('without an id or with one that is no UUID is refused', () => {
    expect(() => readBatchRequest(messageOf((writer) => writer.number(4, 1)))).toThrow(
      MalformedMessage,
    )
    const named: Fill = (writer) => writer.message(1, () => writer.text(2, 'one'))
    expect(() => readBatchRequest(messageOf(named))).toThrow(MalformedMessage)
  })
})

describe('a filter', () => {
  const requestOf = (fill: Fill): Buffer =>
    messageOf((writer) => writer.message(1, () => writer.message(7, () => fill(writer))))
  const filterOf = (regex: string, multiplier: number): Buffer =>
    requestOf((writer) => {
      writer.message(2, () => writer.text(1, regex))
      writer.empty(4)
      writer.number(5, multiplier)
    })

  it('has a window of 32 events unless it names another', () => {
    expect(readReadRequest(filterOf('a', 2)).filter?.checkpointInterval).toBe(64)
  })

  it('needs a checkpoint interval, and a regular expression that is one', () => {
    expect(() => readReadRequest(filterOf('a', 0))).toThrow(MalformedMessage)
    expect(() => readReadRequest(filterOf('(', 1))).toThrow(MalformedMessage)
  })
})
