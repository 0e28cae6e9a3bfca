/**
 * The second reading of delegations: which grant gives what at one moment, from events and days; and
 * what ended elsewhere, in the accounts of the client and of the two parties.
 *
 * Separate from `auditor.ts` because only laws about providers need it.
 */
import type { Bn9, Instant } from '@carmkit/core'
import {
  closingOf,
  dataOf,
  dayOf,
  daysAfter,
  eventsIn,
  hoursAfter,
  revocationsOf,
  standingOf,
} from './auditor.js'
import type { Log } from './log.js'

/** The terms of a grant as events record them. */
export interface Terms {
  readonly visibility: 'Own' | 'Program' | 'Financial'
  readonly validFrom: string
  readonly validUntil: string | null
}

type Ending = 'nothing left' | { readonly endedAt: Instant; readonly until: Instant }

/** A grant as its stream tells it. */
export interface Granted {
  readonly id: string
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: string
  readonly capacity: string
  readonly terms: Terms
  /** Empty where it was not recorded: such a grant is older than any ending. */
  readonly grantedAt: Instant | ''
  readonly relationship: string
  readonly suspended: boolean
  /** How it ended by an event of its stream; null while none says so. */
  readonly ended: Ending | null
}

interface GrantData
  extends Omit<Granted, 'id' | 'ended' | 'suspended' | 'grantedAt' | 'relationship'> {
  readonly grantedAt: Instant | null
  readonly relationship: string | null
  readonly grantId: string
  readonly after: Terms
  readonly endedAt: Instant
  readonly until: Instant
}

const changeBy: {
  readonly [type: string]: (data: GrantData) => Partial<Granted>
} = {
  TermsReplaced: ({ capacity, after }) => ({ capacity, terms: after }),
  TermsAmended: ({ after }) => ({ terms: after }),
  DelegationSuspended: () => ({ suspended: true }),
  DelegationResumed: () => ({ suspended: false }),
  RunOffStarted: ({ endedAt, until }) => ({ ended: { endedAt, until } }),
  GrantEnded: () => ({ ended: 'nothing left' }),
  GrantExpired: () => ({ ended: 'nothing left' }),
}

/** All grants that a stream ever held, oldest first. */
export const grantsIn = (log: Log, stream: string): ReadonlyArray<Granted> => {
  const grants = new Map<string, Granted>()
  for (const event of eventsIn(log, stream)) {
    const data = dataOf<GrantData>(event)
    const known = grants.get(data.grantId)
    if (event.type === 'DelegationGranted') {
      const { client, provider, scope, capacity, terms, grantId: id } = data
      const grantedAt: Granted['grantedAt'] = data.grantedAt ?? ''
      const relationship = data.relationship ?? id
      const begun = { id, client, provider, scope, capacity, terms, grantedAt, relationship }
      grants.set(id, { ...begun, suspended: false, ended: null })
    }
    const change = changeBy[event.type]
    if (known !== undefined && change !== undefined) {
      grants.set(known.id, { ...known, ...change(data) })
    }
  }
  return [...grants.values()]
}

/** The grant of a slot id, in the stream that the id names. */
export const grantOf = (log: Log, id: string): Granted | null =>
  grantsIn(log, id.split('#')[0] ?? '').find((one) => one.id === id) ?? null

const streamsOf = (log: Log, client: Bn9, provider: Bn9): ReadonlyArray<string> =>
  [...log.keys()].filter((stream) => stream.startsWith(`delegation-${client}.${provider}.`))

/** All grants of the pair, in any scope. */
export const grantsOfPair = (log: Log, client: Bn9, provider: Bn9): ReadonlyArray<Granted> =>
  streamsOf(log, client, provider).flatMap((stream) => grantsIn(log, stream))

/** What a grant gives now. `began` tells what counts as begun before its end. */
export type Life =
  | { readonly kind: 'active' | 'scheduled' | 'suspended' | 'none' }
  | { readonly kind: 'runOff'; readonly began: (openedAt: Instant) => boolean }

/** By its own events and dates alone. */
export const lifeOf = ({ terms, ended, suspended }: Granted, now: Instant): Life => {
  if (ended === 'nothing left') return { kind: 'none' }
  if (ended !== null) {
    const { endedAt, until } = ended
    return now < until
      ? { kind: 'runOff', began: (openedAt) => openedAt < endedAt }
      : { kind: 'none' }
  }
  const today = dayOf(now)
  const { validFrom, validUntil } = terms
  if (validUntil === null || today <= validUntil) {
    if (suspended) return { kind: 'suspended' }
    return { kind: today < validFrom ? 'scheduled' : 'active' }
  }
  return today <= daysAfter(validUntil, 30) && !suspended
    ? { kind: 'runOff', began: (openedAt) => dayOf(openedAt) <= validUntil }
    : { kind: 'none' }
}

/** When it ended by its stream or its date, seen from that moment; null while it had not. */
const endOf = ({ terms, ended }: Granted, at: Instant): string | null => {
  if (ended !== null) return ended === 'nothing left' ? at : ended.endedAt
  return terms.validUntil !== null && terms.validUntil < dayOf(at) ? terms.validUntil : null
}

/** With what ended elsewhere: a closed account, everything revoked, a party that ceased. */
export const forceOf = (log: Log, grant: Granted, now: Instant): Life => {
  const { client, provider, scope } = grant
  if ([client, provider].some((one) => standingOf(log, one) === 'Ceased')) return { kind: 'none' }
  const closing = scope === 'business' ? null : closingOf(log, `${client}${scope}`)
  const isClosed = closing !== null && grant.grantedAt <= closing.closedAt
  if (isClosed && !runsOffSince(grant, closing.closedAt)) return { kind: 'none' }
  const revocations = revocationsOf(log, client, provider).filter(({ at }) => at >= grant.grantedAt)
  const isCut = revocations.some(({ mode, at }) => mode === 'CutOff' && !runsOffSince(grant, at))
  const [first] = revocations
  if (isCut || first === undefined) return isCut ? { kind: 'none' } : lifeOf(grant, now)
  return endOf(grant, first.at) === null ? runOffFrom(grant, first.at, now) : lifeOf(grant, now)
}

/** It ended only after that moment, so that the moment did not touch its run-off. */
const runsOffSince = ({ ended }: Granted, at: Instant): boolean =>
  ended !== null && ended !== 'nothing left' && ended.endedAt > at

const runOffFrom = ({ terms }: Granted, at: Instant, now: Instant): Life => {
  const begun = terms.validFrom <= dayOf(at)
  return begun && now < hoursAfter(at, 30 * 24)
    ? { kind: 'runOff', began: (openedAt) => openedAt < at }
    : { kind: 'none' }
}

/** The pair has something in some scope: active, suspended or in run-off (GRP-02). */
export const establishedIn = (
  log: Log,
  { client, provider, now }: { client: Bn9; provider: Bn9; now: Instant },
): ReadonlyArray<Granted> =>
  grantsOfPair(log, client, provider).filter((grant) =>
    ['active', 'suspended', 'runOff'].includes(forceOf(log, grant, now).kind),
  )

interface RequestData {
  readonly requestId?: string
  readonly offerId?: string
  readonly lapsesAt: Instant
}

/** What waits for an answer: a request of the provider, or an offer of the client. */
export interface Waiting {
  readonly id: string
  readonly kind: 'request' | 'offer'
  readonly lapsesAt: Instant
}

const answers = /^(Request(Approved|Rejected|Voided|Withdrawn|Lapsed)|Offer(Accepted|Declined))$/
const waitingHours = 60 * 24

const waitingIn = (log: Log, stream: string): Waiting | null => {
  let open: Waiting | null = null
  for (const event of eventsIn(log, stream)) {
    const { requestId, offerId, lapsesAt } = dataOf<RequestData>(event)
    if (event.type === 'DelegationRequested') {
      open = { id: requestId ?? '', kind: 'request', lapsesAt }
    }
    if (event.type === 'DelegationOffered') open = { id: offerId ?? '', kind: 'offer', lapsesAt }
    if (answers.test(event.type)) open = null
  }
  return open
}

/** The request or offer that waits now, or null: ending the relation elsewhere voids it too. */
export const openIn = (log: Log, stream: string, now: Instant): Waiting | null => {
  const open = waitingIn(log, stream)
  if (open === null || now >= open.lapsesAt) return null
  const [client = '', provider = '', scope = ''] = stream.slice('delegation-'.length).split('.')
  const [giving, acting] = [client as Bn9, provider as Bn9]
  const askedAt = hoursAfter(open.lapsesAt, -waitingHours)
  const closedAt = scope === 'business' ? null : closingOf(log, `${client}${scope}`)?.closedAt
  const ended = [...revocationsOf(log, giving, acting).map(({ at }) => at), closedAt]
  // What is asked in that very instant may have come after it.
  const isVoid = ended.some((at) => at != null && askedAt < at)
  const isCeased = [giving, acting].some((one) => standingOf(log, one) === 'Ceased')
  return isVoid || isCeased ? null : open
}

/** Id of the request that waits for an answer now, or null. */
export const openRequestIn = (log: Log, stream: string, now: Instant): string | null =>
  openIn(log, stream, now)?.id ?? null
