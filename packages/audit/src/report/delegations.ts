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
  licencePoints,
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
  readonly kind:
    | 'Requested'
    | 'Offered'
    | 'Scheduled'
    | 'Active'
    | 'Suspended'
    | 'RunOff'
    | 'Stopped'
  /** Of the request, the offer or the grant. */
  readonly id: string
  readonly capacity: Capacity
  /** Null for what runs off, which shows own items only. */
  readonly visibility: Visibility | null
  /** What stops it, or lets it give less: empty where it stands by itself. */
  readonly limits: ReadonlyArray<DelegationLimit>
  readonly from: Instant
  /** The event that began it; null where a date did. */
  readonly begunBy: Pin | null
  /** As far as is known; null where nothing ends it. */
  readonly until: Instant | null
  readonly endedBy: Pin | null
}

/** A business that does not stand, no valid licence, or an account that is not active. */
export type DelegationLimit = 'provider' | 'client' | 'unlicensed' | 'programNotActive'

/** All that says what a delegation gives; states of other businesses are among them. */
export interface Known {
  readonly domain: Domain
  readonly states: KnownStates
}

/** What of a state may change what a delegation gives: where all of it is the same, nothing does. */
export const decisiveParts = (stream: string, state: unknown): ReadonlyArray<unknown> => {
  if (stream.startsWith('businessAccount-')) {
    const business = state as typeof businessAccount.initial
    if (business.status === 'Ceased') return [business.status]
    return 'revocations' in business
      ? [business.status, business.revocations, business.licence]
      : [business.status]
  }
  if (stream.startsWith('programAccount-')) {
    const account = state as typeof programAccount.initial
    return 'closed' in account ? [account.status, account.closed] : [account.status]
  }
  return [state]
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

type Fact = Pick<DelegationStretch, 'kind' | 'id' | 'capacity' | 'visibility' | 'limits'>

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
  return [{ kind, id, capacity, visibility, limits: [] }]
}

const givenFacts = (line: DelegationLine): ReadonlyArray<Fact> => {
  const { grant, gives, stopped, stoppedBy } = line
  return [
    ...gives.flatMap((force): ReadonlyArray<Fact> => {
      switch (force.kind) {
        case 'Active':
        case 'RunOff':
          return [{ ...liveFact(force), limits: limitsIn(line, force) }]
        case 'Suspended':
        case 'Scheduled': {
          if (grant === null) return []
          const { id, capacity, terms } = grant
          const { visibility } = terms
          return [{ kind: force.kind, id, capacity, visibility, limits: [] }]
        }
        case 'Ended':
        case 'None':
          return []
      }
    }),
    ...stopped.flatMap(
      (force): ReadonlyArray<Fact> =>
        isLive(force) ? [{ ...liveFact(force), kind: 'Stopped', limits: stoppedBy }] : [],
    ),
  ]
}

type Force = DelegationLine['gives'][number]
type Live = Extract<Force, { kind: 'Active' | 'RunOff' }>

const isLive = (force: Force): force is Live => force.kind === 'Active' || force.kind === 'RunOff'

const liveFact = (force: Live): Omit<Fact, 'limits'> => {
  const { kind, id, capacity } = force
  return { kind, id, capacity, visibility: force.kind === 'Active' ? force.visibility : null }
}

/** A licence matters to a customs broker alone (DEL-19). */
const limitsIn = (
  { unlicensed, programNotActive }: DelegationLine,
  { capacity }: Live,
): Fact['limits'] => [
  ...(unlicensed && capacity === 'CustomsBroker' ? (['unlicensed'] as const) : []),
  ...(programNotActive ? (['programNotActive'] as const) : []),
]

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
  const told = streamsBehind(stream).flatMap((name) => changesIn(stream, name, known))
  const own = known.states.get(stream) ?? []
  const dates = own.flatMap(({ held }) => datesIn(held.state as typeof delegation.initial))
  const { provider } = partiesIn(stream)
  const licences = (known.states.get(`businessAccount-${provider}`) ?? []).flatMap(({ held }) => {
    const business = held.state as typeof businessAccount.initial
    return 'licence' in business ? licencePoints(business.licence) : []
  })
  const endsOfRunOff = told.map((at) => addHours(at, runOffDays * 24))
  return [...new Set([...told, ...endsOfRunOff, ...dates, ...licences])].toSorted()
}

/** When something of a stream changed that decides about this very delegation. */
const changesIn = (stream: string, name: string, { states }: Known): ReadonlyArray<Instant> => {
  const known = states.get(name) ?? []
  if (!name.startsWith('businessAccount-')) return known.map(({ at }) => at)
  const { client, provider } = partiesIn(stream)
  const isOfClient = name === `businessAccount-${client}`
  let before: ReadonlyArray<unknown> = []
  return known.flatMap(({ at, held }) => {
    const now = standingIn(
      held.state as typeof businessAccount.initial,
      isOfClient ? provider : null,
    )
    if (isSame(now, before)) return []
    before = now
    return [at]
  })
}

/** Of the client what it revoked of that provider; of the provider its licence. */
const standingIn = (
  business: typeof businessAccount.initial,
  revoked: Bn9 | null,
): ReadonlyArray<unknown> => {
  if (business.status === 'Ceased' || !('revocations' in business)) return [business.status]
  return [business.status, revoked === null ? business.licence : business.revocations[revoked]]
}

/** Whether two lists hold the very same parts: states share what did not change. */
export const isSame = (one: ReadonlyArray<unknown>, other: ReadonlyArray<unknown>): boolean =>
  one.length === other.length && one.every((part, index) => part === other[index])

const datesIn = (state: typeof delegation.initial): ReadonlyArray<Instant> => {
  if (state.status === 'Absent') return []
  const { request } = state
  return [...(request === null ? [] : [request.lapsesAt]), ...delegationPoints(state)]
}
