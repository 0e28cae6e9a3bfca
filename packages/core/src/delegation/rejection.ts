/** Why a delegation says no: in order of precedence. */
import type { Bn9, CivilDate, Instant, ProgramReference } from '../values/index.js'

export type DelegationRejection =
  | { readonly name: 'SameBusiness'; readonly rule: 'DEL-02'; readonly bn9: Bn9 }
  | { readonly name: 'RequestOpen'; readonly rule: 'DEL-01'; readonly requestId: string }
  | { readonly name: 'NoRequest'; readonly rule: 'DEL-03' }
  | { readonly name: 'NoOffer'; readonly rule: 'DEL-03' }
  | { readonly name: 'NoLiveGrant'; readonly rule: 'DEL-01' }
  | {
      readonly name: 'NotActive'
      readonly rule: 'DEL-01'
      readonly grant: 'None' | 'Scheduled' | 'Suspended'
    }
  | { readonly name: 'NotSuspended'; readonly rule: 'DEL-01' }
  | { readonly name: 'NotInRunOff'; readonly rule: 'DEL-14' }
  /** `dueAt` is null where nothing will ever be due: the grant is continuous. */
  | {
      readonly name: 'NotDue'
      readonly rule: 'DEL-01' | 'DEL-12' | 'DEL-14'
      readonly dueAt: Instant | null
    }
  /** What happened is no matter of this delegation: another scope, or another business. */
  | { readonly name: 'NotAffected'; readonly rule: 'DEL-17' | 'BUS-13' }
  /** Terms of a suspended grant stay as they are until it is resumed. */
  | { readonly name: 'GrantSuspended'; readonly rule: 'DEL-03'; readonly grantId: string }
  | { readonly name: 'ClientNotActive'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  | { readonly name: 'ProviderNotActive'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  | { readonly name: 'BlockedByClient'; readonly rule: 'DEL-22'; readonly until: Instant }
  | {
      readonly name: 'ProviderWithoutProgram'
      readonly rule: 'DEL-F15'
      readonly program: ProgramReference
    }
  | { readonly name: 'UnlicensedBroker'; readonly rule: 'DEL-F2'; readonly bn9: Bn9 }
  | { readonly name: 'RmNotOfClient'; readonly rule: 'DEL-06'; readonly program: ProgramReference }
  | {
      readonly name: 'ProgramNotActive'
      readonly rule: 'DEL-06'
      readonly program: ProgramReference
    }
  | {
      readonly name: 'PeriodInvalid'
      readonly rule: 'DEL-12'
      readonly validFrom: CivilDate
      readonly validUntil: CivilDate
      readonly today: CivilDate
    }
  | { readonly name: 'NothingChanged'; readonly rule: 'DEL-F14' }
