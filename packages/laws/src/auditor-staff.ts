/**
 * The second reading of groups and assignments: as what a person of a provider may act for a client.
 *
 * Separate from `auditor.ts` because only laws about staff need it.
 */
import type { Bn9, UserId } from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import { dataOf, eventsIn } from './auditor.js'
import { placesIn } from './auditor-places.js'
import type { Log } from './log.js'

type Assigned = 'pReader' | 'pEditor' | 'pPAM'

interface To {
  readonly kind: 'client' | 'group'
  readonly client?: Bn9
  readonly group?: string
}

interface StaffData {
  readonly user: UserId
  readonly to: To
  readonly role: Assigned
  readonly spell: number
  readonly relationship: string | null
  readonly group: string
  readonly client: Bn9
  readonly name: string
}

/** A person of a provider, and the client that it would act for. */
export interface Audited {
  readonly log: Log
  readonly provider: Bn9
  readonly client: Bn9
  readonly user: UserId
}

const staffEvents = (log: Log, provider: Bn9): ReadonlyArray<DomainEvent> =>
  eventsIn(log, `clientAccess-${provider}`)

/** Each name that a group ever had, compared without case, with the group that had it. */
export const namesIn = (
  log: Log,
  provider: Bn9,
): ReadonlyArray<{ readonly name: string; readonly group: string }> =>
  staffEvents(log, provider)
    .filter(({ type }) => type === 'GroupCreated' || type === 'GroupRenamed')
    .map((event) => {
      const { name, group } = dataOf<StaffData>(event)
      return { name: name.toLowerCase(), group }
    })

/** The groups in which the client is, by the relationship in which it was put there. */
const groupsWith = (
  events: ReadonlyArray<DomainEvent>,
  client: Bn9,
  relationship: string,
): ReadonlySet<string> => {
  const groups = new Set<string>()
  for (const event of events) {
    const data = dataOf<StaffData>(event)
    if (event.type === 'GroupDeleted') groups.delete(data.group)
    if (data.client !== client) continue
    if (event.type === 'ClientRemoved') groups.delete(data.group)
    if (event.type === 'ClientAdded' && data.relationship !== relationship)
      groups.delete(data.group)
    if (event.type === 'ClientAdded' && data.relationship === relationship) groups.add(data.group)
  }
  return groups
}

const roles: ReadonlyArray<Assigned> = ['pReader', 'pEditor', 'pPAM']

/** The highest role that still holds in that relationship; null for none. */
export const auditedRole = (
  { log, provider, client, user }: Audited,
  relationship: string,
): Assigned | null => {
  const events = staffEvents(log, provider)
  const groups = groupsWith(events, client, relationship)
  const place = placesIn(log, provider).get(user)
  const held = new Map<string, StaffData>()
  for (const event of events) {
    const data = dataOf<StaffData>(event)
    if (data.user !== user) continue
    const key = data.to.group ?? data.to.client ?? ''
    if (event.type === 'StaffAssigned') held.set(key, data)
    if (event.type === 'StaffUnassigned') held.delete(key)
  }
  const counting = [...held.values()].filter(({ to, spell, relationship: given }) => {
    const isReached = to.kind === 'group' ? groups.has(to.group ?? '') : given === relationship
    const isHis = to.kind === 'group' || to.client === client
    return isReached && isHis && place !== undefined && spell === place.ordinal + 1
  })
  return roles.findLast((role) => counting.some((one) => one.role === role)) ?? null
}

/** Something that puts the client within reach of the person: an assignment, or a group it is in. */
export const changeOf =
  ({ client, user }: Audited) =>
  (event: DomainEvent): boolean => {
    const data = dataOf<StaffData>(event)
    if (event.type === 'ClientAdded') return data.client === client
    return event.type === 'StaffAssigned' && data.user === user && data.to.client === client
  }
