/**
 * One value, one text: the bytes that are hashed when an event is sealed.
 *
 * Canonical form of RFC 8785. `JSON.stringify` is not enough even for objects with sorted keys:
 * JavaScript lists keys that look like integers first and in numeric order, the RFC sorts all keys
 * as UTF-16 text.
 */
import * as E from 'fp-ts/lib/Either.js'
import { maxJsonDepth } from './json.js'

/** Why a value has no canonical text. */
export interface NotCanonical {
  readonly name: 'NotCanonical'
  readonly reason: string
}

/** Longest canonical text, in UTF-16 units; larger than any event that a store accepts. */
export const maxCanonicalLength = 4_000_000

/** Canonical text of a JSON value; refused: lone surrogates, non-finite numbers, depth, length. */
export const canonicalJson = (value: unknown): E.Either<NotCanonical, string> => {
  try {
    const written = write(value, 0)
    if (written.length > maxCanonicalLength) throw new Refused(`longer than ${maxCanonicalLength}`)
    return E.right(written)
  } catch (error) {
    if (error instanceof Refused) return E.left({ name: 'NotCanonical', reason: error.message })
    throw error
  }
}

/** Carries the reason out of the recursion; never leaves this file. */
class Refused extends Error {}

const write = (value: unknown, depth: number): string => {
  if (depth > maxJsonDepth) throw new Refused(`nested deeper than ${maxJsonDepth} levels`)
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
      return Array.isArray(value) ? writeList(value, depth) : writeObject(value, depth)
    default:
      throw new Refused(`no JSON form: ${typeof value}`)
  }
}

const writeText = (value: string): string => {
  if (/\p{Surrogate}/u.test(value)) throw new Refused('lone surrogate in a text')
  return JSON.stringify(value)
}

const writeList = (value: ReadonlyArray<unknown>, depth: number): string =>
  `[${value.map((item) => write(item, depth + 1)).join(',')}]`

const writeObject = (value: object, depth: number): string => {
  const record = value as Readonly<Record<string, unknown>>
  const members = Object.keys(record)
    .sort()
    .map((key) => `${writeText(key)}:${write(record[key], depth + 1)}`)
  return `{${members.join(',')}}`
}
