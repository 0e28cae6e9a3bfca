/** The seal: what it covers, and that its form never changes. */
import {
  contentHash,
  endOf,
  eventIdOf,
  Hash,
  hashOf,
  type Json,
  maxJsonDepth,
  noHash,
  RecordedEvent,
  seal,
  type UnsealedEvent,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { nestedList } from './arbitrary-json.js'
import { streamOf, unsealedGrant, variantsOf } from './sample-stream.js'

/** Computed outside this project, with another implementation of JSON, SHA-256 and UUID v5. */
const goldenHash = '686e4dd08cfd5e4f9d721050bf0a1d497c3e104bde0421864c3e7618f9b3610f'
const goldenEventId = '616b4fdb-884a-57d5-801e-791f354dc03e'

const anyHash = expect.stringMatching(/^[0-9a-f]{64}$/) as string

const hashed = (unsealed: unknown): string => {
  const hash = hashOf(unsealed as UnsealedEvent)
  if (E.isLeft(hash)) throw new Error(hash.left.reason)
  return hash.right
}

describe('the golden event', () => {
  test('has this hash for ever: a change here breaks every stored stream', () => {
    expect(hashOf(unsealedGrant())).toStrictEqual(E.right(goldenHash))
  })

  test('has this event id for ever', () => {
    expect(eventIdOf(goldenHash)).toBe(goldenEventId)
  })

  test('sealing adds exactly these two fields', () => {
    const unsealed = unsealedGrant()
    expect(seal(unsealed)).toStrictEqual({
      ...unsealed,
      metadata: { ...unsealed.metadata, eventId: goldenEventId, hash: goldenHash },
    })
    expect(unsealed).toStrictEqual(unsealedGrant())
  })

  test('is an event for the codec, with and without its optional fields', () => {
    const { command: _command, context: _context, ...metadata } = unsealedGrant().metadata
    for (const event of [unsealedGrant(), { ...unsealedGrant(), metadata }]) {
      expect(RecordedEvent.is(seal(event))).toBe(true)
    }
  })
})

describe('the hash', () => {
  const variants = variantsOf(unsealedGrant() as unknown as Json)

  test('changes with any change of any field, at any depth, and no two changes share one', () => {
    expect(variants.length).toBeGreaterThan(80)
    const hashes = variants.map(hashed)
    expect(new Set([goldenHash, ...hashes]).size).toBe(hashes.length + 1)
  })

  test('binds stream, position and the event before', () => {
    const { metadata, ...event } = unsealedGrant()
    expect(hashed({ ...event, metadata, stream: 'delegation-x' })).not.toBe(goldenHash)
    expect(hashed({ ...event, metadata, revision: 1 })).not.toBe(goldenHash)
    const previousHash = 'f'.repeat(64)
    expect(hashed({ ...event, metadata: { ...metadata, previousHash } })).not.toBe(goldenHash)
  })

  test('tells two spellings of one letter apart', () => {
    const { data, ...event } = unsealedGrant()
    const note = 'De\u0301ja\u0300 vu €'
    expect(note.normalize('NFC')).toBe('Déjà vu €')
    expect(hashed({ ...event, data: { ...(data as object), note } })).not.toBe(goldenHash)
  })

  test('does not depend on the order of the keys', () => {
    const { stream, metadata, ...event } = unsealedGrant()
    const reversed = Object.fromEntries(Object.entries(metadata).reverse())
    expect(hashed({ metadata: reversed, ...event, stream })).toBe(goldenHash)
  })

  test('is refused where there is no canonical text', () => {
    for (const data of [{ note: '\ud800' }, { note: undefined }, { deep: nestedList(99) }]) {
      const event = { ...unsealedGrant(), data }
      expect(E.isLeft(hashOf(event))).toBe(true)
      expect(() => seal(event)).toThrow('GrantRequested cannot be sealed: ')
    }
  })
})

describe('the codec of a recorded event', () => {
  const sealed = seal(unsealedGrant())

  test.each<[string, object]>([
    ['an unknown key', { ...sealed, time: 1 }],
    ['an unknown key in metadata', { ...sealed, metadata: { ...sealed.metadata, time: 1 } }],
    ['a missing hash', { ...sealed, metadata: { ...sealed.metadata, hash: undefined } }],
    [
      'a hash in capitals',
      {
        ...sealed,
        metadata: { ...sealed.metadata, hash: goldenHash.toUpperCase() },
      },
    ],
    ['an undefined command', { ...sealed, metadata: { ...sealed.metadata, command: undefined } }],
    ['a negative revision', { ...sealed, revision: -1 }],
    ['version 0', { ...sealed, v: 0 }],
    ['no stream', { ...sealed, stream: '' }],
    ['a long stream', { ...sealed, stream: 'x'.repeat(201) }],
    ['a long type', { ...sealed, type: 'x'.repeat(61) }],
    ['data that is a list', { ...sealed, data: [] }],
  ])('refuses %s', (_name, event) => {
    expect(RecordedEvent.is(event)).toBe(false)
  })

  /** The event as a reader meets it: its hash is not looked at by the codec. */
  const recorded = ({ metadata, ...event }: UnsealedEvent) => ({
    ...event,
    metadata: { ...metadata, hash: noHash, eventId: goldenEventId },
  })

  test('what it accepts can be hashed, also at its greatest depth', () => {
    for (let levels = 1; levels <= maxJsonDepth + 2; levels++) {
      const value = { deep: nestedList(levels) }
      const { metadata, ...event } = unsealedGrant()
      const deepData = { ...event, metadata, data: value }
      const deepContext = { ...event, metadata: { ...metadata, context: value } }
      for (const unsealed of [deepData, deepContext]) {
        const isAccepted = RecordedEvent.is(recorded(unsealed))
        if (levels <= 20) expect(isAccepted, `${levels} levels`).toBe(true)
        if (isAccepted) expect(hashOf(unsealed), `${levels} levels`).toStrictEqual(E.right(anyHash))
      }
    }
  })

  test('what it accepts can be hashed, also with texts that are not well formed', () => {
    const { metadata, ...event } = unsealedGrant()
    for (const unsealed of [
      { ...event, metadata, data: { note: '\ud800' } },
      { ...event, metadata, data: { '\udfff': 1 } },
      { ...event, metadata, stream: 'ledger-\ud800' },
      { ...event, metadata: { ...metadata, ruleSet: '\ud800' } },
    ]) {
      expect(E.isLeft(hashOf(unsealed))).toBe(true)
      expect(RecordedEvent.is(recorded(unsealed))).toBe(false)
    }
  })
})

describe('hashes', () => {
  test('have one text', () => {
    expect(Hash.is(goldenHash)).toBe(true)
    expect(noHash).toBe('0'.repeat(64))
    for (const value of [goldenHash.toUpperCase(), goldenHash.slice(1), `${goldenHash}\n`, 1]) {
      expect(Hash.is(value)).toBe(false)
    }
  })

  test('of content are those of its canonical text', () => {
    const ofAbc = '6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25'
    expect(contentHash('abc')).toStrictEqual(E.right(ofAbc))
    expect(contentHash({ b: 1, a: 2 })).toStrictEqual(contentHash({ a: 2, b: 1 }))
    expect(contentHash(Number.NaN)).toStrictEqual(E.left('no JSON form: NaN'))
  })
})

describe('endOf', () => {
  test('is where the next event belongs', () => {
    const events = streamOf('ledger-1', 3)
    expect(endOf([])).toBe('absent')
    expect(endOf(events)).toStrictEqual({ revision: 2, hash: events[2]?.metadata.hash })
  })
})
