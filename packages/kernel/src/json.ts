/**
 * First step of the flow: text from outside becomes plain JSON values, or one fault.
 *
 * Separate from the codecs because `JSON.parse` alone is too kind: it lets a repeated key win
 * silently and accepts any depth, and deep values crash whatever walks them later.
 */
import * as E from 'fp-ts/lib/Either.js'
import { type Fault, joinPath, printable } from './fault.js'

export type Json =
  | null
  | boolean
  | number
  | string
  | ReadonlyArray<Json>
  | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** How many levels of arrays and objects a value may have: in a command, an event, a file line. */
export const maxJsonDepth = 32

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads one JSON text. Refused, with the path where it can be told: broken syntax, more than
 * {@link maxJsonDepth} levels, a key that stands twice in one object.
 */
export const parseJson = (text: string): E.Either<Fault, Json> => {
  const tooDeep = depthFault(text)
  if (tooDeep !== null) return E.left(tooDeep)
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch (error) {
    return E.left({ path: '', reason: `not JSON: ${syntaxReason(error)}` })
  }
  const repeated = repeatedKey(text)
  return repeated === null
    ? E.right(value)
    : E.left({ path: repeated, reason: 'this key stands twice in its object; keep one' })
}

/** The engine's message quotes the text around the error: made printable, and cut. */
const syntaxReason = (error: unknown): string =>
  printable(error instanceof Error ? error.message : 'unreadable').slice(0, 160)

/** False when the text holds half of a surrogate pair, which no UTF-8 can carry. */
export const isWellFormed = (text: string): boolean => text.isWellFormed()

/** Size of a text in UTF-8, in bytes. */
export const utf8Length = (text: string): number => {
  let bytes = 0
  // By index: to iterate would make a text of every character.
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (code >= 0x10000) at++
  }
  return bytes
}

const quote = 0x22
const backslash = 0x5c

/** Index just behind the string that opens at `start`; the text's end when it is not closed. */
const endOfString = (text: string, start: number): number => {
  let index = start + 1
  while (index < text.length) {
    const code = text.charCodeAt(index)
    if (code === quote) return index + 1
    index += code === backslash ? 2 : 1
  }
  return text.length
}

/** Runs before `JSON.parse`, so it must not rely on the syntax being right. */
const depthFault = (text: string): Fault | null => {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '"') index = endOfString(text, index) - 1
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth > maxJsonDepth) {
      return {
        path: '',
        reason: `nested deeper than ${maxJsonDepth} levels at character ${index + 1}`,
      }
    }
  }
  return null
}

/** One open array or object of {@link repeatedKey}; `keys` is null in an array. */
interface Open {
  readonly keys: Set<string> | null
  index: number
  key: string
}

/** Path of the first key that its object already has. Relies on the syntax being right. */
const repeatedKey = (text: string): string | null => {
  const open: Open[] = []
  let expectsKey = false
  for (let index = 0; index < text.length; index++) {
    const inside = open[open.length - 1]
    switch (text.charAt(index)) {
      case '{':
        open.push({ keys: new Set(), index: 0, key: '' })
        expectsKey = true
        break
      case '[':
        open.push({ keys: null, index: 0, key: '' })
        expectsKey = false
        break
      case '}':
      case ']':
        open.pop()
        expectsKey = false
        break
      case ',':
        if (inside !== undefined) inside.index++
        expectsKey = inside?.keys !== null
        break
      case '"': {
        const end = endOfString(text, index)
        if (expectsKey && inside !== undefined && inside.keys !== null) {
          inside.key = JSON.parse(text.slice(index, end)) as string
          if (inside.keys.has(inside.key)) return pathOf(open)
          inside.keys.add(inside.key)
          expectsKey = false
        }
        index = end - 1
        break
      }
    }
  }
  return null
}

const pathOf = (open: ReadonlyArray<Open>): string =>
  open.reduce((path, level) => joinPath(path, level.keys === null ? level.index : level.key), '')
