/**
 * What decisions and authority need to know of a provider's groups and assignments. Thousands of
 * clients and of people: everything that grows stands in trees that a change copies only in part.
 */
import type { StreamRef } from '@carmkit/kernel'
import type { AssignedRole, Bn9, Keyed, People } from '../values/index.js'

export interface ClientAccess {
  /** Groups that exist, by id. */
  readonly groups: Keyed<string, Group>
  /** Every name that a group ever had, by its key, and which group that was (GRP-01). */
  readonly names: Keyed<string, string>
  /** Group ids given so far. */
  readonly ordinal: number
  readonly staff: People<Assignments>
}

export interface Group {
  readonly name: string
  /** Its clients, and the relationship in which each was added: it is in only while that lasts (GRP-02). */
  readonly clients: Keyed<Bn9, string>
}

/** What one person was given. What it names may have ended since, and then gives nothing. */
export interface Assignments {
  readonly clients: Keyed<Bn9, ClientAssignment>
  /** By group; a group that was deleted is still named here (GRP-03). */
  readonly groups: Keyed<string, Assignment>
}

export interface Assignment {
  readonly role: AssignedRole
  /** The person's access in which it was given: it ends with that (GRP-04). */
  readonly spell: number
}

export interface ClientAssignment extends Assignment {
  readonly relationship: string
}

export const initial: ClientAccess = { groups: null, names: null, ordinal: 0, staff: null }

export const noAssignments: Assignments = { clients: null, groups: null }

export const category = 'clientAccess'

export const clientAccessStream = (provider: Bn9): StreamRef<ClientAccess> => ({
  category,
  name: `${category}-${provider}`,
})
