/**
 * Laws of the shorter way to a hash: by the text that an event is stored as, it says what writing the text
 * anew says, or nothing.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  canonicalJson,
  followsInChain,
  hashOf,
  type Json,
  noHash,
  RecordedEvent,
  seal,
  sealedPart,
  textHash,
  type UnsealedEvent,
} from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { json, wellFormedText, withKeysReversed } from './arbitrary-json.js'
import { unsealedGrant } from './sample-stream.js'

/** An event whose open parts hold any JSON. */
const eventWith = (data: Json, grant: Json, revision: number): UnsealedEvent => {
  const { context: _context, ...metadata } = unsealedGrant().metadata
  return { ...unsealedGrant(), revision, data, metadata: { ...metadata, grant: { grant } } }
}

const plainKey = fc.constantFrom('hash', 'eventId', 'grant', 'metadata', 'B', 'a b', '', 'é')
const plainNumber = fc.oneof(fc.nat({ max: 120 }), fc.constantFrom(100, 1500, 2 ** 53, 0.5, 1e21))
/** What is stored most of the time: little that is escaped, and the names that are looked for. */
const plain: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(plainNumber, fc.constantFrom('"hash":', 'ab', 'é €'), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(plainKey, tie('value'), { maxKeys: 4 }),
  ),
})).value

const event = fc
  .tuple(fc.oneof(plain, json), fc.oneof(plain, json), fc.nat({ max: 1000 }))
  .map((parts) => eventWith(...parts))

const unsealed = ({ metadata, ...content }: RecordedEvent) => {
  const { eventId: _eventId, hash: _hash, ...rest } = metadata
  return { ...content, metadata: rest }
}

/** Both ways to the verdict on a text that parses to an event. */
const verdicts = (stored: string, parsed: RecordedEvent) => {
  const { stream, revision, metadata } = parsed
  const end = revision === 0 ? 'absent' : { revision: revision - 1, hash: metadata.previousHash }
  return [followsInChain(stream, end, parsed, stored), followsInChain(stream, end, parsed)] as const
}

/** Null where a text is no event. */
const eventOf = (stored: string): RecordedEvent | null => {
  try {
    const value: unknown = JSON.parse(stored)
    return RecordedEvent.is(value) ? value : null
  } catch {
    return null
  }
}

test('what is cut out of a stored text is the canonical text, and most of the time it can be', () => {
  let cut = 0
  const runs = 1000
  fc.assert(
    fc.property(event, (content) => {
      const sealed = seal(content)
      const stored = JSON.stringify(sealed)
      const part = sealedPart(JSON.parse(stored) as RecordedEvent, stored)
      if (part === null) return
      cut++
      expect(E.right(part)).toStrictEqual(canonicalJson(unsealed(sealed), 34))
    }),
    { numRuns: runs },
  )
  expect(cut).toBeGreaterThan(runs / 4)
})

/** Other spellings of a number; some as short as its own. */
const numbersOf = (digits: string): ReadonlyArray<string> => {
  const [, shorter, zeros] = /^(.*?)(0*)$/.exec(digits) ?? []
  const exponent = `${shorter === '' ? '0' : shorter}e${zeros?.length ?? 0}`
  return [exponent, exponent.toUpperCase(), `${digits}.0`, `-${digits}`, `${digits}0e-1`]
}

/** A stored text spelled otherwise in one place, or with one unit changed. */
const changedText = fc
  .record({
    content: event,
    at: fc.nat(),
    other: fc.oneof(wellFormedText, fc.constantFrom('"a":1,', ' ', '0', 'e', '\\u0061', '\ud800')),
    how: fc.constantFrom('number', 'insert', 'replace', 'remove', 'repeat', 'order', 'forged'),
  })
  .map(({ content, at, other, how }) => {
    const stored = JSON.stringify(seal(content))
    const place = at % stored.length
    const [before, behind] = [stored.slice(0, place), stored.slice(place)]
    switch (how) {
      case 'number': {
        const numbers = [...stored.matchAll(/(?<=[:,[])[0-9]+(?=[,\]}])/g)]
        const number = numbers[at % numbers.length]
        const spellings = numbersOf(number?.[0] ?? '')
        const from = number?.index ?? 0
        const to = from + (number?.[0].length ?? 0)
        return `${stored.slice(0, from)}${spellings[at % spellings.length]}${stored.slice(to)}`
      }
      case 'insert':
        return `${before}${other}${behind}`
      case 'replace':
        return `${before}${other}${behind.slice(other.length)}`
      case 'remove':
        return `${before}${behind.slice(1)}`
      case 'repeat':
        return stored.replace('"v":2', `"v":2,"v":2`)
      case 'order':
        return JSON.stringify(withKeysReversed(JSON.parse(stored) as Json))
      case 'forged': {
        // Sealed over a text that is not canonical: only writing it anew tells.
        const text = JSON.stringify(unsealed(JSON.parse(stored) as RecordedEvent))
        const spelled = text.replace('"v":2', '"v" :2')
        const hash = textHash(spelled)
        return stored
          .replace('"v":2', '"v" :2')
          .replace(/"hash":"[0-9a-f]{64}"(?=,"prev)/, `"hash":"${hash}"`)
      }
    }
  })

test('both ways agree on every text, however it is spelled and whatever was changed', () => {
  let events = 0
  fc.assert(
    fc.property(changedText, (stored) => {
      const parsed = eventOf(stored)
      if (parsed === null) return
      events++
      const [byText, byWriting] = verdicts(stored, parsed)
      expect(byText).toStrictEqual(byWriting)
    }),
    { numRuns: 3000 },
  )
  expect(events).toBeGreaterThan(500)
})

describe('one event', () => {
  const sealed = seal(eventWith({ amount: '12.50', lines: [1, 20, 300] }, { pins: [] }, 0))
  const stored = JSON.stringify(sealed)

  test('comes with its keys in the order of the text, so that its JSON is canonical', () => {
    expect(E.right(stored)).toStrictEqual(canonicalJson(sealed, 34))
    expect(E.map(textHash)(canonicalJson(unsealed(sealed), 34))).toStrictEqual(
      hashOf(unsealed(sealed)),
    )
  })

  test('any unit of its text that is changed is found, or changes nothing that was said', () => {
    let found = 0
    for (let at = 0; at < stored.length; at++) {
      for (const unit of ['0', '7', 'a', ' ', '"', ',']) {
        if (stored.charAt(at) === unit) continue
        const text = `${stored.slice(0, at)}${unit}${stored.slice(at + 1)}`
        const parsed = eventOf(text)
        if (parsed === null) continue
        const followed = followsInChain(sealed.stream, 'absent', parsed, text)
        if (E.isLeft(followed)) found++
        else expect(isDeepStrictEqual(parsed, sealed), text).toBe(true)
      }
    }
    expect(found).toBeGreaterThan(stored.length)
  })

  test.each([
    ['a number in another way', '1e2', 100],
    ['a number in another way, as short', '15e2', 1500],
    ['a number beyond what is exact', '9007199254740993', 2 ** 53],
    ['a fraction in another way', '0.50', 0.5],
    ['nothing below nothing', '-0', 0],
  ])('%s: not taken for the canonical text', (_, spelling, value) => {
    const one = seal(eventWith({ value }, null, 0))
    const text = JSON.stringify(one).replace(`"value":${value}`, `"value":${spelling}`)
    const parsed = JSON.parse(text) as RecordedEvent
    expect(sealedPart(parsed, text)).toBeNull()
    const [byText, byWriting] = verdicts(text, parsed)
    expect(byText).toStrictEqual(byWriting)
  })

  test('keys that look like numbers are listed first, wherever they stand: not taken either', () => {
    const one = seal(eventWith({ '1': 0, a: 0 }, null, 0))
    const text = JSON.stringify(one).replace('"1":0,"a":0', '"a":0,"1":0')
    expect(JSON.parse(text)).toStrictEqual(one)
    expect(sealedPart(JSON.parse(text) as RecordedEvent, text)).toBeNull()
  })

  test('a grant that holds the names of other members does not mislead', () => {
    const nested = { eventId: sealed.metadata.eventId, grant: { hash: noHash } }
    const one = seal(eventWith({}, { ...nested, hash: noHash }, 0))
    const text = JSON.stringify(one)
    const part = sealedPart(JSON.parse(text) as RecordedEvent, text) ?? expect.fail('not cut')
    expect(textHash(part)).toBe(one.metadata.hash)
  })
})
