/**
 * What every delegation gave in the course of time: asked of the core at each moment at which an
 * answer can change, with what was known then. No rule of delegation is told a second time here.
 *
 * Assumed (CK-170): what was told later does not change how an earlier moment is drawn.
 */
import {
  addHours,
  type Bn9,
  type businessAccount,
  type Capacity,
  type DelegationLine,
  type Domain,
  delegation,
  delegationPoints,
  delegationsOf,
  type Held,
  type Instant,
  type Pin,
  portalOf,
  type programAccount,
  runOffDays,
  type Visibility,
} from '@carmkit/core'
import { type DelegationParties, partiesIn, streamsBehind } from '../delegation-streams.js'

/** A state, and since when it is known. */
export interface KnownState {
  readonly at: Instant
  readonly held: Held
}

/** The states of streams in the order in which they became known. */
export type KnownStates = ReadonlyMap<string, ReadonlyArray<KnownState>>

export interface DelegationHistory extends DelegationParties {
  readonly stream: string
  /** In the order in which they began. */
  readonly stretches: ReadonlyArray<DelegationStretch>
}

/** An unbroken time in which one thing about a delegation held. */
export interface DelegationStretch {
  readonly kind: 'Requested' | 'Offered' | 'Scheduled' | 'Active' | 'Suspended' | 'RunOff'
  /** Of the request, the offer or the grant. */
  readonly id: string
  readonly capacity: Capacity
  /** Null for what runs off, which shows own items only. */
  readonly visibility: Visibility | null
  readonly from: Instant
  /** The event that began it; null where a date did. */
  readonly begunBy: Pin | null
  /** As far as is known; null where nothing ends it. */
  readonly until: Instant | null
  readonly endedBy: Pin | null
}

/** All that says what a delegation gives; states of other businesses are among them. */
export interface Known {
  readonly domain: Domain
  readonly states: KnownStates
}

/** The part of a state that may change what a delegation gives: where it is the same, nothing does. */
export const decisivePart = (stream: string, state: unknown): unknown => {
  if (stream.startsWith('businessAccount-')) {
    const business = state as typeof businessAccount.initial
    if (business.status === 'Ceased') return business.status
    return 'revocations' in business ? business.revocations : null
  }
  if (stream.startsWith('programAccount-')) {
    const account = state as typeof programAccount.initial
    return 'closed' in account ? account.closed : null
  }
  return state
}

/** Everything from the first event of the delegation until nothing changes any more. */
export const delegationHistory = (stream: string, known: Known): DelegationHistory => {
  const running = new Map<string, DelegationStretch>()
  const over: DelegationStretch[] = []
  for (const at of momentsOf(stream, known)) {
    const facts = new Map(factsAt(stream, at, known).map((fact) => [JSON.stringify(fact), fact]))
    const because = eventAt(stream, at, known)
    for (const [key, stretch] of running) {
      if (facts.has(key)) continue
      running.delete(key)
      over.push({ ...stretch, until: at, endedBy: because })
    }
    for (const [key, fact] of facts) {
      if (running.has(key)) continue
      running.set(key, { ...fact, from: at, begunBy: because, until: null, endedBy: null })
    }
  }
  const stretches = [...over, ...running.values()].toSorted((one, other) =>
    one.from === other.from ? 0 : one.from < other.from ? -1 : 1,
  )
  return { stream, ...partiesIn(stream), stretches }
}

type Fact = Pick<DelegationStretch, 'kind' | 'id' | 'capacity' | 'visibility'>

const factsAt = (stream: string, at: Instant, { domain, states }: Known): ReadonlyArray<Fact> => {
  const { client, provider, scope } = partiesIn(stream)
  const held = streamsBehind(stream).flatMap((name) => {
    const known = states.get(name)?.findLast((one) => one.at <= at)
    return known === undefined ? [] : [[name, known.held] as const]
  })
  const line = delegationsOf(portalOf(new Map(held), { domain }), { bn9: client, now: at }).find(
    (one) => one.provider === provider && one.scope === scope,
  )
  return line === undefined ? [] : [...openFacts(line), ...givenFacts(line)]
}

const openFacts = ({ open }: DelegationLine): ReadonlyArray<Fact> => {
  if (open === null) return []
  const { kind, id, capacity } = open
  const visibility = open.kind === 'Requested' ? open.visibility : open.terms.visibility
  return [{ kind, id, capacity, visibility }]
}

const givenFacts = ({ grant, gives }: DelegationLine): ReadonlyArray<Fact> =>
  gives.flatMap((force): ReadonlyArray<Fact> => {
    switch (force.kind) {
      case 'Active': {
        const { kind, id, capacity, visibility } = force
        return [{ kind, id, capacity, visibility }]
      }
      case 'RunOff': {
        const { kind, id, capacity } = force
        return [{ kind, id, capacity, visibility: null }]
      }
      case 'Suspended':
      case 'Scheduled': {
        if (grant === null) return []
        const { id, capacity, terms } = grant
        return [{ kind: force.kind, id, capacity, visibility: terms.visibility }]
      }
      case 'Ended':
      case 'None':
        return []
    }
  })

/** The latest event that became known in this very moment, the delegation's own before others. */
const eventAt = (stream: string, at: Instant, { states }: Known): Pin | null => {
  for (const name of streamsBehind(stream)) {
    const known = states.get(name)?.findLast((one) => one.at === at)
    if (known !== undefined) return known.held.pin
  }
  return null
}

/** Every moment at which something became known, or at which a date that was known then decides. */
const momentsOf = (stream: string, known: Known): ReadonlyArray<Instant> => {
  const told = streamsBehind(stream).flatMap((name) =>
    name.startsWith('businessAccount-')
      ? endingsKnown(stream, name, known)
      : (known.states.get(name) ?? []).map(({ at }) => at),
  )
  const own = known.states.get(stream) ?? []
  const dates = own.flatMap(({ held }) => datesIn(held.state as typeof delegation.initial))
  const endsOfRunOff = told.map((at) => addHours(at, runOffDays * 24))
  return [...new Set([...told, ...endsOfRunOff, ...dates])].toSorted()
}

/** When the business was known to be over, or to have revoked everything of this very provider. */
const endingsKnown = (stream: string, name: string, { states }: Known): ReadonlyArray<Instant> => {
  const { client, provider } = partiesIn(stream)
  const isOfClient = name === `businessAccount-${client}`
  let before: unknown
  return (states.get(name) ?? []).flatMap(({ at, held }) => {
    const now = endingIn(held.state as typeof businessAccount.initial, isOfClient ? provider : null)
    if (now === before) return []
    before = now
    return [at]
  })
}

/** Of the client what it revoked of that provider, too. */
const endingIn = (business: typeof businessAccount.initial, revoked: Bn9 | null): unknown => {
  if (business.status === 'Ceased') return business.status
  return revoked !== null && 'revocations' in business ? business.revocations[revoked] : undefined
}

const datesIn = (state: typeof delegation.initial): ReadonlyArray<Instant> => {
  if (state.status === 'Absent') return []
  const { request } = state
  return [...(request === null ? [] : [request.lapsesAt]), ...delegationPoints(state)]
}
