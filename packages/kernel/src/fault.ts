/**
 * What is wrong with a value that came from outside, as a place and a reason.
 *
 * Separate from the codecs because io-ts reports a value's whole context, and its own reporter
 * prints the value itself, which fails on deep values and repeats hostile input.
 */
import type * as t from 'io-ts'

/** One defect of one value. `path` is empty for the value itself, else like `lines[2].quantity`. */
export interface Fault {
  readonly path: string
  readonly reason: string
}

/** More than this many faults of one value are counted, not listed. */
export const maxFaults = 50

/** io-ts errors as faults, in the order found, never more than {@link maxFaults} and one summary. */
export const faultsOf = (errors: t.Errors): ReadonlyArray<Fault> => {
  const listed = errors.slice(0, maxFaults).map(faultOf)
  const more = errors.length - listed.length
  return more === 0 ? listed : [...listed, { path: '', reason: `and ${more} more faults` }]
}

const faultOf = (error: t.ValidationError): Fault => {
  const last = error.context[error.context.length - 1]
  return {
    path: error.context.slice(1).reduce((path, entry) => joinPath(path, keyOf(entry.key)), ''),
    reason:
      error.message ?? `expected ${last?.type.name ?? 'another value'}, got ${sketch(error.value)}`,
  }
}

/** Array positions arrive as text; keys of our records never look like one. */
const keyOf = (key: string): string | number => (/^(0|[1-9][0-9]*)$/.test(key) ? Number(key) : key)

/** A value in a few printable characters, whatever its size and depth. */
export const sketch = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  switch (typeof value) {
    case 'string':
      return `"${printable(value.length > 40 ? `${value.slice(0, 37)}...` : value)}"`
    case 'object':
      return 'an object'
    case 'undefined':
      return 'nothing'
    case 'number':
    case 'boolean':
      return String(value)
    default:
      return `a ${typeof value}`
  }
}

/** Replaces control characters and those that turn the reading direction, so that hostile input cannot write to the reader's terminal. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Surrogate}\u2028-\u202e\u2066-\u2069]/gu, '?')

/** Extends a path as it is printed in faults: `lines[2].quantity`. Long keys are cut. */
export const joinPath = (path: string, key: string | number): string => {
  if (typeof key === 'number') return `${path}[${key}]`
  const name = printable(key.length > 60 ? `${key.slice(0, 57)}...` : key)
  return path === '' ? name : `${path}.${name}`
}

/** The same faults of a value that stands under `prefix` in a larger one. */
export const faultsUnder = (prefix: string, faults: ReadonlyArray<Fault>): ReadonlyArray<Fault> =>
  faults.map(({ path, reason }) => ({
    path: path === '' || path.startsWith('[') ? `${prefix}${path}` : `${prefix}.${path}`,
    reason,
  }))
