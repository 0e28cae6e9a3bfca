/**
 * A second reading of the log, for the laws: who was what, and which business stood how, told from
 * the recorded events alone.
 *
 * Separate from the core on purpose: it shares no code with `evolve` or with the core's reading of
 * dates, since a fold compared with itself proves nothing. Days come from the platform's time zones.
 */
import type { Bn9, Instant } from '@carmkit/core'
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

/** Midnight in Toronto, which is four or five hours behind. */
export const startOf = (day: string): Instant => {
  const [early, late] = [`${day}T04:00:00.000Z`, `${day}T05:00:00.000Z`] as [Instant, Instant]
  return dayOf(early) === day ? early : late
}

export const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString() as Instant

/** Data of an event whose type is known; the laws read it field by field. */
export const dataOf = <A>(event: DomainEvent): A => event.data as A

export const eventsIn = (log: Log, stream: string): ReadonlyArray<DomainEvent> =>
  log.get(stream)?.events ?? []

export const ofBusiness = (log: Log, business: Bn9): ReadonlyArray<DomainEvent> =>
  eventsIn(log, `businessAccount-${business}`)

export type Standing = 'Unregistered' | 'Active' | 'Suspended' | 'Orphaned' | 'Ceased'

/** How a business stands: a suspension outlasts the loss of all BAMs, and hides it. */
export const standingOf = (log: Log, business: Bn9): Standing => {
  let known: Standing = 'Unregistered'
  let isLost = false
  for (const { type } of ofBusiness(log, business)) {
    if (type === 'BusinessOrphaned') isLost = true
    if (type === 'BamAppointed') isLost = false
    if (type === 'BusinessCeased') known = 'Ceased'
    if (type === 'BusinessSuspended') known = 'Suspended'
    if (['BusinessRegistered', 'BamAppointed', 'BusinessReinstated'].includes(type)) {
      known = 'Active'
    }
    if (isLost && known === 'Active') known = 'Orphaned'
  }
  return known
}

interface LicenceData {
  readonly validFrom: string
  readonly validUntil: string | null
  readonly from: string
}

interface Pause {
  readonly from: string
  readonly to: string | null
}

/** Suspensions as stated: a restoration ends those of its day, or moves the last end before it. */
const pausesIn = (log: Log, business: Bn9): ReadonlyArray<Pause> => {
  let pauses: ReadonlyArray<Pause> = []
  for (const event of ofBusiness(log, business)) {
    const { from } = dataOf<LicenceData>(event)
    if (event.type === 'LicenceSuspended') {
      pauses = [...pauses.filter((one) => one.from !== from), { from, to: null }]
    }
    if (event.type === 'LicenceRestored') pauses = restoredFrom(pauses, from)
  }
  return pauses
}

const restoredFrom = (pauses: ReadonlyArray<Pause>, day: string): ReadonlyArray<Pause> => {
  const running = pauses.filter((one) => covers(one, day))
  const lastEnd = pauses
    .flatMap(({ to }) => (to !== null && to <= day ? [to] : []))
    .toSorted()
    .at(-1)
  const ended = running.length > 0 ? running : pauses.filter(({ to }) => to === lastEnd)
  return pauses.map((one) => (ended.includes(one) ? { ...one, to: day } : one))
}

const covers = ({ from, to }: Pause, day: string): boolean =>
  from <= day && (to === null || day < to)

/** Within a period as its first day was stated last, and on no day of a suspension (DEL-F21). */
export const isLicensed = (log: Log, business: Bn9, now: Instant): boolean => {
  const stated = ofBusiness(log, business)
    .filter(({ type }) => type === 'LicenceRecorded')
    .map((event) => dataOf<LicenceData>(event))
  const untilByFirstDay = new Map(stated.map((one) => [one.validFrom, one.validUntil]))
  const today = dayOf(now)
  const isWithin = [...untilByFirstDay].some(
    ([from, until]) => from <= today && (until === null || today <= until),
  )
  return isWithin && !pausesIn(log, business).some((one) => covers(one, today))
}

const ofProgram = (log: Log, bn15: string): ReadonlyArray<DomainEvent> =>
  eventsIn(log, `programAccount-${bn15}`)

/** What an account was opened as; null while it is not open. */
export const openedAs = (log: Log, bn15: string): string | null => {
  const opened = ofProgram(log, bn15).find(({ type }) => type === 'ProgramAccountOpened')
  return opened === undefined ? null : dataOf<{ programType: string }>(opened).programType
}

const lives: { readonly [type: string]: string } = {
  EnrolmentStarted: 'Draft',
  EnrolmentSubmitted: 'Submitted',
  DocumentsRequested: 'Incomplete',
  DocumentsSupplied: 'Submitted',
  EnrolmentWithdrawn: 'Withdrawn',
  EnrolmentRejected: 'Rejected',
  ProgramAccountOpened: 'Active',
  ProgramSuspended: 'Suspended',
  SuspensionLifted: 'Active',
  ProgramDormant: 'Inactive',
  ProgramReactivated: 'Active',
  ProgramClosed: 'Closed',
}

/** The step at which an account stands; null where nobody ever began it. */
export const programAt = (log: Log, bn15: string): string | null =>
  ofProgram(log, bn15).reduce<string | null>((known, { type }) => lives[type] ?? known, null)

/** The last closing of an account, also when it was reopened since. */
export const closingOf = (log: Log, bn15: string): { reason: string; closedAt: Instant } | null => {
  const last = ofProgram(log, bn15).findLast(({ type }) => type === 'ProgramClosed')
  return last === undefined ? null : dataOf(last)
}

/** Every time that the client revoked everything of a provider, in order. */
export const revocationsOf = (
  log: Log,
  client: Bn9,
  provider: Bn9,
): ReadonlyArray<{ readonly mode: 'RunOff' | 'CutOff'; readonly at: Instant }> =>
  ofBusiness(log, client).flatMap((event) => {
    const data = dataOf<{ provider: Bn9; mode: 'RunOff' | 'CutOff'; at: Instant }>(event)
    return event.type === 'ProviderRevoked' && data.provider === provider ? [data] : []
  })

/** Until when the client turns the provider's requests away; null where it does not. */
export const blockOf = (log: Log, client: Bn9, provider: Bn9): Instant | null =>
  ofBusiness(log, client).reduce<Instant | null>((known, event) => {
    const data = dataOf<{ provider: Bn9; until: Instant }>(event)
    if (data.provider !== provider) return known
    if (event.type === 'ProviderBlocked') return data.until
    return event.type === 'ProviderUnblocked' ? null : known
  }, null)

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
