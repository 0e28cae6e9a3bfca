/** What is recorded of a provider's client access. Storage contract: add a version, never edit one. */
import { closed, type EventIn, event, eventSchema, integer, nullable } from '@carmkit/kernel'
import { AssignedRole, Bn9, SlotId, UserId } from '../values/index.js'
import { AssignedTo, GroupId, GroupName } from './content.js'

/** Which access of the person: counted by the business account, never used twice (P17). */
const Spell = integer('Spell', 1, 999_999_999)

/** Names the provider, like every event that can be the first of its stream. */
export const GroupCreated = event(
  'GroupCreated',
  closed('GroupCreated', { provider: Bn9, group: GroupId, name: GroupName }),
)

export const GroupRenamed = event(
  'GroupRenamed',
  closed('GroupRenamed', { group: GroupId, before: GroupName, name: GroupName }),
)

export const GroupDeleted = event('GroupDeleted', closed('GroupDeleted', { group: GroupId }))

export const ClientAdded = event(
  'ClientAdded',
  closed('ClientAdded', { group: GroupId, client: Bn9, relationship: SlotId }),
)

export const ClientRemoved = event(
  'ClientRemoved',
  closed('ClientRemoved', { group: GroupId, client: Bn9 }),
)

/** Replaces what the person had for the same client or group. */
export const StaffAssigned = event(
  'StaffAssigned',
  closed('StaffAssigned', {
    provider: Bn9,
    user: UserId,
    spell: Spell,
    to: AssignedTo,
    /** With the client; null for a group, each client of which has its own. */
    relationship: nullable(SlotId),
    role: AssignedRole,
  }),
)

export const StaffUnassigned = event(
  'StaffUnassigned',
  closed('StaffUnassigned', { user: UserId, to: AssignedTo }),
)

export const events = eventSchema(
  GroupCreated,
  GroupRenamed,
  GroupDeleted,
  ClientAdded,
  ClientRemoved,
  StaffAssigned,
  StaffUnassigned,
)

export type ClientAccessEvent = EventIn<typeof events>
