/**
 * What a remedy does to a question and to the world that it is asked in.
 *
 * Separate from the search: a caller who shows a remedy can carry it out on paper and ask again.
 */
import { noHash } from '@carmkit/kernel'
import {
  afterEndings,
  type BusinessStanding,
  type DelegationStanding,
  endingsOf,
  type Inquiry,
  isWithin,
  type Known,
  memberAt,
  type Pin,
  type World,
} from '../authority/index.js'
import { easternDateOf } from '../calendar/index.js'
import {
  type Bn9,
  instantOf,
  type Membership,
  millisecondsOf,
  type RoleAssignment,
  type Scope,
  type UserId,
} from '../values/index.js'
import type { Remedy } from './remedy.js'

/** A question and the world that it is asked in. */
export interface Situation {
  readonly question: Inquiry
  readonly world: World
}

/** Carries all of them out: what concerns time first, since the others are done at that time. */
export const remedied = (remedies: ReadonlyArray<Remedy>, situation: Situation): Situation =>
  [
    ...remedies.filter(({ change }) => change === 'waitUntil'),
    ...remedies.filter(({ change }) => change !== 'waitUntil'),
  ].reduce<Situation>((before, remedy) => applied(remedy, before), situation)

const applied = (remedy: Remedy, { question, world }: Situation): Situation =>
  remedy.change === 'waitUntil'
    ? { question: { ...question, now: remedy.instant }, world }
    : { question, world: changed(remedy, { question, world }) }

const changed = (remedy: Exclude<Remedy, { change: 'waitUntil' }>, at: Situation): World => {
  const { question, world } = at
  const { userId } = question.user
  switch (remedy.change) {
    case 'giveRole': {
      const { business, role, programs } = remedy
      const assignment = (role === 'BAM' ? { role } : { role, programs }) as RoleAssignment
      return withBusiness(world, business, (one) => withRole(one, assignment, question))
    }
    case 'resumeAccess':
      return withBusiness(world, remedy.business, (one) => {
        const member = one.members.get(userId)
        return member === undefined ? one : withMember(one, userId, { ...member, suspended: false })
      })
    case 'reinstateBusiness':
    case 'appointRecoveryBam':
    case 'registerBusiness':
      return withBusiness(world, remedy.business, (one) => ({ ...one, status: 'Active' }))
    case 'renewLicence': {
      const validFrom = easternDateOf(question.now)
      const licence = { periods: [{ validFrom, validUntil: null }], suspensions: [] }
      return withBusiness(world, remedy.business, (one) => ({ ...one, licence }))
    }
    case 'activateProgram':
      return withProgram(world, { status: 'Active' })
    case 'enrolAsImporter':
      return withProgram(world, { importing: true })
    case 'assignStaff':
      return { ...world, clientAccess: imagined({ roleOf: () => remedy.role }) }
    case 'grantDelegation':
      return withDelegation(at, remedy.scope, (one) => granted(one, remedy, at))
    case 'resumeDelegation':
      return withDelegation(at, remedy.scope, (one) => withGrant(one, { suspended: false }))
    case 'widenVisibility':
      return withDelegation(at, remedy.scope, (one) => {
        const { visibility } = remedy
        return one.grant === null
          ? one
          : withGrant(one, { terms: { ...one.grant.terms, visibility } })
      })
  }
}

/** Nothing is recorded of what is only imagined. */
const nowhere: Pin = { stream: 'imagined', revision: 'absent', hash: noHash }

const imagined = <A>(is: A): Known<A> => ({ is, pin: nowhere })

const withBusiness = (
  world: World,
  bn9: Bn9,
  change: (business: BusinessStanding) => BusinessStanding,
): World => {
  const changedIf = (known: World['acting']): World['acting'] =>
    known?.is.bn9 === bn9 ? { ...known, is: change(known.is) } : known
  return { ...world, acting: changedIf(world.acting), target: changedIf(world.target) }
}

const withMember = (
  business: BusinessStanding,
  user: UserId,
  member: Membership,
): BusinessStanding => ({
  ...business,
  members: { get: (asked) => (asked === user ? member : business.members.get(asked)) },
})

/** A person whose access ended, or that never had one, begins a new one. */
const withRole = (
  business: BusinessStanding,
  assignment: RoleAssignment,
  { user: { userId }, now }: Inquiry,
): BusinessStanding => {
  const spell = (business.members.get(userId)?.spell ?? 0) + 1
  const begun = { until: null, suspended: false, spell }
  return withMember(business, userId, { ...(memberAt(business, userId, now) ?? begun), assignment })
}

const withProgram = (world: World, change: Partial<NonNullable<World['program']>['is']>): World =>
  world.program === null
    ? world
    : { ...world, program: { ...world.program, is: { ...world.program.is, ...change } } }

/** A delegation that never was is put beside the others. */
const withDelegation = (
  { question, world }: Situation,
  scope: Scope,
  change: (delegation: DelegationStanding) => DelegationStanding,
): World => {
  const others = world.delegations.filter(({ is }) => is.scope !== scope)
  const provider = question.user.actingFor
  if (provider === null) return world
  const before = world.delegations.find(({ is }) => is.scope === scope) ?? {
    ...imagined({ client: question.target.business, provider, scope, ...never }),
  }
  return { ...world, delegations: [...others, { ...before, is: change(before.is) }] }
}

const never = { grant: null, runOffs: [], everGranted: false }

const withGrant = (
  delegation: DelegationStanding,
  change: Partial<NonNullable<DelegationStanding['grant']>>,
): DelegationStanding =>
  delegation.grant === null
    ? delegation
    : { ...delegation, grant: { ...delegation.grant, ...change } }

/** A grant of the next moment: it stands after anything that ended the ones before (DEL-25). */
const granted = (
  delegation: DelegationStanding,
  { capacity, visibility }: Extract<Remedy, { change: 'grantDelegation' }>,
  { question: { now }, world }: Situation,
): DelegationStanding => ({
  ...delegation,
  everGranted: true,
  grant: {
    id: nowhere.stream,
    capacity,
    terms: { visibility, validFrom: easternDateOf(now), validUntil: null },
    suspended: false,
    grantedAt: instantOf(millisecondsOf(now) + 1),
    relationship: relationshipOf(world, now) ?? nowhere.stream,
  },
})

/** That of any grant that has begun, or of a run-off that is left; what was assigned for it goes on. */
const relationshipOf = (world: World, now: Inquiry['now']): string | null => {
  for (const { is } of world.delegations) {
    const { grant, runOffs } = afterEndings(is, endingsOf(world, is.scope))
    if (grant !== null && isWithin(grant.terms, now)) return grant.relationship
    const [running] = runOffs.filter(({ until }) => now < until)
    if (running !== undefined) return running.relationship
  }
  return null
}
