/** The one text of a value in a column of JSON, whatever order its fields came in. */
import { canonicalJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

export const textOf = (value: unknown): string => {
  const written = canonicalJson(value)
  if (E.isLeft(written)) throw new Error(`no canonical text: ${written.left.reason}`)
  return written.right
}
