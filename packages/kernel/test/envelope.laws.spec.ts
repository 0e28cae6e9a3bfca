/** Laws of the seal: different events, different hashes. */
import { hashOf, RecordedEvent, seal } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { json, withKeysReversed } from './arbitrary-json.js'
import { unsealedGrant } from './sample-stream.js'

const withData = (value: unknown) => ({ ...unsealedGrant(), data: { value } })

test('two events share a hash exactly where they share their JSON', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const areSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
      const shareHash =
        JSON.stringify(hashOf(withData(one))) === JSON.stringify(hashOf(withData(other)))
      expect(shareHash).toBe(areSame)
    }),
    { numRuns: 1000 },
  )
})

/** Objects as sorted lists of entries: comparable without the writer under test. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return ['list', ...value.map(sorted)]
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return ['object', ...entries.map(([name, inner]) => [name, sorted(inner)])]
}

test('the order of keys in the data does not reach the hash', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(hashOf(withData(withKeysReversed(value)))).toStrictEqual(hashOf(withData(value)))
    }),
  )
})

test('a sealed event is an event, before and after it went through text', () => {
  fc.assert(
    fc.property(json, (value) => {
      const sealed = seal(withData(value))
      expect(RecordedEvent.is(sealed)).toBe(true)
      expect(RecordedEvent.is(JSON.parse(JSON.stringify(sealed)))).toBe(true)
      expect(E.right(sealed.metadata.hash)).toStrictEqual(hashOf(withData(value)))
    }),
  )
})
