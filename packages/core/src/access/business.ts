/**
 * What a portal knows of each business, as a client and as a provider.
 *
 * Every standing is taken from a world that `worldOf` built, so that a query and a command never
 * read a state in two ways.
 */
import { type ReadonlyNonEmptyArray, reverse } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Facts } from '../aggregate.js'
import type {
  ClientAccessStanding,
  DelegationStanding,
  Known,
  ProgramStanding,
  Target,
  World,
} from '../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../business-account/state.js'
import {
  type Bn9,
  type Capacity,
  everybody,
  type ProgramReference,
  type Scope,
  type UserId,
} from '../values/index.js'
import { worldOf } from '../world.js'
import { type Mentioned, mentionedIn } from './mentioned.js'

export interface Business {
  readonly bn9: Bn9
  /** What one of its own people finds. */
  readonly own: World
  /** Everybody who has a place in it, suspended and ended ones too; in order. */
  readonly members: ReadonlyArray<UserId>
  /** Every program account that it has a reference for, in order. */
  readonly programs: ReadonlyMap<ProgramReference, Known<ProgramStanding>>
  /** Clients with any delegation to it, ended ones too; in order. */
  readonly clients: ReadonlyMap<Bn9, Pair>
  /** Providers with any delegation from it, ended ones too; in order. */
  readonly providers: ReadonlyMap<Bn9, Pair>
  /** What its manager gave its staff for clients, by person; its managers need nothing given. */
  readonly assignments: ReadonlyMap<UserId, Known<ClientAccessStanding>>
}

/**
 * A client and a provider: what a manager of the provider finds in one scope of their delegations,
 * chained to what it finds in the others.
 *
 * Most pairs have a single one, and in a large portal each list or map between costs a wait for
 * memory.
 */
export interface Pair extends World {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
  readonly next: Pair | null
}

/** Every scope in which there ever was a delegation between them. */
export const scopesOf = (pair: Pair): ReadonlyArray<Scope> => {
  const scopes: Scope[] = []
  for (let one: Pair | null = pair; one !== null; one = one.next) scopes.push(one.scope)
  return scopes
}

/** In order of their numbers. */
export const businessesIn = (
  streams: Iterable<string>,
  facts: Facts,
): ReadonlyMap<Bn9, Business> => {
  const mentioned = mentionedIn(streams)
  const alone = mapped(mentioned, (one, bn9) => aloneIn(bn9, one, facts))
  const pairs = new Map<string, Pair>()
  const pairOf = (client: Bn9, provider: Bn9, scopes: ReadonlyNonEmptyArray<Scope>): Pair => {
    const key = `${client} ${provider}`
    const pair = pairs.get(key) ?? pairIn({ client, provider, scopes, alone }, facts)
    pairs.set(key, pair)
    return pair
  }
  return mapped(alone, (one, bn9) => {
    const { own, members, programs } = one
    const { clients, providers } = mentioned.get(bn9) ?? unmentioned
    // Written out: an engine gives each object made by spreading a form of its own, slow to read.
    return {
      bn9,
      own,
      members,
      programs,
      clients: mapped(clients, (scopes, client) => pairOf(client, bn9, scopes)),
      providers: mapped(providers, (scopes, provider) => pairOf(bn9, provider, scopes)),
      assignments: assignmentsIn(one, [...clients.keys()], facts),
    }
  })
}

const unmentioned: Mentioned = { programs: new Set(), clients: new Map(), providers: new Map() }

/** A business without regard to the others. */
type Alone = Pick<Business, 'bn9' | 'own' | 'members' | 'programs'>

const aloneIn = (bn9: Bn9, { programs, providers }: Mentioned, facts: Facts): Alone => {
  const { state } = facts.stream(businessAccountStream(bn9))
  const members = membersOf(state)
  return {
    bn9,
    own: ownWorld(worldOf(acting(bn9), target(bn9), facts), members, [...providers.keys()]),
    members,
    programs: programsIn(bn9, [...programs, ...referencesOf(state)], facts),
  }
}

/** With plain maps of the few who are asked for, where the standing looks into the whole state. */
const ownWorld = (
  world: World,
  members: ReadonlyArray<UserId>,
  providers: ReadonlyArray<Bn9>,
): World => {
  if (world.acting === null) return world
  const { is, pin } = world.acting
  const own = {
    is: {
      ...is,
      members: those(members, is.members),
      revocations: those(providers, is.revocations),
    },
    pin,
  }
  return { ...world, acting: own, target: own }
}

const those = <Key, A>(
  keys: ReadonlyArray<Key>,
  all: { readonly get: (key: Key) => A | undefined },
): ReadonlyMap<Key, A> => {
  const found = keys.flatMap((key) => {
    const one = all.get(key)
    return one === undefined ? [] : [[key, one] as const]
  })
  return found.length === 0 ? noneOfThem : new Map(found)
}

/** Shared by the many businesses that never revoked anything: it is never far in memory. */
const noneOfThem = new Map<never, never>()

export const membersOf = (state: BusinessAccount): ReadonlyArray<UserId> =>
  'members' in state
    ? everybody(state.members)
        .map(([user]) => user)
        .toSorted()
    : []

export const referencesOf = (state: BusinessAccount): ReadonlyArray<ProgramReference> =>
  'references' in state ? state.references : []

const programsIn = (
  bn9: Bn9,
  references: ReadonlyArray<ProgramReference>,
  facts: Facts,
): Business['programs'] =>
  new Map(
    [...new Set(references)].toSorted().flatMap((one) => {
      const { program } = worldOf(acting(nobody), target(bn9, one), facts)
      return program === null ? [] : [[one, program]]
    }),
  )

const pairIn = (between: Delegated, facts: Facts): Pair => {
  const { client, provider, scopes } = between
  const known = scopes.flatMap((scope) => {
    const asked = scope === 'business' ? target(client) : target(client, scope)
    const { delegations } = worldOf(acting(provider), asked, facts)
    return delegations.filter(({ is }) => is.scope === scope).map(together)
  })
  const chained = chainedFor(between, new Map(known.map((one) => [one.is.scope, one])))
  const [last, ...before] = reverse(scopes)
  return before.reduce<Pair>(chained, chained(null, last))
}

type Delegations = ReadonlyMap<Scope, Known<DelegationStanding>>

const chainedFor = ({ client, provider, alone }: Delegated, known: Delegations) => {
  const ofClient = alone.get(client)
  const acting = alone.get(provider)?.own.acting ?? null
  return (next: Pair | null, scope: Scope): Pair => {
    const isWhole = scope === 'business'
    return {
      client,
      provider,
      scope,
      next,
      acting,
      target: ofClient?.own.acting ?? null,
      program: isWhole ? null : (ofClient?.programs.get(scope) ?? null),
      delegations: covering(known.get('business'), isWhole ? undefined : known.get(scope)),
      clientAccess: null,
    }
  }
}

/** Written out, so that no list is longer in memory than its one or two delegations. */
const covering = <A>(whole: A | undefined, one: A | undefined): ReadonlyArray<A> => {
  if (whole === undefined) return one === undefined ? [] : [one]
  return one === undefined ? [whole] : [whole, one]
}

const noRunOffs: DelegationStanding['runOffs'] = []

/**
 * A copy whose parts lie side by side in memory. States were made event by event and lie far apart;
 * in a large portal most of the time of a question is waiting for them.
 */
const together = ({ is, pin }: Known<DelegationStanding>): Known<DelegationStanding> => {
  const { client, provider, scope, everGranted, grant } = is
  const runOffs = is.runOffs.length === 0 ? noRunOffs : is.runOffs
  const copy = grant === null ? null : grantTogether(grant)
  return { is: { client, provider, scope, everGranted, grant: copy, runOffs }, pin }
}

const grantTogether = (grant: NonNullable<DelegationStanding['grant']>): typeof grant => {
  const { id, capacity, suspended, grantedAt, relationship, terms } = grant
  const { visibility, validFrom, validUntil } = terms
  return {
    id,
    capacity: oneText[capacity],
    suspended,
    grantedAt,
    relationship,
    terms: { visibility, validFrom, validUntil },
  }
}

/** A text of each event is a copy of its own in memory; these are compared without looking there. */
const oneText: { readonly [C in Capacity]: C } = {
  CustomsBroker: 'CustomsBroker',
  TradeConsultant: 'TradeConsultant',
  Other: 'Other',
}

interface Delegated {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scopes: ReadonlyNonEmptyArray<Scope>
  readonly alone: ReadonlyMap<Bn9, Alone>
}

/** The same for every client: what staff was given is one stream of the provider. */
const assignmentsIn = (
  { bn9, members }: Alone,
  [client]: ReadonlyArray<Bn9>,
  facts: Facts,
): Business['assignments'] =>
  new Map(
    client === undefined
      ? []
      : members.flatMap((user) => {
          const { clientAccess } = worldOf(acting(bn9, user), target(client), facts)
          return clientAccess === null ? [] : [[user, clientAccess] as const]
        }),
  )

/** Stands for anybody and any business: what is read by it depends on the other party alone. */
const nobody = '' as UserId & Bn9

const acting = (actingFor: Bn9, userId: UserId = nobody) =>
  ({ kind: 'user', userId, actingFor }) as const

const target = (business: Bn9, ...programs: ReadonlyArray<ProgramReference>): Target => ({
  business,
  programs,
  item: null,
})

const mapped = <Key, A, B>(
  map: ReadonlyMap<Key, A>,
  change: (value: A, key: Key) => B,
): ReadonlyMap<Key, B> => new Map([...map].map(([key, value]) => [key, change(value, key)]))
