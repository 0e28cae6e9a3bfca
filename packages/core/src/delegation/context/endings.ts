/**
 * What ended outside the stream of a delegation, and what of its slots outlives that. Apart from the
 * decisions, because reports ask it too.
 */
import { afterEndings, type Endings } from '../../authority/index.js'
import type { BusinessAccount } from '../../business-account/state.js'
import type { ProgramAccount } from '../../program-account/state.js'
import { addHours, type Instant, type RunOff } from '../../values/index.js'
import {
  type Delegation,
  type Identity,
  type LiveGrant,
  type OpenRequest,
  unlapsed,
} from '../state.js'

/** A request or an offer lapses after 60 days (catalogue 7.3). */
export const requestHours = 60 * 24

/** What may have ended slots without an event in this stream. */
export interface Elsewhere extends Endings {
  /** The client or the provider is Ceased: nothing is left, and nothing comes again (BUS-13). */
  readonly ceased: boolean
}

/** The states that may say so. */
export interface Parties {
  readonly client: BusinessAccount
  readonly provider: BusinessAccount
  /** Of the program of the scope; null where the scope is the whole business. */
  readonly account: ProgramAccount | null
}

export const elsewhereOf = (
  { provider: bn9 }: Pick<Identity, 'provider'>,
  { client, provider, account }: Parties,
): Elsewhere => ({
  revocations: 'revocations' in client ? (client.revocations[bn9] ?? []) : [],
  closedAt: account !== null && 'closed' in account ? (account.closed?.at ?? null) : null,
  ceased: client.status === 'Ceased' || provider.status === 'Ceased',
})

export interface Slots {
  readonly grant: LiveGrant | null
  readonly runOffs: ReadonlyArray<RunOff>
}

export const empty: Slots = { grant: null, runOffs: [] }

export const afterElsewhere = ({ grant, runOffs }: Slots, elsewhere: Elsewhere): Slots =>
  elsewhere.ceased ? empty : afterEndings({ grant, runOffs }, elsewhere)

/** The request or offer that waits for an answer: neither lapsed nor void. */
export const openRequest = (
  state: Delegation,
  { elsewhere, now }: { readonly elsewhere: Elsewhere; readonly now: Instant },
): OpenRequest | null => {
  const request = unlapsed(state, now)
  return request === null || isVoidBy(request, elsewhere) ? null : request
}

/**
 * What ends a grant voids a request that was made before (DEL-25, catalogue 7.3). One of the same
 * instant stays: it may have been made after, and would be void at birth (P18).
 */
export const isVoidBy = (
  { lapsesAt }: OpenRequest,
  { revocations, closedAt, ceased }: Elsewhere,
): boolean => {
  const madeAt = addHours(lapsesAt, -requestHours)
  const isBy = (instant: Instant | null): boolean => instant !== null && madeAt < instant
  return ceased || revocations.some(({ at }) => isBy(at)) || isBy(closedAt)
}
