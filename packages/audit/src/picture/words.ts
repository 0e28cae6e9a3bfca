/** How dates, roles and amounts stand in a picture: shared, so that every section says them alike. */
import {
  type Cents,
  type CivilDate,
  moneyOf,
  type RoleAssignment,
  totalTextOf,
} from '@carmkit/core'

export const programsOf = (assignment: RoleAssignment): ReadonlyArray<string> =>
  assignment.role === 'BAM' ? [] : assignment.programs

/** `Editor on RM0001, RM0002`. */
export const assignmentText = (assignment: RoleAssignment): string => {
  const programs = programsOf(assignment)
  return programs.length === 0 ? assignment.role : `${assignment.role} on ${programs.join(', ')}`
}

/** Eastern days, both included. */
export const daysText = (from: CivilDate, until: CivilDate | null): string =>
  until === null ? `from ${from}` : `${from} to ${until}`

/** As text on the wire; sums may be larger than any amount there. */
export const sumText = (cents: number): string => totalTextOf(cents as Cents)
export const amountText = (cents: number): string => moneyOf(cents as Cents)
