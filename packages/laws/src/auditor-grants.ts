/**
 * The second reading of delegations: which grant gives what at one moment, from events and days.
 *
 * Separate from `auditor.ts` because only laws about providers need it.
 */
import type { Bn9, Instant } from '@carmkit/core'
import { dataOf, dayOf, daysAfter, eventsIn } from './auditor.js'
import type { Log } from './log.js'

/** The terms of a grant as events record them. */
export interface Terms {
  readonly visibility: 'Own' | 'Program' | 'Financial'
  readonly validFrom: string
  readonly validUntil: string | null
}

/** A grant as its stream tells it. */
export interface Granted {
  readonly id: string
  readonly client: Bn9
  readonly provider: Bn9
  readonly scope: string
  readonly capacity: string
  readonly terms: Terms
  /** How it ended by an event; null while none says so. */
  readonly ended: 'nothing left' | { readonly endedAt: Instant; readonly until: Instant } | null
}

interface GrantData extends Omit<Granted, 'id' | 'ended'> {
  readonly grantId: string
  readonly after: Terms
  readonly endedAt: Instant
  readonly until: Instant
}

/** All grants that a stream ever held, oldest first. */
export const grantsIn = (log: Log, stream: string): ReadonlyArray<Granted> => {
  const grants = new Map<string, Granted>()
  for (const event of eventsIn(log, stream)) {
    const data = dataOf<GrantData>(event)
    const known = grants.get(data.grantId)
    if (event.type === 'DelegationGranted') {
      const { client, provider, scope, capacity, terms, grantId } = data
      grants.set(grantId, { id: grantId, client, provider, scope, capacity, terms, ended: null })
    }
    if (known === undefined) continue
    const { endedAt, until, capacity, after } = data
    if (event.type === 'TermsReplaced') grants.set(known.id, { ...known, capacity, terms: after })
    if (event.type === 'RunOffStarted') {
      grants.set(known.id, { ...known, ended: { endedAt, until } })
    }
    if (event.type === 'GrantEnded') grants.set(known.id, { ...known, ended: 'nothing left' })
    if (event.type === 'GrantExpired') grants.set(known.id, { ...known, ended: 'nothing left' })
  }
  return [...grants.values()]
}

/** The grant of a slot id, in the stream that the id names. */
export const grantOf = (log: Log, id: string): Granted | null =>
  grantsIn(log, id.split('#')[0] ?? '').find((one) => one.id === id) ?? null

/** What a grant gives now. `began` tells what counts as begun before its end. */
export type Life =
  | { readonly kind: 'active' }
  | { readonly kind: 'runOff'; readonly began: (openedAt: Instant) => boolean }
  | { readonly kind: 'none' }

export const lifeOf = ({ terms, ended }: Granted, now: Instant): Life => {
  if (ended === 'nothing left') return { kind: 'none' }
  if (ended !== null) {
    const { endedAt, until } = ended
    return now < until
      ? { kind: 'runOff', began: (openedAt) => openedAt < endedAt }
      : { kind: 'none' }
  }
  const today = dayOf(now)
  const { validFrom, validUntil } = terms
  if (today < validFrom) return { kind: 'none' }
  if (validUntil === null || today <= validUntil) return { kind: 'active' }
  return today <= daysAfter(validUntil, 30)
    ? { kind: 'runOff', began: (openedAt) => dayOf(openedAt) <= validUntil }
    : { kind: 'none' }
}

interface RequestData {
  readonly requestId: string
  readonly lapsesAt: Instant
}

/** Id of the request that waits for an answer now, or null. */
export const openRequestIn = (log: Log, stream: string, now: Instant): string | null => {
  let open: RequestData | null = null
  for (const event of eventsIn(log, stream)) {
    const data = dataOf<RequestData>(event)
    if (event.type === 'DelegationRequested') open = data
    if (/^Request(Approved|Rejected|Voided)$/.test(event.type)) open = null
  }
  return open !== null && now < open.lapsesAt ? open.requestId : null
}
