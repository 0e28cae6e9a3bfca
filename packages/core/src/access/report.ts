/**
 * The report of delegations of one business, from both sides: what is asked, granted, running off or
 * over, as it stands at one moment. The agency gives brokers such a report once (DEL-F18).
 */
import {
  type DelegationStanding,
  type Force,
  forcesOf,
  isLicensed,
  standstill,
} from '../authority/index.js'
import { type BusinessAccount, businessAccountStream } from '../business-account/state.js'
import {
  afterElsewhere,
  elsewhereOf,
  openRequest,
  type Parties,
} from '../delegation/context/endings.js'
import { type Delegation, delegationStream, type OpenRequest } from '../delegation/state.js'
import { programAccountStream } from '../program-account/state.js'
import { type Bn9, bn15Of, type Instant, type Scope } from '../values/index.js'
import { businessStanding } from '../world.js'
import { scopesOf } from './business.js'
import type { Portal } from './portal.js'

/** One delegation, as the report lists it. */
export interface DelegationLine {
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: Scope
  /** A request of the provider or an offer of the client that waits for its answer, and did not fall. */
  readonly open: OpenRequest | null
  /** Null once nothing of a grant is left in the slot; its dates may have passed. */
  readonly grant: DelegationStanding['grant']
  /** What it gives now: the grant, and rights that run off beside it. */
  readonly gives: ReadonlyArray<Force>
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
  { facts }: Portal,
  identity: Pick<DelegationLine, 'client' | 'provider' | 'scope'>,
  now: Instant,
): ReadonlyArray<DelegationLine> => {
  const { client, provider, scope } = identity
  const line = delegationLine(
    {
      delegation: facts.stream(delegationStream(identity)).state,
      client: facts.stream(businessAccountStream(client)).state,
      provider: facts.stream(businessAccountStream(provider)).state,
      account:
        scope === 'business'
          ? null
          : facts.stream(programAccountStream(bn15Of(client, scope))).state,
    },
    now,
  )
  return line === null ? [] : [line]
}

/** The states that say together what a delegation gives. */
export interface DelegationStates extends Parties {
  readonly delegation: Delegation
}

/**
 * Null where there never was one. What ended elsewhere is taken out, whether or not it is recorded here:
 * grants, rights that run off, and requests (DEL-17, DEL-25, BUS-13).
 */
export const delegationLine = (
  { delegation: state, ...parties }: DelegationStates,
  now: Instant,
): DelegationLine | null => {
  if (state.status === 'Absent') return null
  const { identity } = state
  const elsewhere = elsewhereOf(identity, parties)
  const living = { ...identity, ...state, ...afterElsewhere(state, elsewhere) }
  return {
    ...identity,
    open: openRequest(state, { elsewhere, now }),
    grant: living.grant,
    gives: forcesOf(living, now),
  }
}

/** What bears on a delegation from outside, and ends nothing: how its businesses stand. */
export interface DelegationLimits {
  /** Businesses whose status lets nobody act under it, whatever it gives (BUS-13). */
  readonly stoppedBy: ReadonlyArray<'client' | 'provider'>
  /** Whether the provider may account for others as far as its licence says (DEL-19). */
  readonly licensed: boolean
}

export const limitsOf = (
  { client, provider }: Pick<DelegationLine, 'client' | 'provider'>,
  states: { readonly client: BusinessAccount; readonly provider: BusinessAccount },
  now: Instant,
): DelegationLimits => {
  const acting = businessStanding(provider, states.provider)
  const denials = standstill(acting, businessStanding(client, states.client))
  return {
    stoppedBy: denials.flatMap((one) =>
      one.name === 'BusinessNotActive' ? [one.business === provider ? 'provider' : 'client'] : [],
    ),
    licensed: isLicensed(acting.licence, now),
  }
}
