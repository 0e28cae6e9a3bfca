/**
 * Says where two values differ: the text that every check of the testkit fails with.
 *
 * Separate because Node's own comparison decides well what is equal, but its message shows two
 * whole values and leaves the reader to find the field.
 */
import { AssertionError, deepStrictEqual } from 'node:assert/strict'
import { joinPath } from '@carmkit/kernel'
import fc from 'fast-check'

/** More differing places than this are not listed: the first ones tell the story. */
const maxPlaces = 10

/** Longest printed value, in characters. */
const maxPrinted = 200

/** What was compared. `path` names the value in the list of differences, like `events`. */
export interface Comparison {
  readonly heading: string
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

/** Throws an `AssertionError` with the differing places and a diff, unless both are the same. */
export const assertSame = ({ heading, path, expected, actual }: Comparison): void => {
  if (isSame(expected, actual)) return
  const places: string[] = []
  collectPlaces({ path, expected, actual }, places)
  const diff = new AssertionError({ actual, expected, operator: 'deepStrictEqual' }).message
  throw new AssertionError({
    message: [heading, ...listed(places), '', diff].join('\n'),
    actual,
    expected,
    operator: 'deepStrictEqual',
  })
}

/** Any value in one line of bounded length, close to the source text that would make it. */
export const printed = (value: unknown): string => {
  const full = fc.stringify(value)
  return full.length > maxPrinted ? `${full.slice(0, maxPrinted - 3)}...` : full
}

const listed = (places: ReadonlyArray<string>): ReadonlyArray<string> => {
  const shown = places.slice(0, maxPlaces).map((place) => `  ${place}`)
  return places.length > maxPlaces ? [...shown, '  and more'] : shown
}

const isSame = (expected: unknown, actual: unknown): boolean => {
  try {
    deepStrictEqual(actual, expected)
    return true
  } catch (error) {
    if (error instanceof AssertionError) return false
    throw error
  }
}

/** One pair of values on the way down to what differs. */
interface Pair {
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

const collectPlaces = (pair: Pair, places: string[]): void => {
  if (isSame(pair.expected, pair.actual)) return
  const before = places.length
  if (canDescend(pair.expected, pair.actual)) collectParts(pair, places)
  if (places.length === before) {
    places.push(`${pair.path}: expected ${printed(pair.expected)}, got ${printed(pair.actual)}`)
  }
}

const collectParts = ({ path, expected, actual }: Pair, places: string[]): void => {
  const wanted = expected as Readonly<Record<string, unknown>>
  const given = actual as Readonly<Record<string, unknown>>
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(given)])) {
    if (places.length > maxPlaces) return
    const place = joinPath(path, Array.isArray(expected) ? Number(key) : key)
    if (!Object.hasOwn(given, key)) {
      places.push(`${place}: expected ${printed(wanted[key])}, got nothing`)
    } else if (!Object.hasOwn(wanted, key)) {
      places.push(`${place}: expected nothing, got ${printed(given[key])}`)
    } else {
      collectPlaces({ path: place, expected: wanted[key], actual: given[key] }, places)
    }
  }
}

/** Only lists and records of one kind are compared part by part. */
const canDescend = (expected: unknown, actual: unknown): boolean => {
  const kind = Object.prototype.toString.call(expected)
  return (
    (kind === '[object Object]' || kind === '[object Array]') &&
    kind === Object.prototype.toString.call(actual)
  )
}
