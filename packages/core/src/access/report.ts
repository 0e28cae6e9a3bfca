/**
 * The report of delegations of one business, from both sides: what is asked, granted, running off or
 * over, as it stands at one moment. The agency gives brokers such a report once (DEL-F18).
 */
import type { StreamRef } from '@carmkit/kernel'
import {
  type DelegationStanding,
  type Force,
  forcesOf,
  isLicensed,
  standstill,
} from '../authority/index.js'
import {
  type BusinessAccount,
  initial as businessAccountInitial,
  businessAccountStream,
} from '../business-account/state.js'
import { afterElsewhere, elsewhereOf, openRequest } from '../delegation/context/endings.js'
import { type Delegation, delegationStream, type OpenRequest } from '../delegation/state.js'
import { type ProgramAccount, programAccountStream } from '../program-account/state.js'
import { type Bn9, bn15Of, type Instant, type Scope } from '../values/index.js'
import { businessStanding, programStanding } from '../world.js'
import { scopesOf } from './business.js'
import type { Portal } from './portal.js'

/** One delegation, as the report lists it. */
export interface DelegationLine extends Given {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
  /** A request of the provider or an offer of the client that waits for its answer, and did not fall. */
  readonly open: OpenRequest | null
  /** Null once nothing of a grant is left in the slot; its dates may have passed. */
  readonly grant: DelegationStanding['grant']
}

/** What a delegation lets people act by, once it is judged by how both sides stand. */
interface Given {
  /** The grant, and rights that run off beside it; of what is stopped the rest, that something ended. */
  readonly gives: ReadonlyArray<Force>
  /** What it would give if those of `stoppedBy` stood otherwise. */
  readonly stopped: ReadonlyArray<Force>
  /** Businesses whose status lets nobody act under it, whatever was delegated (BUS-13). */
  readonly stoppedBy: ReadonlyArray<'client' | 'provider'>
  /** A customs broker has no valid licence: it still looks, and accounts for nothing (DEL-19). */
  readonly unlicensed: boolean
  /**
   * The account of its scope is not active: the provider still looks, and does nothing else (DEL-19,
   * f8). Of a delegation of the whole business no account is told.
   */
  readonly programNotActive: boolean
}

/** As client first, then as provider; each in the order of the other business and the scope. */
export const delegationsOf = (
  portal: Portal,
  { bn9, now }: { readonly bn9: Bn9; readonly now: Instant },
): ReadonlyArray<DelegationLine> => {
  const business = portal.businesses.get(bn9)
  if (business === undefined) return []
  return [...business.providers.values(), ...business.clients.values()].flatMap((pair) =>
    scopesOf(pair).flatMap((scope) => {
      const { client, provider } = pair
      return lineOf(portal, { client, provider, scope }, now)
    }),
  )
}

const lineOf = (
  { facts, streams }: Portal,
  identity: Pick<DelegationLine, 'client' | 'provider' | 'scope'>,
  now: Instant,
): ReadonlyArray<DelegationLine> => {
  const { client, provider, scope } = identity
  const held = <State>(ref: StreamRef<State>): State | null =>
    streams.has(ref.name) ? facts.stream(ref).state : null
  const line = delegationLine(
    {
      delegation: facts.stream(delegationStream(identity)).state,
      client: held(businessAccountStream(client)),
      provider: held(businessAccountStream(provider)),
      account: scope === 'business' ? null : held(programAccountStream(bn15Of(client, scope))),
    },
    now,
  )
  return line === null ? [] : [line]
}

/** The states that say together what a delegation gives; null where one is not at hand. */
export interface DelegationStates {
  readonly delegation: Delegation
  readonly client: BusinessAccount | null
  readonly provider: BusinessAccount | null
  /** Null, too, where the scope is the whole business. */
  readonly account: ProgramAccount | null
}

/**
 * Null where there never was one. What ended elsewhere is taken out, whether or not it is recorded here:
 * grants, rights that run off, and requests (DEL-17, DEL-25, BUS-13).
 */
export const delegationLine = (
  { delegation: state, ...known }: DelegationStates,
  now: Instant,
): DelegationLine | null => {
  if (state.status === 'Absent') return null
  const { identity } = state
  const { client, provider, account } = known
  const elsewhere = elsewhereOf(identity, {
    client: client ?? businessAccountInitial,
    provider: provider ?? businessAccountInitial,
    account,
  })
  const living = { ...identity, ...state, ...afterElsewhere(state, elsewhere) }
  return {
    ...identity,
    open: openRequest(state, { elsewhere, now }),
    grant: living.grant,
    ...givenUnder(forcesOf(living, now), limitsOf(identity, known, now)),
  }
}

/** What bears on a delegation from outside, and ends nothing: how its businesses and its account stand. */
interface Limits extends Pick<DelegationLine, 'stoppedBy' | 'programNotActive'> {
  readonly licensed: boolean
}

/** Where one of the businesses is not at hand, a delegation is told as what it gives by itself. */
const limitsOf = (
  { client, provider }: Pick<DelegationLine, 'client' | 'provider'>,
  states: Omit<DelegationStates, 'delegation'>,
  now: Instant,
): Limits => {
  if (states.client === null || states.provider === null) return unlimited
  const acting = businessStanding(provider, states.provider)
  const denials = standstill(acting, businessStanding(client, states.client))
  return {
    stoppedBy: denials.flatMap((one) =>
      one.name === 'BusinessNotActive' ? [one.business === provider ? 'provider' : 'client'] : [],
    ),
    licensed: isLicensed(acting.licence, now),
    programNotActive:
      states.account !== null && programStanding(states.account).status !== 'Active',
  }
}

const unlimited: Limits = { stoppedBy: [], licensed: true, programNotActive: false }

/** Nothing is limited where nothing is given. */
const givenUnder = (forces: ReadonlyArray<Force>, limits: Limits): Given => {
  const live = forces.filter(({ kind }) => kind === 'Active' || kind === 'RunOff')
  const stoppedBy = live.length === 0 ? [] : limits.stoppedBy
  const stopped = stoppedBy.length === 0 ? [] : live
  const isOfBroker = live.some((one) => 'capacity' in one && one.capacity === 'CustomsBroker')
  return {
    gives: forces.filter((one) => !stopped.includes(one)),
    stopped,
    stoppedBy,
    unlicensed: isOfBroker && !limits.licensed,
    programNotActive: live.length > 0 && limits.programNotActive,
  }
}
