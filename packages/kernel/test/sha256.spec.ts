/** Two implementations of one hash: both must give the published digests. */
import { describe, expect, test } from 'vitest'
import { sha256 as sha256InNode } from '../src/digest-node.js'
import { sha256 as sha256Portable } from '../src/digest-portable.js'

/** Messages and digests of FIPS 180-2, appendix B, and the digest of the empty message. */
const published: ReadonlyArray<readonly [string, string]> = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
]

describe.each([
  ['node', sha256InNode],
  ['portable', sha256Portable],
])('sha256 %s', (_name, sha256) => {
  test.each(published)('%.20s', (message, digest) => {
    expect(sha256(message)).toBe(digest)
  })
})
