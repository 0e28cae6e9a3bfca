/** What may be changed so that a denial falls, in the domain's words. */
import type {
  AssignedRole,
  Bn9,
  Capacity,
  EmployeeRole,
  Instant,
  ProgramReference,
  Scope,
  Visibility,
} from '../values/index.js'

/** One thing that somebody can do about a denial; each names what it needs to be carried out. */
export type Remedy =
  /** Let time pass: a grant or a licence begins, a licence is restored. */
  | { readonly change: 'waitUntil'; readonly instant: Instant }
  | { readonly change: 'resumeAccess'; readonly business: Bn9 }
  /** The provider's manager gives the person a role for the client (DEL-F17). */
  | { readonly change: 'assignStaff'; readonly role: AssignedRole }
  /** A place in the acting business, or another role there. */
  | {
      readonly change: 'giveRole'
      readonly business: Bn9
      readonly role: EmployeeRole
      readonly programs: ReadonlyArray<ProgramReference>
    }
  | { readonly change: 'widenVisibility'; readonly scope: Scope; readonly visibility: Visibility }
  | { readonly change: 'resumeDelegation'; readonly scope: Scope }
  | {
      readonly change: 'grantDelegation'
      readonly scope: Scope
      readonly capacity: Capacity
      readonly visibility: Visibility
    }
  | { readonly change: 'renewLicence'; readonly business: Bn9 }
  | { readonly change: 'activateProgram'; readonly program: ProgramReference }
  /** The account becomes an importing one (PRG-04). */
  | { readonly change: 'enrolAsImporter'; readonly program: ProgramReference }
  | { readonly change: 'reinstateBusiness'; readonly business: Bn9 }
  /** An Orphaned business gets a manager from the agency (USR-11). */
  | { readonly change: 'appointRecoveryBam'; readonly business: Bn9 }
  | { readonly change: 'registerBusiness'; readonly business: Bn9 }

/** Two remedies of one slot exclude each other: each is the whole answer for that slot. */
export const slotOf = (remedy: Remedy): string => {
  switch (remedy.change) {
    case 'widenVisibility':
    case 'resumeDelegation':
    case 'grantDelegation':
      return `${remedy.change} ${remedy.scope}`
    case 'reinstateBusiness':
    case 'appointRecoveryBam':
    case 'registerBusiness':
      return `status ${remedy.business}`
    case 'waitUntil':
    case 'resumeAccess':
    case 'assignStaff':
    case 'giveRole':
    case 'renewLicence':
    case 'activateProgram':
    case 'enrolAsImporter':
      return remedy.change
  }
}
