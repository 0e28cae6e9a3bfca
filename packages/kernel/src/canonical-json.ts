/**
 * One value, one text: the bytes that are hashed when an event is sealed.
 *
 * Canonical form of RFC 8785. `JSON.stringify` is not enough even for objects with sorted keys:
 * JavaScript lists keys that look like integers first and in numeric order, the RFC sorts all keys
 * as UTF-16 text.
 */
import * as E from 'fp-ts/lib/Either.js'
import { isWellFormed, maxJsonDepth } from './json.js'
import { isPlain, textInOrder } from './ordered-json.js'

/** Why a value has no canonical text. */
export interface NotCanonical {
  readonly name: 'NotCanonical'
  readonly reason: string
}

/** Longest canonical text, in UTF-16 units; larger than any event that a store accepts. */
export const maxCanonicalLength = 4_000_000

/**
 * Canonical text of a JSON value. Refused: lone surrogates, non-finite numbers, holes, objects that
 * are more than their own keys, more levels than `maxDepth`, more than {@link maxCanonicalLength}.
 */
export const canonicalJson = (
  value: unknown,
  maxDepth: number = maxJsonDepth,
): E.Either<NotCanonical, string> => {
  try {
    const written = textInOrder(value, maxDepth) ?? write(value, maxDepth)
    if (written.length > maxCanonicalLength) throw new Refused(`longer than ${maxCanonicalLength}`)
    return E.right(written)
  } catch (error) {
    if (error instanceof TooDeep) return refused(`nested deeper than ${maxDepth} levels`)
    if (error instanceof Refused) return refused(error.message)
    throw error
  }
}

const refused = (reason: string): E.Either<NotCanonical, never> =>
  E.left({ name: 'NotCanonical', reason })

/** These carry the reason out of the recursion; they never leave this file. */
class Refused extends Error {}
class TooDeep extends Error {}

const write = (value: unknown, levels: number): string => {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'boolean':
      return String(value)
    case 'string':
      return writeText(value)
    case 'number':
      if (!Number.isFinite(value)) throw new Refused(`no JSON form: ${value}`)
      return JSON.stringify(value)
    case 'object':
      if (levels === 0) throw new TooDeep()
      return Array.isArray(value) ? writeList(value, levels - 1) : writeObject(value, levels - 1)
    default:
      throw new Refused(`no JSON form: ${typeof value}`)
  }
}

/** Most texts: nothing in them is escaped, and no surrogate can be among them. */
const plainText = /^[ !#-[\]-~]*$/

const writeText = (value: string): string => {
  if (plainText.test(value)) return `"${value}"`
  if (!isWellFormed(value)) throw new Refused('lone surrogate in a text')
  return JSON.stringify(value)
}

/** `Array.from` visits holes too, as the `undefined` that has no JSON form. */
const writeList = (value: ReadonlyArray<unknown>, levels: number): string =>
  `[${Array.from(value, (item) => write(item, levels)).join(',')}]`

const writeObject = (value: object, levels: number): string => {
  if (!isPlain(value)) throw new Refused('no JSON form: an object of a class')
  const record = value as Readonly<Record<string, unknown>>
  let members = ''
  for (const key of Object.keys(record).sort()) {
    members += `${members === '' ? '' : ','}${writeText(key)}:${write(record[key], levels)}`
  }
  return `{${members}}`
}
