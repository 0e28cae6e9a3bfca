/**
 * Something known under each of many texts, immutable: a change copies a few small nodes and not the
 * whole, so that folding a long history takes time in proportion to its length.
 *
 * A tree over the characters of the key, last character first, because ids that were handed out in
 * order differ there.
 */
export type Keyed<Key extends string, A> =
  | null
  | Leaf<Key, A>
  | { readonly byDigit: { readonly [digit: string]: Keyed<Key, A> } }

interface Leaf<Key extends string, A> {
  readonly key: Key
  readonly value: A
}

export const noEntries: Keyed<never, never> = null

/** Empty once the key is used up: at most one of several keys ends at a node. */
const digitOf = (key: string, depth: number): string => key.charAt(key.length - 1 - depth)

export const valueIn = <Key extends string, A>(entries: Keyed<Key, A>, key: Key): A | undefined => {
  let node = entries
  for (let depth = 0; node !== null; depth++) {
    if ('key' in node) return node.key === key ? node.value : undefined
    node = node.byDigit[digitOf(key, depth)] ?? null
  }
  return undefined
}

export const withValue = <Key extends string, A>(
  entries: Keyed<Key, A>,
  key: Key,
  value: A,
): Keyed<Key, A> => placed(entries, { key, value }, 0)

const placed = <Key extends string, A>(
  node: Keyed<Key, A>,
  leaf: Leaf<Key, A>,
  depth: number,
): Keyed<Key, A> => {
  if (node === null) return leaf
  if (!('key' in node)) {
    const digit = digitOf(leaf.key, depth)
    const child = placed(node.byDigit[digit] ?? null, leaf, depth + 1)
    return { byDigit: { ...node.byDigit, [digit]: child } }
  }
  if (node.key === leaf.key) return leaf
  return placed({ byDigit: { [digitOf(node.key, depth)]: node } }, leaf, depth)
}

export const withoutValue = <Key extends string, A>(
  entries: Keyed<Key, A>,
  key: Key,
): Keyed<Key, A> => (valueIn(entries, key) === undefined ? entries : removed(entries, key, 0))

const removed = <Key extends string, A>(
  node: Keyed<Key, A>,
  key: Key,
  depth: number,
): Keyed<Key, A> => {
  if (node === null || 'key' in node) return null
  const digit = digitOf(key, depth)
  return {
    byDigit: { ...node.byDigit, [digit]: removed(node.byDigit[digit] ?? null, key, depth + 1) },
  }
}

/** All of them, in no particular order. */
export const entriesOf = <Key extends string, A>(
  entries: Keyed<Key, A>,
): ReadonlyArray<readonly [Key, A]> => {
  if (entries === null) return []
  if ('key' in entries) return [[entries.key, entries.value]]
  return Object.values(entries.byDigit).flatMap((child) => entriesOf(child))
}
