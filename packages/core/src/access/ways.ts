/**
 * By which ways a person has access to one business: the own role, or each grant and each run-off of
 * a provider apart. A check stops at the first way that allows; a review of access wants all of them.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Facts } from '../aggregate.js'
import {
  type DelegationStanding,
  inquire,
  type Known,
  memberAt,
  type Proof,
  type World,
} from '../authority/index.js'
import { businessAccountStream } from '../business-account/state.js'
import { assignmentsReaching } from '../client-access/standing.js'
import { clientAccessStream } from '../client-access/state.js'
import {
  type Bn9,
  type Instant,
  type ProgramReference,
  personIn,
  type Role,
  type UserId,
  type Visibility,
} from '../values/index.js'
import { worldOf } from '../world.js'
import { membersOf, referencesOf } from './business.js'
import { inquiryOf, type Place, placesAt, type Who } from './line.js'

/** What a recorded grant says of the authority that was used. */
export interface Way {
  readonly role: Role
  /** Id of the grant, also where it is over and runs off; null for the role in the own business. */
  readonly delegation: string | null
  /** Only what was begun under the grant goes on (DEL-14). */
  readonly isRunOff: boolean
}

/** A way that is open at a moment, and all that it gives. */
export interface OpenWay extends Way {
  readonly places: ReadonlyArray<Place>
  /** What a provider sees by it; null in the own business. */
  readonly visibility: Visibility | null
  /**
   * By which assignments staff has the role: the id of a group of clients, or null for the client
   * itself. None where no assignment is needed.
   */
  readonly through: ReadonlyArray<string | null>
}

/** A person that acts for one business upon another, or upon the same. */
export interface Approach extends Who {
  readonly business: Bn9
  /** Programs of the business acted on. */
  readonly programs: ReadonlyArray<ProgramReference>
}

/** Null for proofs of senders that are no people. */
export const wayOf = ({ role, rules, delegation }: Omit<Proof, 'pins'>): Way | null =>
  role === null ? null : { role, delegation, isRunOff: rules.includes('DEL-14') }

/** Every way that is open, in no order that means anything. Together they allow what `check` allows. */
export const waysTo = (facts: Facts, approach: Approach, now: Instant): ReadonlyArray<OpenWay> => {
  const { user, actingFor, business } = approach
  const found = new Map<string, OpenWay & { readonly places: Place[] }>()
  for (const { program, world } of worldsOf(facts, approach)) {
    const slots = slotsIn(world)
    if (slots.length === 0) continue
    for (const place of placesAt(business, program)) {
      const question = inquiryOf({ user, actingFor, ...place }, now)
      for (const slot of slots) {
        const answer = inquire(question, slot.world)
        const way = E.isRight(answer) ? wayOf(answer.right) : null
        if (way === null) continue
        const key = `${way.delegation} ${way.isRunOff} ${way.role}`
        const open = found.get(key) ?? {
          ...opened(way, slot, { facts, approach }),
          places: [],
        }
        open.places.push(place)
        found.set(key, open)
      }
    }
  }
  return [...found.values()]
}

/**
 * What the answers about a person rest on, as a text: while it stays the same, nothing but dates
 * changes them ({@link turningPointsOf}).
 */
export const basisOf = (facts: Facts, approach: Approach): string => {
  const { user, actingFor } = approach
  return JSON.stringify(
    worldsOf(facts, approach).map(({ world: { acting, target, program, delegations } }) => [
      acting?.is.members.get(user),
      acting?.is.status,
      acting?.is.licence,
      target?.is.status,
      target?.is.revocations.get(actingFor),
      program?.pin.revision,
      delegations.map(({ is, pin }) => [
        pin.revision,
        relationshipsOf(is).map((one) => reaching(facts, approach, one)),
      ]),
    ]),
  )
}

/** Everybody with a place in a business, suspended and ended ones too. */
export const membersIn = (facts: Facts, bn9: Bn9): ReadonlyArray<UserId> =>
  membersOf(facts.stream(businessAccountStream(bn9)).state)

/** The programs that a business has a reference for. */
export const programsIn = (facts: Facts, bn9: Bn9): ReadonlyArray<ProgramReference> =>
  referencesOf(facts.stream(businessAccountStream(bn9)).state)

/** Has the person a place in that business at that moment, if only a suspended one? */
export const belongsTo = (facts: Facts, { user, actingFor }: Who, now: Instant): boolean => {
  const own = { business: actingFor, programs: [], item: null }
  const { acting } = worldOf({ kind: 'user', userId: user, actingFor }, own, facts)
  return acting !== null && memberAt(acting.is, user, now) !== null
}

interface Seen {
  readonly program: ProgramReference | null
  readonly world: World
}

/** What authority looks at for the business level, and for each program. */
export const worldsOf = (
  facts: Facts,
  { user: userId, actingFor, business, programs }: Approach,
): ReadonlyArray<Seen> =>
  [null, ...programs].map((program) => {
    const target = { business, programs: program === null ? [] : [program], item: null }
    return { program, world: worldOf({ kind: 'user', userId, actingFor }, target, facts) }
  })

/** One thing that may give access, and the world as if nothing else did. */
interface Slot {
  readonly world: World
  /** Null in the own business. */
  readonly given: { readonly relationship: string; readonly visibility: Visibility } | null
}

const slotsIn = (world: World): ReadonlyArray<Slot> =>
  world.acting?.is.bn9 === world.target?.is.bn9
    ? [{ world, given: null }]
    : world.delegations.flatMap((delegation) => slotsOf(world, delegation))

const slotsOf = (world: World, { is, pin }: Known<DelegationStanding>): ReadonlyArray<Slot> => {
  const alone = (slots: Pick<DelegationStanding, 'grant' | 'runOffs'>): World => ({
    ...world,
    delegations: [{ is: { ...is, ...slots }, pin }],
  })
  const { grant, runOffs } = is
  return [
    ...(grant === null
      ? []
      : [
          {
            world: alone({ grant, runOffs: [] }),
            given: { relationship: grant.relationship, visibility: grant.terms.visibility },
          },
        ]),
    ...runOffs.map((one) => ({
      world: alone({ grant: null, runOffs: [one] }),
      given: { relationship: one.relationship, visibility: 'Own' as const },
    })),
  ]
}

interface Asked {
  readonly facts: Facts
  readonly approach: Approach
}

/** In run-off a provider sees its own matters only, whatever the grant showed (DEL-14). */
const opened = (
  way: Way,
  { world, given }: Slot,
  { facts, approach }: Asked,
): Omit<OpenWay, 'places'> => {
  const isAssigned = world.clientAccess !== null && given !== null
  return {
    ...way,
    visibility: given === null ? null : way.isRunOff ? 'Own' : given.visibility,
    through: isAssigned
      ? reaching(facts, approach, given.relationship)
          .filter(({ role }) => role === way.role)
          .map(({ group }) => group)
      : [],
  }
}

const relationshipsOf = ({ grant, runOffs }: DelegationStanding): ReadonlyArray<string> => [
  ...new Set([...(grant === null ? [] : [grant]), ...runOffs].map((one) => one.relationship)),
]

const reaching = (facts: Facts, { user, actingFor, business }: Approach, relationship: string) => {
  const { state } = facts.stream(businessAccountStream(actingFor))
  const spell = ('members' in state ? personIn(state.members, user)?.spell : null) ?? 0
  const asked = { user, spell, client: business, relationship }
  return assignmentsReaching(facts.stream(clientAccessStream(actingFor)).state, asked)
}
