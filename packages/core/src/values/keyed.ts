/**
 * Something known under each of many texts, immutable: a change copies a few small nodes and not the
 * whole, so that folding a long history takes time in proportion to its length.
 *
 * A tree over the characters of the key, last character first, because ids that were handed out in
 * order differ there. A node keeps its characters in a list and its children in another, since
 * lists are copied much faster than objects whose keys differ from node to node.
 */
export type Keyed<Key extends string, A> = null | Node<Key, A>

type Node<Key extends string, A> = Leaf<Key, A> | Fork<Key, A>

interface Leaf<Key extends string, A> {
  readonly key: Key
  readonly value: A
}

interface Fork<Key extends string, A> {
  /** Ascending, so that the same entries make the same tree. */
  readonly characters: ReadonlyArray<number>
  /** One for each character. */
  readonly children: ReadonlyArray<Node<Key, A>>
}

export const noEntries: Keyed<never, never> = null

/** Where a key ends: at most one of several keys ends at a node. */
const end = -1

const characterOf = (key: string, depth: number): number =>
  depth < key.length ? key.charCodeAt(key.length - 1 - depth) : end

export const valueIn = <Key extends string, A>(entries: Keyed<Key, A>, key: Key): A | undefined => {
  let node: Node<Key, A> | undefined = entries ?? undefined
  for (let depth = 0; node !== undefined; depth++) {
    if ('key' in node) return node.key === key ? node.value : undefined
    node = node.children[node.characters.indexOf(characterOf(key, depth))]
  }
  return undefined
}

export const withValue = <Key extends string, A>(
  entries: Keyed<Key, A>,
  key: Key,
  value: A,
): Keyed<Key, A> => (entries === null ? { key, value } : placed(entries, { key, value }, 0))

const placed = <Key extends string, A>(
  node: Node<Key, A>,
  leaf: Leaf<Key, A>,
  depth: number,
): Node<Key, A> => {
  if ('key' in node) {
    if (node.key === leaf.key) return leaf
    const fork = { characters: [characterOf(node.key, depth)], children: [node] }
    return placed(fork, leaf, depth)
  }
  const { characters, children } = node
  const character = characterOf(leaf.key, depth)
  const place = placeOf(characters, character)
  const child = children[place]
  if (child === undefined || characters[place] !== character) {
    return {
      characters: characters.toSpliced(place, 0, character),
      children: children.toSpliced(place, 0, leaf),
    }
  }
  return { characters, children: children.with(place, placed(child, leaf, depth + 1)) }
}

/** Where the character stands, or where it would. */
const placeOf = (characters: ReadonlyArray<number>, character: number): number => {
  let place = 0
  for (const one of characters) {
    if (one >= character) return place
    place++
  }
  return place
}

export const withoutValue = <Key extends string, A>(
  entries: Keyed<Key, A>,
  key: Key,
): Keyed<Key, A> =>
  entries === null || valueIn(entries, key) === undefined ? entries : removed(entries, key, 0)

/** The key stands below this node. A fork of one leaf is that leaf. */
const removed = <Key extends string, A>(
  node: Node<Key, A>,
  key: Key,
  depth: number,
): Keyed<Key, A> => {
  if ('key' in node) return null
  const { characters, children } = node
  const place = characters.indexOf(characterOf(key, depth))
  const child = children[place]
  const left = child === undefined ? null : removed(child, key, depth + 1)
  const rest = left === null ? children.toSpliced(place, 1) : children.with(place, left)
  const only = rest.length === 1 ? rest[0] : undefined
  if (only !== undefined && 'key' in only) return only
  return { characters: left === null ? characters.toSpliced(place, 1) : characters, children: rest }
}

/** All of them, in no particular order. */
export const entriesOf = <Key extends string, A>(
  entries: Keyed<Key, A>,
): ReadonlyArray<readonly [Key, A]> => {
  if (entries === null) return []
  if ('key' in entries) return [[entries.key, entries.value]]
  return entries.children.flatMap((child) => entriesOf(child))
}
