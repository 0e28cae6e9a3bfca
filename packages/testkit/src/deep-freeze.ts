/**
 * Makes a value unchangeable before the code under test sees it, so that a change shows as an error.
 *
 * Separate from the laws because it walks any shape a user's events, states and contexts may have.
 */

/**
 * Freezes a value and all that it holds, in place, and returns it. In place because a copy would
 * lose classes with private fields. The inside of a `Map`, a `Set` or binary data cannot be frozen;
 * what a `Map` or `Set` holds is.
 */
export const deepFreeze = <Value>(value: Value): Value => {
  const seen = new Set<unknown>()
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    // JavaScript throws on an attempt to freeze a view on binary data.
    if (ArrayBuffer.isView(next)) continue
    Object.freeze(next)
    for (const part of partsOf(next)) waiting.push(part)
  }
  return value
}

/** Getters are left alone: running one is a behaviour of the value, not a look at it. */
const partsOf = (value: object): ReadonlyArray<unknown> => {
  const properties = Reflect.ownKeys(value).map(
    (key): unknown => Object.getOwnPropertyDescriptor(value, key)?.value,
  )
  if (value instanceof Map) return [...properties, ...value.keys(), ...value.values()]
  if (value instanceof Set) return [...properties, ...value]
  return properties
}
