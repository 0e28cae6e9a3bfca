/** Why a business account says no: in order of precedence. */
import type { Bn9, CivilDate, ProgramReference, UserId } from '../values/index.js'

export type BusinessAccountRejection =
  | { readonly name: 'BnAlreadyIssued'; readonly rule: 'BN-10'; readonly bn9: Bn9 }
  | { readonly name: 'AlreadyRegistered'; readonly rule: 'BUS-09'; readonly bn9: Bn9 }
  /** The number was issued to somebody else, or nobody told of its issue (BUS-12, assumed CK-10). */
  | { readonly name: 'BnNotIssuedToActor'; readonly rule: 'BUS-12'; readonly bn9: Bn9 }
  | { readonly name: 'NonResident'; readonly rule: 'PRG-08' }
  | { readonly name: 'EntityTypeNeedsCra'; readonly rule: 'PRG-07'; readonly entityType: string }
  /** A business name is stated, a sole proprietor's is not: it is personal data (assumed CK-11). */
  | { readonly name: 'LegalNameUnsuitable'; readonly rule: 'CK-11'; readonly entityType: string }
  | { readonly name: 'BusinessNotActive'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  | { readonly name: 'AlreadyMember'; readonly rule: 'USR-13'; readonly user: UserId }
  | { readonly name: 'RequestOpen'; readonly rule: 'USR-15'; readonly user: UserId }
  | { readonly name: 'NoOpenRequest'; readonly rule: 'USR-21'; readonly user: UserId }
  | { readonly name: 'NotMember'; readonly rule: 'USR-13'; readonly user: UserId }
  | { readonly name: 'LastBam'; readonly rule: 'USR-10'; readonly user: UserId }
  | {
      readonly name: 'ProgramNotActive'
      readonly rule: 'USR-06'
      readonly program: ProgramReference
    }
  | {
      readonly name: 'EndInPast'
      readonly rule: 'USR-16'
      readonly until: CivilDate
      readonly today: CivilDate
    }
  | {
      readonly name: 'PeriodInvalid'
      readonly rule: 'CK-19'
      readonly validFrom: CivilDate
      readonly validUntil: CivilDate
    }
  | { readonly name: 'NoFreeReference'; readonly rule: 'BN-08' }
