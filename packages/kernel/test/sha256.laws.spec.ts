/** The hash must not depend on where the code runs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha1 as sha1InNode, sha256 as sha256InNode } from '../src/digest-node.js'
import { sha1 as sha1Portable, sha256 as sha256Portable } from '../src/digest-portable.js'

/** Any UTF-16 units, lone surrogates too: both sides must replace them alike. */
const anyText = fc
  .array(fc.oneof(fc.nat({ max: 0xffff }), fc.integer({ min: 0xd7ff, max: 0xe000 })), {
    maxLength: 300,
  })
  .map((units) => String.fromCharCode(...units))

test('both implementations give the same digest for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(sha256Portable(text)).toBe(sha256InNode(text))
    }),
  )
})

test('both agree at every length around the size of a block', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'é'.repeat(length)
    expect(sha256Portable(text)).toBe(sha256InNode(text))
    expect(sha256Portable(`${text}a`)).toBe(sha256InNode(`${text}a`))
  }
})

test('both identify any bytes alike', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(sha1Portable(bytes)).toBe(sha1InNode(bytes))
    }),
  )
})
