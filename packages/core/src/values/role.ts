/** The roles of people: in their own business, and as proxies for a client. */
import { type Codec, closed, list, oneOf, type Static, tagged, text } from '@carmkit/kernel'
import { ProgramReference } from './bn15.js'
import type { CivilDate } from './civil-date.js'

export type EmployeeRole = 'BAM' | 'PAM' | 'Editor' | 'Reader'
export type ProxyRole = 'pBAM' | 'pPAM' | 'pEditor' | 'pReader'
export type Role = EmployeeRole | ProxyRole

/** From least to most powerful (AUTH-04). */
export const employeeRoles: ReadonlyArray<EmployeeRole> = ['Reader', 'Editor', 'PAM', 'BAM']

export const isAbove = (role: EmployeeRole, other: EmployeeRole): boolean =>
  employeeRoles.indexOf(role) > employeeRoles.indexOf(other)

const programs = list(ProgramReference, { least: 1, most: 100, key: (program) => program })
const named = <K extends EmployeeRole>(role: K): Codec<K> => oneOf(role, [role])

/**
 * A role with its reach: a BAM has the whole business, the others the programs named (USR-13). One
 * kind of role for a person in a business (assumed CK-20).
 */
export const RoleAssignment = tagged('RoleAssignment', 'role', {
  BAM: closed('BamAssignment', { role: named('BAM') }),
  PAM: closed('PamAssignment', { role: named('PAM'), programs }),
  Editor: closed('EditorAssignment', { role: named('Editor'), programs }),
  Reader: closed('ReaderAssignment', { role: named('Reader'), programs }),
})
export type RoleAssignment = Static<typeof RoleAssignment>

export const programsOf = (assignment: RoleAssignment): ReadonlyArray<ProgramReference> =>
  assignment.role === 'BAM' ? [] : assignment.programs

/** A person's place in a business. `until` is the last day, null for no end (USR-16). */
export interface Membership {
  readonly assignment: RoleAssignment
  readonly until: CivilDate | null
  /** A manager suspended it; it holds no power until it is resumed. */
  readonly suspended: boolean
  /** Counts the accesses that the business ever gave: what names this one cannot mean another. */
  readonly spell: number
}

/** What a provider's manager may give its staff for a client (DEL-F17). */
export const AssignedRole = oneOf('AssignedRole', ['pReader', 'pEditor', 'pPAM'])
export type AssignedRole = Static<typeof AssignedRole>

/** From least to most powerful: the highest one counts (GRP-05). */
export const assignedRoles: ReadonlyArray<AssignedRole> = ['pReader', 'pEditor', 'pPAM']

/** The most powerful of those that a person was assigned; null for none (GRP-05). */
export const highestAssigned = (roles: ReadonlyArray<AssignedRole>): AssignedRole | null =>
  assignedRoles.findLast((role) => roles.includes(role)) ?? null

/** What a provider sees of a client, each level containing the one before (DEL-F10, DEL-10). */
export const Visibility = oneOf('Visibility', ['Own', 'Program', 'Financial'])
export type Visibility = Static<typeof Visibility>

const visibilities: ReadonlyArray<Visibility> = ['Own', 'Program', 'Financial']

export const shows = (granted: Visibility, needed: Visibility): boolean =>
  visibilities.indexOf(granted) >= visibilities.indexOf(needed)

/** What a delegation covers: the whole business, or one program account. */
export type Scope = 'business' | ProgramReference
export const Scope: Codec<Scope> = text(
  'Scope',
  '"business", or RM0001 to RM9999',
  (value) => value === 'business' || ProgramReference.is(value),
)
