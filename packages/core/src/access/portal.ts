/**
 * All streams at one position, with what questions about authority look up by: who belongs where,
 * who acts for whom, which programs there are.
 *
 * Separate from the loop, which loads the streams of one command: here nothing is loaded any more,
 * and the world of one question is a handful of look-ups.
 */
import type { Facts, Table } from '../aggregate.js'
import { emptyWorld, type Target, type User, type World } from '../authority/index.js'
import type { Domain } from '../domain.js'
import type { Bn9, Scope, UserId } from '../values/index.js'
import { worldOf } from '../world.js'
import { type Business, businessesIn, type Pair } from './business.js'
import { factsOf, type Reading, type Streams } from './streams.js'

export interface Portal {
  readonly domain: Domain
  readonly tables: ReadonlyArray<Table>
  readonly streams: Streams
  /** Answers for every stream; one that is not held does not exist. */
  readonly facts: Facts
  /** Every business that a stream is about, in order of their numbers. */
  readonly businesses: ReadonlyMap<Bn9, Business>
  /** Where each person has a place, in order of the numbers. */
  readonly businessesOf: ReadonlyMap<UserId, ReadonlyArray<Bn9>>
}

/** Takes time and memory in proportion to the streams. */
export const portalOf = (streams: Streams, reading: Reading): Portal => {
  const { domain, tables = [] } = reading
  const facts = factsOf(streams, reading)
  const businesses = businessesIn(streams.keys(), facts)
  const businessesOf = new Map<UserId, Bn9[]>()
  for (const { bn9, members } of businesses.values()) {
    for (const member of members) {
      const those = businessesOf.get(member)
      if (those === undefined) businessesOf.set(member, [bn9])
      else those.push(bn9)
    }
  }
  return { domain, tables, streams, facts, businesses, businessesOf }
}

/**
 * What authority looks at for one question: answers as `worldOf` would, in a few look-ups and
 * whatever the size of the portal. Delegations that do not exist are left out.
 */
export const worldIn = (portal: Portal, user: User, target: Target): World => {
  if (user.actingFor === null) return emptyWorld
  const acting = portal.businesses.get(user.actingFor)
  if (acting?.bn9 === target.business) return acting.own
  const world = worldOfPair(portal, acting?.clients.get(target.business), target.programs)
  if (acting === undefined || world === undefined) return worldOf(user, target, portal.facts)
  if (acting.assignments.size === 0) return world
  const clientAccess = acting.assignments.get(user.userId)
  return clientAccess === undefined ? world : { ...world, clientAccess }
}

/** Undefined where it is not at hand: no such pair or program, or more programs than one. */
const worldOfPair = (
  portal: Portal,
  pair: Pair | undefined,
  programs: Target['programs'],
): World | undefined => {
  const scope = programs[0] ?? 'business'
  if (pair === undefined || programs.length > 1) return undefined
  const world = inScope(pair, scope)
  if (world !== undefined || scope === 'business') return world
  const whole = inScope(pair, 'business')
  const program = portal.businesses.get(pair.client)?.programs.get(scope)
  return whole === undefined || program === undefined ? undefined : { ...whole, program }
}

const inScope = (pair: Pair, scope: Scope): World | undefined => {
  let one: Pair | null = pair
  while (one !== null && one.scope !== scope) one = one.next
  return one ?? undefined
}
