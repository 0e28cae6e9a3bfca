/** Reads with a codec in the way that the tests of codecs compare. */
import { faultsOf } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { expect } from 'vitest'

/** What the tests need of a codec, whatever its type. */
export interface Decoder {
  readonly is: (value: unknown) => boolean
  readonly decode: (value: unknown) => E.Either<Parameters<typeof faultsOf>[0], unknown>
}

/** Right, or the faults as `path: reason`. A codec and its guard must agree on every value. */
export const read = (decoder: Decoder, value: unknown): unknown => {
  const decoded = decoder.decode(value)
  expect(decoder.is(value)).toBe(E.isRight(decoded))
  return E.isRight(decoded)
    ? decoded.right
    : faultsOf(decoded.left).map(({ path, reason }) => `${path}: ${reason}`)
}
