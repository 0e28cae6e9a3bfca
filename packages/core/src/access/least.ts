/** Delta debugging over a list: the least part of it that still does something. Knows no domain. */

/**
 * A part of `all` that satisfies `does`, in the same order, of which no single element can be left
 * out. `does(all)` must hold. About (elements kept) x log(elements) calls when few are kept.
 */
export const leastOf = <A>(
  all: ReadonlyArray<A>,
  does: (some: ReadonlyArray<A>) => boolean,
): ReadonlyArray<A> => {
  if (does([])) return []
  let kept = all
  let size = Math.ceil(all.length / 2)
  while (kept.length > 1) {
    const fewer = withoutChunks(kept, size, does)
    if (size === 1 && fewer.length === kept.length) return fewer
    kept = fewer
    size = Math.max(1, Math.min(Math.ceil(size / 2), Math.ceil(kept.length / 2)))
  }
  return kept
}

/** One pass from the end, leaving out each run of `size` elements that is not needed. */
const withoutChunks = <A>(
  all: ReadonlyArray<A>,
  size: number,
  does: (some: ReadonlyArray<A>) => boolean,
): ReadonlyArray<A> => {
  let kept = all
  for (let end = all.length; end > 0; end -= size) {
    const fewer = [...kept.slice(0, Math.max(0, end - size)), ...kept.slice(end)]
    if (does(fewer)) kept = fewer
  }
  return kept
}
