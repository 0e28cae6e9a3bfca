/** How laws look into what the core keeps by keys. */

/** Values of a tree over texts, found without its own help: whatever stands under `key` and `value`. */
export const valuesOf = <A>(node: unknown): ReadonlyArray<A> => {
  if (node === null || typeof node !== 'object') return []
  if ('key' in node && 'value' in node) return [(node as { value: A }).value]
  return 'children' in node && Array.isArray(node.children)
    ? node.children.flatMap((child) => valuesOf<A>(child))
    : []
}
