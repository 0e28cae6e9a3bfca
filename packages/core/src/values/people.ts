/**
 * Something known of each of many people, immutable: a change copies a few small nodes and not the
 * whole, so that folding a long history takes time in proportion to its length.
 *
 * A tree over the hexadecimal digits of the user id, last digit first, because ids that were handed
 * out in order differ there.
 */
import type { UserId } from './user-id.js'

export type People<A> =
  | null
  | { readonly user: UserId; readonly value: A }
  | { readonly byDigit: { readonly [digit: string]: People<A> } }

export const nobody: People<never> = null

const digitOf = (user: UserId, depth: number): string => user.charAt(user.length - 1 - depth)

export const personIn = <A>(people: People<A>, user: UserId): A | undefined => {
  let node = people
  for (let depth = 0; node !== null; depth++) {
    if ('user' in node) return node.user === user ? node.value : undefined
    node = node.byDigit[digitOf(user, depth)] ?? null
  }
  return undefined
}

export const withPerson = <A>(people: People<A>, user: UserId, value: A): People<A> =>
  placed(people, { user, value }, 0)

interface Leaf<A> {
  readonly user: UserId
  readonly value: A
}

const placed = <A>(node: People<A>, leaf: Leaf<A>, depth: number): People<A> => {
  if (node === null) return leaf
  if (!('user' in node)) {
    const digit = digitOf(leaf.user, depth)
    const child = placed(node.byDigit[digit] ?? null, leaf, depth + 1)
    return { byDigit: { ...node.byDigit, [digit]: child } }
  }
  if (node.user === leaf.user) return leaf
  return placed({ byDigit: { [digitOf(node.user, depth)]: node } }, leaf, depth)
}

export const withoutPerson = <A>(people: People<A>, user: UserId): People<A> =>
  personIn(people, user) === undefined ? people : removed(people, user, 0)

const removed = <A>(node: People<A>, user: UserId, depth: number): People<A> => {
  if (node === null || 'user' in node) return null
  const digit = digitOf(user, depth)
  return {
    byDigit: { ...node.byDigit, [digit]: removed(node.byDigit[digit] ?? null, user, depth + 1) },
  }
}

/** Everybody, in no particular order. */
export const everybody = <A>(people: People<A>): ReadonlyArray<readonly [UserId, A]> => {
  if (people === null) return []
  if ('user' in people) return [[people.user, people.value]]
  return Object.values(people.byDigit).flatMap((child) => everybody(child))
}
