/**
 * Canonical text by way of `JSON.stringify`, which takes half the time: right wherever the engine lists an
 * object's keys in the order of the text. Separate because it vouches for most values and refuses none:
 * what it leaves is written, or refused, by `canonical-json.ts`.
 */

/** The canonical text of a value of no more than so many levels; null where something else has to tell. */
export const textInOrder = (value: unknown, levels: number): string | null => {
  const ordered = isInOrder(value, levels) ? value : inOrder(value, levels)
  if (ordered === unfit) return null
  const text = JSON.stringify(ordered)
  return text.includes(perhapsHalfAPair) ? null : text
}

/**
 * The same value with the keys of its objects in the order of the text, so that `JSON.stringify` writes the
 * canonical one; the value itself where no copy would be in order.
 */
export const inTextOrder = <A>(value: A, levels: number): A => {
  const ordered = inOrder(value, levels)
  return ordered === unfit ? value : (ordered as A)
}

/** `JSON.stringify` escapes the halves of surrogate pairs, and nothing else, in this way. */
const perhapsHalfAPair = '\\ud'

const isInOrder = (value: unknown, levels: number): boolean => {
  if (!isPart(value)) return isWritable(value)
  if (levels === 0) return false
  if (Array.isArray(value)) {
    if (writesItself(value)) return false
    for (let index = 0; index < value.length; index++) {
      if (!isInOrder(value[index], levels - 1)) return false
    }
    return true
  }
  if (!isPlain(value)) return false
  let before = ''
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder((value as Members)[key], levels - 1)) return false
    before = key
  }
  return true
}

/** Among an object's members such a function is no value, but a list's items do not show it. */
const writesItself = (list: ReadonlyArray<unknown>): boolean => 'toJSON' in list

export interface Members {
  [key: string]: unknown
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Of what is no list and no object. */
const isWritable = (value: unknown): boolean =>
  typeof value === 'string' ||
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))

/** An object of a class may write itself in a way of its own. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/** In place of a value, where no copy is in order or nothing can be written. */
const unfit = Symbol('unfit')

/** The same value with the keys of its objects sorted. */
const inOrder = (value: unknown, levels: number): unknown => {
  if (!isPart(value)) return isWritable(value) ? value : unfit
  if (levels === 0) return unfit
  if (Array.isArray(value)) return listInOrder(value, levels - 1)
  return isPlain(value) ? recordInOrder(value as Members, levels - 1) : unfit
}

const listInOrder = (list: ReadonlyArray<unknown>, levels: number): unknown => {
  const copy: unknown[] = []
  for (let index = 0; index < list.length; index++) {
    const item = inOrder(list[index], levels)
    if (item === unfit) return unfit
    copy.push(item)
  }
  return copy
}

const recordInOrder = (record: Members, levels: number): unknown => {
  const copy: Members = {}
  for (const key of sorted(Object.keys(record))) {
    const member = inOrder(record[key], levels)
    if (member === unfit || !keepsItsPlace(key)) return unfit
    copy[key] = member
  }
  return copy
}

/** Keys that look like numbers are listed first, and `__proto__` is no key where it is assigned. */
export const keepsItsPlace = (key: string): boolean =>
  key !== '__proto__' && !(key.charCodeAt(0) >= zero && key.charCodeAt(0) <= nine)

const zero = 0x30
const nine = 0x39

/** The same record with its keys sorted, none of which looks like a number; what they hold stays as it is. */
export const withSortedKeys = <R extends object>(record: R): R => {
  const copy: Members = {}
  for (const key of sorted(Object.keys(record))) copy[key] = (record as Members)[key]
  return copy as R
}

/** By insertion, in place: few keys are sorted so in a third of the time. */
const sorted = (keys: string[]): ReadonlyArray<string> => {
  if (keys.length > mostInserted) return keys.sort()
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index] as string
    let place = index
    for (; place > 0 && (keys[place - 1] as string) > key; place--) {
      keys[place] = keys[place - 1] as string
    }
    keys[place] = key
  }
  return keys
}

/** Insertion is quadratic: a record of many keys is sorted by the engine. */
const mostInserted = 32
