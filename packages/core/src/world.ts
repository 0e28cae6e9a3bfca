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
  type Target,
  type World,
} from './authority/index.js'
import { type BusinessAccount, businessAccountStream } from './business-account/state.js'
import { type Delegation, delegationStream, type Identity } from './delegation/state.js'
import { type ProgramAccount, programAccountStream } from './program-account/state.js'
import { type Bn9, type Bn15, bn15Of, isImporting, personIn } from './values/index.js'

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
  }
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

const businessStanding = (bn9: Bn9, state: BusinessAccount): BusinessStanding =>
  state.status === 'Active'
    ? {
        bn9,
        status: 'Active',
        members: { get: (user) => personIn(state.members, user) },
        licence: state.licence,
      }
    : { bn9, status: 'Unclaimed', members: new Map(), licence: null }

const programStanding = (state: ProgramAccount): ProgramStanding => {
  switch (state.status) {
    case 'Absent':
      return { status: 'Absent', importing: false }
    case 'Draft':
    case 'Submitted':
      return { status: 'Pending', importing: isImporting(state.programType) }
    case 'Active':
      return { status: 'Active', importing: isImporting(state.programType) }
  }
}

const absent = { grant: null, runOffs: [], everGranted: false }

const delegationStanding =
  (identity: Identity) =>
  (state: Delegation): DelegationStanding => {
    if (state.status === 'Absent') return { ...identity, ...absent }
    const { grant, runOffs, everGranted } = state
    return {
      ...identity,
      grant: grant === null ? null : { ...grant, suspended: false },
      runOffs,
      everGranted,
    }
  }
