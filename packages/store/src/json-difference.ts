/**
 * Where two JSON values differ. Separate because a repeated command and a command that is decided
 * again are compared in the same way.
 */
import { isJsonObject, joinPath } from '@carmkit/kernel'

/** A place in both values, and what stands there; undefined where nothing does. */
export interface JsonDifference {
  /** `scope`, `lines[0].number`; empty for the values themselves. */
  readonly path: string
  readonly one: unknown
  readonly other: unknown
}

/** The first place where they differ; null when they are equal. */
export const firstDifference = (one: unknown, other: unknown, path = ''): JsonDifference | null => {
  if (Array.isArray(one) && Array.isArray(other)) {
    const longest = one.length > other.length ? one : other
    return firstOf(
      longest.map(
        (_, index) => () => firstDifference(one[index], other[index], joinPath(path, index)),
      ),
    )
  }
  if (isJsonObject(one) && isJsonObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return firstOf(
      [...keys].map((key) => () => firstDifference(one[key], other[key], joinPath(path, key))),
    )
  }
  return one === other ? null : { path, one, other }
}

const firstOf = (
  differences: ReadonlyArray<() => JsonDifference | null>,
): JsonDifference | null => {
  for (const difference of differences) {
    const found = difference()
    if (found !== null) return found
  }
  return null
}
