/** Values of events as columns hold them. */
import { canonicalJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'

/** For a column of JSON: the one text of a value, whatever order its fields came in. */
export const textOf = (value: unknown): string => {
  const written = canonicalJson(value)
  if (E.isLeft(written)) throw new Error(`no canonical text: ${written.left.reason}`)
  return written.right
}

export const flag = (is: boolean): 0 | 1 => (is ? 1 : 0)

/** Null: nobody said. */
export const flagOrNull = (is: boolean | null): 0 | 1 | null => (is === null ? null : flag(is))
