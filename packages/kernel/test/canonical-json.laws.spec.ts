/** Laws of the canonical text: one value, one text. */
import { deepStrictEqual } from 'node:assert/strict'
import { canonicalJson, type Json } from '@carmkit/kernel'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, test } from 'vitest'
import { json, withKeysReversed } from './arbitrary-json.js'

const textOf = (value: unknown): string => {
  const written = canonicalJson(value)
  if (E.isLeft(written)) throw new Error(written.left.reason)
  return written.right
}

test('the text is stable: reading and writing it again changes nothing', () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = textOf(value)
      expect(textOf(JSON.parse(written))).toBe(written)
    }),
  )
})

test('nothing is lost: reading the text gives the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      deepStrictEqual(JSON.parse(textOf(value)), value)
    }),
  )
})

test('the order of the keys does not matter', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(textOf(withKeysReversed(value))).toBe(textOf(value))
    }),
  )
})

/** Sorts by the bytes of UTF-16 and writes number and text in its own way. */
const oracle = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map((item: Json) => oracle(item)).join()}]`
  if (typeof value === 'string') return `"${value}"`
  if (typeof value !== 'object' || value === null) return String(value)
  const unitsOf = (text: string) => Buffer.from(text, 'utf16le').swap16()
  const members = Object.entries(value)
    .sort(([one], [other]) => Buffer.compare(unitsOf(one), unitsOf(other)))
    .map(([name, inner]) => `"${name}":${oracle(inner as Json)}`)
  return `{${members.join()}}`
}

test('the text equals that of an independent writer, for every order of every few keys', () => {
  const names = ['10', '9', '1', 'a', '\ud83d\ude02', '\ufb33', '']
  const orders = (rest: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> => [
    [],
    ...rest.flatMap((first) =>
      orders(rest.filter((name) => name !== first)).map((others) => [first, ...others]),
    ),
  ]
  const all = orders(names)
  expect(all).toHaveLength(13_700)
  for (const order of all) {
    const value = Object.fromEntries(order.map((name, index) => [name, [index % 2 === 0, null]]))
    const first = Object.keys(value).map((name): [string, Json] => [name, { ...value, n: 7 }])
    expect(textOf(value)).toBe(oracle(value))
    expect(textOf(Object.fromEntries(first))).toBe(oracle(Object.fromEntries(first)))
  }
})
