/** Laws of the formats: what is written is read back, spellings do not matter, nothing throws. */
import { type Json, type JsonObject, parseJson } from '@carmkit/kernel'
import {
  decodeMessage,
  encodeMessage,
  Message,
  type MessageKind,
  messageKinds,
} from '@carmkit/messages'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { leavesOf, withLeaves } from '../src/walk.js'
import { messagesOf } from './arbitrary-messages.js'

const kinds = Object.keys(messageKinds) as ReadonlyArray<MessageKind>

const written = (message: Message): string => {
  const text = encodeMessage(message)
  if (E.isLeft(text)) throw new Error(text.left.reason)
  return text.right
}
const read = (text: string): Json => {
  const parsed = parseJson(text)
  if (E.isLeft(parsed)) throw new Error(parsed.left.reason)
  return parsed.right
}
const decodedFrom = (value: unknown): Message => {
  const decoded = decodeMessage(value)
  if (E.isLeft(decoded)) throw new Error(JSON.stringify(decoded.left))
  return decoded.right.message
}

/** Other spellings of the same values, as files use them. */
const respelled = (message: Message): unknown =>
  withLeaves(Message, message, ({ name }, value) => {
    if (typeof value !== 'string') return value
    switch (name) {
      case 'Classification':
        return `${value.slice(0, 4)}.${value.slice(4, 6)} ${value.slice(6)}`
      case 'Money':
        return value.replace(/0$/, '').replace(/\.0$/, '')
      case 'SixDecimals':
      case 'FourDecimals':
        return value.includes('.') ? `${value}0` : `${value}.00`
      case 'Instant':
        return withOffset(value)
      default:
        return name.startsWith('text of') ? `  ${value.normalize('NFD')} ` : value
    }
  })

/** The same moment as a clock five and a half hours ahead shows it. */
const withOffset = (instant: string): string =>
  new Date(Date.parse(instant) + 19_800_000).toISOString().replace('Z', '+05:30')

/** What a text of JSON can say: it knows one zero. */
const anyJson = fc
  .jsonValue({ maxDepth: 2 })
  .map((value): Json => JSON.parse(JSON.stringify(value)) as Json)

describe.each(kinds)('%s', (kind) => {
  const messages = messagesOf(kind)

  it('is read back from what was written, and written the same again', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const text = written(message)
        const again = decodedFrom(read(text))
        expect(again).toEqual(message)
        expect(written(again)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  it('is the same message however its values are spelled', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(decodedFrom(respelled(message))).toEqual(message)
      }),
      { numRuns: 200 },
    )
  })

  it('with any one value replaced is refused with reasons, or reads as it stands', () => {
    fc.assert(
      fc.property(messages, fc.nat(), anyJson, (message, position, other) => {
        const leaves = leavesOf(Message, message)
        const { path } = leaves[position % leaves.length] ?? { path: '' }
        const changedTo = replacedAt(message, path, other)
        const decoded = decodeMessage(changedTo)
        if (E.isRight(decoded)) {
          expect(decodedFrom(read(written(decoded.right.message)))).toEqual(decoded.right.message)
        } else expect(decoded.left.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  it('with a key that the format does not know is refused, at any level', () => {
    fc.assert(
      fc.property(messages, fc.nat(), (message, position) => {
        const records = recordsIn(message as unknown as Json, '')
        const path = records[position % records.length] ?? ''
        const decoded = decodeMessage(replacedAt(message, path === '' ? 'more' : `${path}.more`, 1))
        expect(E.isLeft(decoded) && decoded.left).toEqual([
          { path: path === '' ? 'more' : `${path}.more`, reason: 'unknown field; remove it' },
        ])
      }),
      { numRuns: 100 },
    )
  })
})

it('no value whatever makes decoding throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(E.isLeft(decodeMessage(value))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

/** Paths of all records of a message but for `extensions`, which are the sender's own. */
const recordsIn = (value: Json, path: string): ReadonlyArray<string> => {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => recordsIn(item, `${path}[${index}]`))
  }
  if (typeof value !== 'object' || value === null || path === 'extensions') return []
  return [
    path,
    ...Object.entries(value).flatMap(([key, item]: [string, Json]) =>
      recordsIn(item, path === '' ? key : `${path}.${key}`),
    ),
  ]
}

/** A copy with the value at a path like `body.lines[0].amount` replaced or put in. */
const replacedAt = (message: Message, path: string, value: Json): JsonObject => {
  const copy = structuredClone(message) as unknown as Record<string, unknown>
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce((inner, key) => inner[key] as Record<string, unknown>, copy)
  holder[last] = value
  return copy as JsonObject
}
