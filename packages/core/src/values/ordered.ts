/**
 * Something known under each of many texts and read in the order of the texts, immutable: a change
 * copies the few nodes on one path. Beside {@link Keyed}, which is quicker and has no order.
 *
 * A balanced tree: the heights of two sides differ by one at most.
 */
export type Ordered<A> = null | Branch<A>

interface Branch<A> {
  readonly key: string
  readonly value: A
  readonly height: number
  readonly left: Ordered<A>
  readonly right: Ordered<A>
}

const heightOf = (node: Ordered<unknown>): number => (node === null ? 0 : node.height)

const branch = <A>(entry: Entry<A>, left: Ordered<A>, right: Ordered<A>): Branch<A> => ({
  key: entry.key,
  value: entry.value,
  height: Math.max(heightOf(left), heightOf(right)) + 1,
  left,
  right,
})

interface Entry<A> {
  readonly key: string
  readonly value: A
}

/** Puts a value in under its key, or replaces the one that stands there. */
export const withOrdered = <A>(node: Ordered<A>, key: string, value: A): Ordered<A> => {
  if (node === null) return branch({ key, value }, null, null)
  if (key === node.key) return branch({ key, value }, node.left, node.right)
  return key < node.key
    ? balanced(node, withOrdered(node.left, key, value), node.right)
    : balanced(node, node.left, withOrdered(node.right, key, value))
}

/** The same without that key; nothing changes where it is not in. */
export const withoutOrdered = <A>(node: Ordered<A>, key: string): Ordered<A> => {
  if (node === null) return null
  if (key < node.key) return balanced(node, withoutOrdered(node.left, key), node.right)
  if (key > node.key) return balanced(node, node.left, withoutOrdered(node.right, key))
  if (node.left === null) return node.right
  if (node.right === null) return node.left
  const next = firstOf(node.right)
  return balanced(next, node.left, withoutOrdered(node.right, next.key))
}

/** All values in the order of their keys, as far as they are asked for. */
export function* inOrder<A>(node: Ordered<A>): Generator<A, void> {
  if (node === null) return
  yield* inOrder(node.left)
  yield node.value
  yield* inOrder(node.right)
}

const firstOf = <A>(node: Branch<A>): Branch<A> => (node.left === null ? node : firstOf(node.left))

const balanced = <A>(entry: Entry<A>, left: Ordered<A>, right: Ordered<A>): Branch<A> => {
  const lean = heightOf(left) - heightOf(right)
  if (lean > 1 && left !== null) return leaningLeft(entry, left, right)
  if (lean < -1 && right !== null) return leaningRight(entry, left, right)
  return branch(entry, left, right)
}

const leaningLeft = <A>(entry: Entry<A>, left: Branch<A>, right: Ordered<A>): Branch<A> => {
  const inner = left.right
  if (inner === null || heightOf(left.left) >= inner.height) {
    return branch(left, left.left, branch(entry, inner, right))
  }
  return branch(inner, branch(left, left.left, inner.left), branch(entry, inner.right, right))
}

const leaningRight = <A>(entry: Entry<A>, left: Ordered<A>, right: Branch<A>): Branch<A> => {
  const inner = right.left
  if (inner === null || heightOf(right.right) >= inner.height) {
    return branch(right, branch(entry, left, inner), right.right)
  }
  return branch(inner, branch(entry, left, inner.left), branch(right, inner.right, right.right))
}
