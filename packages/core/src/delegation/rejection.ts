/** Why a delegation says no: in order of precedence. */
import type { Bn9, CivilDate, ProgramReference } from '../values/index.js'

export type DelegationRejection =
  | { readonly name: 'SameBusiness'; readonly rule: 'DEL-02'; readonly bn9: Bn9 }
  | { readonly name: 'RequestOpen'; readonly rule: 'DEL-01'; readonly requestId: string }
  | { readonly name: 'NoRequest'; readonly rule: 'DEL-03' }
  | { readonly name: 'NoLiveGrant'; readonly rule: 'DEL-01' }
  | { readonly name: 'ClientNotActive'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
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
