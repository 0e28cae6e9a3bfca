/**
 * The second reading of people, from the recorded events: who has which place in a business, and who
 * was asked to take one.
 *
 * Separate from `auditor.ts` because most laws about people ask this, again and again.
 */
import type { Bn9, Instant, UserId } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, dayOf, ofBusiness } from './auditor.js'
import type { Log } from './log.js'

/** A person's place in a business. */
export interface Place {
  readonly role: 'BAM' | 'PAM' | 'Editor' | 'Reader'
  readonly programs: ReadonlyArray<string>
  readonly until: string | null
  readonly suspended: boolean
  /** How many places were given before: it tells this one from an earlier one of the same person. */
  readonly ordinal: number
}

interface Assignment {
  readonly role: Place['role']
  readonly programs?: ReadonlyArray<string>
}

interface AccessData {
  readonly user: UserId
  readonly basis: string
  readonly assignment: Assignment
  readonly after: Assignment
  readonly until: string | null
}

const asPlace = ({ role, programs = [] }: Assignment): Pick<Place, 'role' | 'programs'> => ({
  role,
  programs,
})

/** By the events of one business: a log never changes, and most laws ask of the same one again. */
const knownPlaces = new WeakMap<ReadonlyArray<DomainEvent>, ReadonlyMap<UserId, Place>>()

/** Everybody who was let in and not sent away, whatever the date. */
export const placesIn = (log: Log, business: Bn9): ReadonlyMap<UserId, Place> => {
  const events = ofBusiness(log, business)
  const known = knownPlaces.get(events) ?? placesBy(events)
  knownPlaces.set(events, known)
  return known
}

const placesBy = (events: ReadonlyArray<DomainEvent>): ReadonlyMap<UserId, Place> => {
  const places = new Map<UserId, Place>()
  let ordinal = 0
  const change = (user: UserId, changed: Partial<Place>) => {
    const place = places.get(user)
    if (place !== undefined) places.set(user, { ...place, ...changed })
  }
  const letIn = (user: UserId, assignment: Assignment, until: string | null) => {
    places.set(user, { ...asPlace(assignment), until, suspended: false, ordinal })
    ordinal += 1
  }
  for (const event of events) {
    const { user, assignment, after, until, basis } = dataOf<AccessData>(event)
    // Whoever could not sign in holds no power until the new BAM says so (CK-32).
    if (event.type === 'BamAppointed' && basis === 'recovery') {
      for (const [one, { role }] of places) if (role === 'BAM') change(one, { suspended: true })
    }
    if (event.type === 'BamAppointed') letIn(user, { role: 'BAM' }, null)
    if (event.type === 'AccessApproved') letIn(user, assignment, until)
    if (event.type === 'AccessEnded') places.delete(user)
    if (event.type === 'BusinessCeased') places.clear()
    if (event.type === 'RoleChanged') change(user, asPlace(after))
    if (event.type === 'AccessEndSet') change(user, { until })
    if (event.type === 'AccessSuspended') change(user, { suspended: true })
    if (event.type === 'AccessResumed') change(user, { suspended: false })
  }
  return places
}

/** The place on that day, suspended or not; null for none. */
export const placeAt = (
  log: Log,
  { business, user, now }: { readonly business: Bn9; readonly user: UserId; readonly now: Instant },
): Place | null => {
  const place = placesIn(log, business).get(user)
  if (place === undefined) return null
  return place.until !== null && place.until < dayOf(now) ? null : place
}

/** What was asked of a person, or by one. */
interface Asked {
  readonly user: UserId
  readonly assignment: Assignment
  readonly lapsesAt: Instant
}

const answered = ['AccessApproved', 'AccessRejected', 'AccessWithdrawn', 'AccessLapsed']

/** What of a kind was asked of each person, not answered, and has not lapsed. */
const openIn = (
  log: Log,
  business: Bn9,
  { opens, closes, now }: { opens: string; closes: ReadonlyArray<string>; now: Instant },
): ReadonlyMap<UserId, Asked> => {
  const open = new Map<UserId, Asked>()
  for (const event of ofBusiness(log, business)) {
    const data = dataOf<Asked>(event)
    if (event.type === opens) open.set(data.user, data)
    if (closes.includes(event.type)) open.delete(data.user)
    if (event.type === 'BusinessCeased') open.clear()
    if (event.type === 'BusinessOrphaned' && opens === 'UserInvited') open.clear()
  }
  return new Map([...open].filter(([, { lapsesAt }]) => now < lapsesAt))
}

/** Access requests that were asked, not answered, and have not lapsed. */
export const openAccessRequests = (log: Log, business: Bn9, now: Instant): ReadonlySet<UserId> =>
  new Set(
    openIn(log, business, {
      opens: 'AccessRequested',
      closes: [...answered, 'BamAppointed'],
      now,
    }).keys(),
  )

/** Invitations that may be taken now. */
export const openInvitations = (
  log: Log,
  business: Bn9,
  now: Instant,
): ReadonlyMap<UserId, Asked> =>
  openIn(log, business, {
    opens: 'UserInvited',
    closes: ['AccessApproved', 'AccessRejected', 'BamAppointed'],
    now,
  })
