/** Why a provider's client access says no: in order of precedence. */
import type { Bn9, UserId } from '../values/index.js'

export type ClientAccessRejection =
  /** `group` has or had that name, deleted or not. */
  | { readonly name: 'NameTaken'; readonly rule: 'GRP-01'; readonly group: string }
  | { readonly name: 'NoSuchGroup'; readonly rule: 'DEL-F16'; readonly group: string }
  | { readonly name: 'NotMember'; readonly rule: 'GRP-04'; readonly user: UserId }
  | { readonly name: 'NoLiveGrant'; readonly rule: 'GRP-02'; readonly client: Bn9 }
  | { readonly name: 'AlreadyIn'; readonly rule: 'DEL-F16'; readonly client: Bn9 }
  | { readonly name: 'NotIn'; readonly rule: 'DEL-F16'; readonly client: Bn9 }
  | { readonly name: 'AlreadyAssigned'; readonly rule: 'DEL-F17'; readonly user: UserId }
  | { readonly name: 'AssignmentUnknown'; readonly rule: 'DEL-F17'; readonly user: UserId }
