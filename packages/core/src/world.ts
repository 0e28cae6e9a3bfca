/**
 * Builds the world that authority looks at from the streams of accounts and delegations: the one
 * place that knows which streams a person's authority rests on.
 */
import type { StreamRef } from '@carmkit/kernel'
import type { Facts } from './aggregate.js'
import {
  type Actor,
  type BusinessStanding,
  type DelegationStanding,
  emptyWorld,
  type Known,
  type ProgramStanding,
  type ProgramStatus,
  type Target,
  type World,
} from './authority/index.js'
import { type BusinessAccount, businessAccountStream } from './business-account/state.js'
import { clientAccessStanding } from './client-access/standing.js'
import { clientAccessStream } from './client-access/state.js'
import { type Delegation, delegationStream, type Identity } from './delegation/state.js'
import { type ProgramAccount, programAccountStream } from './program-account/state.js'
import { type Bn9, type Bn15, bn15Of, isImporting, personIn, type UserId } from './values/index.js'

/** The streams that can say whether this actor may act on this target. */
export const authorityStreams = (
  actor: Actor,
  target: Target | null,
): ReadonlyArray<StreamRef<unknown>> => {
  if (actor.kind !== 'user' || actor.actingFor === null || target === null) return []
  const own = businessAccountStream(actor.actingFor)
  if (actor.actingFor === target.business) return [own]
  const program = programOf(target)
  return [
    own,
    businessAccountStream(target.business),
    ...(program === null ? [] : [programAccountStream(program)]),
    ...identitiesOf(target, actor.actingFor).map(delegationStream),
  ]
}

/** Those that can be named only once the first ones are known. */
export const moreAuthorityStreams = (
  actor: Actor,
  target: Target | null,
  first: Facts,
): ReadonlyArray<StreamRef<unknown>> => {
  const provider = actingProvider(actor, target)
  return provider !== null && needsAssignment(provider, first)
    ? [clientAccessStream(provider.business)]
    : []
}

interface ActingProvider {
  readonly user: UserId
  readonly business: Bn9
}

const actingProvider = (actor: Actor, target: Target | null): ActingProvider | null =>
  actor.kind !== 'user' ||
  actor.actingFor === null ||
  target === null ||
  actor.actingFor === target.business
    ? null
    : { user: actor.userId, business: actor.actingFor }

/** Assignments are read only where authority comes from one: for staff below the manager. */
const needsAssignment = ({ user, business }: ActingProvider, facts: Facts): boolean => {
  const { state } = facts.stream(businessAccountStream(business))
  const member = 'members' in state ? personIn(state.members, user) : undefined
  return member !== undefined && member.assignment.role !== 'BAM'
}

/** The world as those streams say. */
export const worldOf = (actor: Actor, target: Target | null, facts: Facts): World => {
  if (actor.kind !== 'user' || actor.actingFor === null || target === null) return emptyWorld
  const acting = businessKnown(actor.actingFor, facts)
  if (actor.actingFor === target.business) return { ...emptyWorld, acting, target: acting }
  const program = programOf(target)
  return {
    acting,
    target: businessKnown(target.business, facts),
    program: program === null ? null : known(programAccountStream(program), facts, programStanding),
    delegations: identitiesOf(target, actor.actingFor).map((identity) =>
      known(delegationStream(identity), facts, delegationStanding(identity)),
    ),
    clientAccess: clientAccessKnown(actor, target, facts),
  }
}

const clientAccessKnown = (actor: Actor, target: Target, facts: Facts): World['clientAccess'] => {
  const provider = actingProvider(actor, target)
  return provider !== null && needsAssignment(provider, facts)
    ? known(clientAccessStream(provider.business), facts, clientAccessStanding)
    : null
}

/** A provider acts on one program at a time; the business level has none. */
const programOf = ({ business, programs }: Target): Bn15 | null => {
  const [only, another] = programs
  return only === undefined || another !== undefined ? null : bn15Of(business, only)
}

const identitiesOf = ({ business, programs }: Target, provider: Bn9): ReadonlyArray<Identity> =>
  (['business', ...programs.slice(0, 1)] as const).map((scope) => ({
    client: business,
    provider,
    scope,
  }))

const businessKnown = (bn9: Bn9, facts: Facts) =>
  known(businessAccountStream(bn9), facts, (state) => businessStanding(bn9, state))

const known = <State, A>(
  ref: StreamRef<State>,
  facts: Facts,
  standing: (state: State) => A,
): Known<A> => {
  const { state, pin } = facts.stream(ref)
  return { is: standing(state), pin }
}

/** The business as authority sees it. */
export const businessStanding = (bn9: Bn9, state: BusinessAccount): BusinessStanding => {
  if (!('members' in state)) {
    return { bn9, status: 'Unclaimed', members: new Map(), licence: null, revocations: new Map() }
  }
  return {
    bn9,
    status: state.status,
    members: { get: (user) => personIn(state.members, user) },
    licence: state.licence,
    revocations: { get: (provider) => state.revocations?.[provider] },
  }
}

/** The account as authority sees it. */
export const programStanding = (state: ProgramAccount): ProgramStanding => {
  if (!('programType' in state)) return { status: 'Absent', importing: false, closedAt: null }
  return {
    status: programStatuses[state.status],
    importing: isImporting(state.programType),
    closedAt: state.closed?.at ?? null,
  }
}

/** Authority does not tell apart the steps before an account is open. */
const programStatuses: {
  readonly [S in Exclude<ProgramAccount['status'], 'Absent'>]: ProgramStatus
} = {
  Draft: 'Pending',
  Submitted: 'Pending',
  Incomplete: 'Pending',
  Rejected: 'Absent',
  Withdrawn: 'Absent',
  Active: 'Active',
  Inactive: 'Inactive',
  Suspended: 'Suspended',
  Closed: 'Closed',
}

const absent = { grant: null, runOffs: [], everGranted: false }

const delegationStanding =
  (identity: Identity) =>
  (state: Delegation): DelegationStanding => {
    if (state.status === 'Absent') return { ...identity, ...absent }
    const { grant, runOffs, everGranted } = state
    return {
      ...identity,
      grant,
      runOffs,
      everGranted,
    }
  }
