/**
 * Why an actor may not: each reason with the rule that says so.
 *
 * An actor without any relationship to the target learns nothing but `NotAuthorized`.
 */
import type { Bn9, Capacity, EmployeeRole, Role, Scope, Visibility } from '../values/index.js'
import type { Sender } from './actor.js'
import type { RoleDenial } from './matrix.js'
import type { BusinessStatus, ProgramStatus } from './world.js'

/** Which delegation a reason is about. */
interface OfDelegation {
  readonly scope: Scope
}

export type Denial =
  /** The kind of actor may not send this command (assumed CK-18: the sender table). */
  | {
      readonly name: 'SenderNotPermitted'
      readonly rule: 'CK-18'
      readonly sender: Sender
      readonly permitted: ReadonlyArray<Sender>
    }
  /** A person does this for itself: nothing shows that it may speak for the business named. */
  | { readonly name: 'ActsForABusiness'; readonly rule: 'USR-03'; readonly business: Bn9 }
  /** Somebody else's claim, request or invitation; it is not told whether there is one. */
  | { readonly name: 'NotClaimant'; readonly rule: 'BUS-07' }
  | { readonly name: 'NotRequester'; readonly rule: 'USR-04' }
  | { readonly name: 'NotInvitee'; readonly rule: 'USR-05' }
  /** No relationship, or a role that has no part in this. */
  | {
      readonly name: RoleDenial
      readonly rule: `MATRIX-${string}` | 'DEL-13'
      readonly role: Role | null
    }
  | {
      readonly name: 'BusinessNotActive'
      readonly rule: 'BUS-13' | 'USR-11'
      readonly business: Bn9
      readonly status: BusinessStatus
    }
  /** The person's own access is suspended by a manager. */
  | { readonly name: 'AccessSuspended'; readonly rule: 'USR-10' }
  | { readonly name: 'OutOfScope'; readonly rule: 'USR-19'; readonly role: Role }
  | { readonly name: 'SelfApproval'; readonly rule: 'USR-17' }
  | { readonly name: 'SelfPromotion'; readonly rule: 'USR-17'; readonly role: EmployeeRole }
  | { readonly name: 'RoleAboveApprover'; readonly rule: 'USR-08'; readonly role: EmployeeRole }
  | { readonly name: 'NotAssigned'; readonly rule: 'DEL-F17'; readonly role: EmployeeRole }
  | ({ readonly name: 'AuthorityExpired'; readonly rule: 'DEL-13' } & OfDelegation)
  | ({ readonly name: 'GrantSuspended'; readonly rule: 'DEL-13' } & OfDelegation)
  | ({ readonly name: 'GrantNotYetValid'; readonly rule: 'DEL-12' } & OfDelegation)
  | ({ readonly name: 'NotBegunBeforeEnd'; readonly rule: 'DEL-14' } & OfDelegation)
  | ({
      readonly name: 'NotVisible'
      readonly rule: 'DEL-09'
      readonly granted: Visibility
    } & OfDelegation)
  | ({
      readonly name: 'NotCustomsBroker'
      readonly rule: 'DEL-19'
      readonly capacity: Capacity
    } & OfDelegation)
  | { readonly name: 'LicenceNotValid'; readonly rule: 'DEL-19' }
  | { readonly name: 'ProgramNotActive'; readonly rule: 'DEL-19'; readonly status: ProgramStatus }
  | { readonly name: 'NotImporterAccount'; readonly rule: 'PRG-03' }

/** The one answer to an actor without a relationship. */
export const stranger: Denial = { name: 'NotAuthorized', rule: 'DEL-13', role: null }
