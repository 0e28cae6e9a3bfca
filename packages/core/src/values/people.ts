/** Something known of each of many people: the tree of keyed values, over user ids. */
import { entriesOf, type Keyed, valueIn, withoutValue, withValue } from './keyed.js'
import type { UserId } from './user-id.js'

export type People<A> = Keyed<UserId, A>

export const nobody: People<never> = null

export const personIn = <A>(people: People<A>, user: UserId): A | undefined => valueIn(people, user)

export const withPerson = <A>(people: People<A>, user: UserId, value: A): People<A> =>
  withValue(people, user, value)

export const withoutPerson = <A>(people: People<A>, user: UserId): People<A> =>
  withoutValue(people, user)

/** Everybody, in no particular order. */
export const everybody = <A>(people: People<A>): ReadonlyArray<readonly [UserId, A]> =>
  entriesOf(people)
