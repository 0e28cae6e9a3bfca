/**
 * A second reading of the log, for the laws: who was what, and which grant was alive, told from the
 * recorded events alone.
 *
 * Separate from the core on purpose: it shares no code with `evolve` or with the core's reading of
 * dates, since a fold compared with itself proves nothing. Days come from the platform's time zones.
 */
import type { Bn9, Instant, UserId } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import type { Log } from './log.js'

const toronto = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' })
const knownDays = new Map<Instant, string>()

/** The calendar day in Toronto. */
export const dayOf = (instant: Instant): string => {
  const known = knownDays.get(instant)
  if (known !== undefined) return known
  const day = toronto.format(new Date(instant))
  knownDays.set(instant, day)
  return day
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Data of an event whose type is known; the laws read it field by field. */
export const dataOf = <A>(event: DomainEvent): A => event.data as A

export const eventsIn = (log: Log, stream: string): ReadonlyArray<DomainEvent> =>
  log.get(stream)?.events ?? []

/** A person's place in a business. */
export interface Place {
  readonly role: 'BAM' | 'PAM' | 'Editor' | 'Reader'
  readonly programs: ReadonlyArray<string>
  readonly until: string | null
}

interface AccessData {
  readonly user: UserId
  readonly assignment: { readonly role: Place['role']; readonly programs?: ReadonlyArray<string> }
  readonly until: string | null
  readonly lapsesAt: Instant
}

/** Everybody who was let in and not sent away, whatever the date. */
export const placesIn = (log: Log, business: Bn9): ReadonlyMap<UserId, Place> => {
  const places = new Map<UserId, Place>()
  for (const event of eventsIn(log, `businessAccount-${business}`)) {
    const { user, assignment, until } = dataOf<AccessData>(event)
    if (event.type === 'BamAppointed') places.set(user, { role: 'BAM', programs: [], until: null })
    if (event.type === 'AccessEnded') places.delete(user)
    if (event.type === 'AccessApproved') {
      places.set(user, { role: assignment.role, programs: assignment.programs ?? [], until })
    }
  }
  return places
}

export const placeAt = (
  log: Log,
  { business, user, now }: { readonly business: Bn9; readonly user: UserId; readonly now: Instant },
): Place | null => {
  const place = placesIn(log, business).get(user)
  if (place === undefined) return null
  return place.until !== null && place.until < dayOf(now) ? null : place
}

/** Access requests that were asked, not answered, and have not lapsed. */
export const openAccessRequests = (log: Log, business: Bn9, now: Instant): ReadonlySet<UserId> => {
  const open = new Map<UserId, Instant>()
  for (const event of eventsIn(log, `businessAccount-${business}`)) {
    const { user, lapsesAt } = dataOf<AccessData>(event)
    if (event.type === 'AccessRequested') open.set(user, lapsesAt)
    if (event.type === 'AccessApproved') open.delete(user)
  }
  return new Set([...open].flatMap(([user, lapsesAt]) => (now < lapsesAt ? [user] : [])))
}

export const isLicensed = (log: Log, business: Bn9, now: Instant): boolean => {
  const last = eventsIn(log, `businessAccount-${business}`).findLast(
    ({ type }) => type === 'LicenceRecorded',
  )
  if (last === undefined) return false
  const { validFrom, validUntil } = dataOf<{ validFrom: string; validUntil: string | null }>(last)
  const today = dayOf(now)
  return validFrom <= today && (validUntil === null || today <= validUntil)
}

/** What an account was opened as; null while it is not open. */
export const openedAs = (log: Log, bn15: string): string | null => {
  const opened = eventsIn(log, `programAccount-${bn15}`).find(
    ({ type }) => type === 'ProgramAccountOpened',
  )
  return opened === undefined ? null : dataOf<{ programType: string }>(opened).programType
}

/** Whose a declaration is: who began it and when, and who submitted it last. */
export interface Ownership {
  readonly importer: string
  readonly openedFor: Bn9
  readonly openedAt: Instant
  readonly ownedBy: Bn9
}

export const ownershipOf = (log: Log, stream: string): Ownership | null =>
  eventsIn(log, stream).reduce<Ownership | null>((known, event) => {
    if (event.type === 'DraftOpened') {
      const opened = dataOf<Omit<Ownership, 'ownedBy'>>(event)
      return { ...opened, ownedBy: opened.openedFor }
    }
    if (known === null || event.type !== 'DeclarationSubmitted') return known
    return { ...known, ownedBy: dataOf<{ submittedFor: Bn9 }>(event).submittedFor }
  }, null)
