/** Why a business account says no: in order of precedence. */
import type { Bn9, CivilDate, Instant, ProgramReference, UserId } from '../values/index.js'

export type BusinessAccountRejection =
  /** Nobody told of the number: nothing can have happened to it. */
  | { readonly name: 'UnknownBn'; readonly rule: 'BN-10'; readonly bn9: Bn9 }
  | { readonly name: 'BnAlreadyIssued'; readonly rule: 'BN-10'; readonly bn9: Bn9 }
  | { readonly name: 'AlreadyRegistered'; readonly rule: 'BUS-09'; readonly bn9: Bn9 }
  /** Business as usual takes an Active one; what is Ceased stays so (BUS-13). */
  | { readonly name: 'BusinessNotActive'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  | { readonly name: 'NotActive'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  | { readonly name: 'NotOrphaned'; readonly rule: 'USR-11'; readonly bn9: Bn9 }
  | { readonly name: 'AlreadyCeased'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  /** The portal did not offer this on that day, or had not been opened. */
  | { readonly name: 'NoPortalAccess'; readonly rule: 'PRG-06'; readonly today: CivilDate }
  /** The number was issued to somebody else, or nobody told of its issue (BUS-12, assumed CK-10). */
  | { readonly name: 'BnNotIssuedToActor'; readonly rule: 'BUS-12'; readonly bn9: Bn9 }
  | { readonly name: 'NonResident'; readonly rule: 'PRG-08' }
  | { readonly name: 'EntityTypeNeedsCra'; readonly rule: 'PRG-07'; readonly entityType: string }
  /** A business name is stated, a sole proprietor's is not: it is personal data (assumed CK-11). */
  | { readonly name: 'LegalNameUnsuitable'; readonly rule: 'CK-11'; readonly entityType: string }
  | { readonly name: 'SupersededByItself'; readonly rule: 'BN-10'; readonly bn9: Bn9 }
  /** A number ends by itself on its day; what is to come is told when it has come. */
  | {
      readonly name: 'NotYet'
      readonly rule: 'BUS-13'
      readonly on: CivilDate
      readonly today: CivilDate
    }
  | { readonly name: 'NotMember'; readonly rule: 'USR-13'; readonly user: UserId }
  | { readonly name: 'AlreadyMember'; readonly rule: 'USR-13'; readonly user: UserId }
  | { readonly name: 'RequestOpen'; readonly rule: 'USR-15'; readonly user: UserId }
  | { readonly name: 'NoOpenRequest'; readonly rule: 'USR-21'; readonly user: UserId }
  | { readonly name: 'NoInvitation'; readonly rule: 'USR-05'; readonly user: UserId }
  /** `lapsedAt` is null where its giver may no longer give it: that has no date (assumed CK-33). */
  | {
      readonly name: 'InvitationLapsed'
      readonly rule: 'USR-05'
      readonly lapsedAt: Instant | null
    }
  /** `dueAt` is null where nothing will ever be due: the access has no end. */
  | {
      readonly name: 'NotDue'
      readonly rule: 'USR-14' | 'USR-16'
      readonly dueAt: Instant | null
    }
  | { readonly name: 'NothingChanged'; readonly rule: 'MATRIX-2' | 'USR-13' }
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
  | { readonly name: 'NoLicence'; readonly rule: 'DEL-F21'; readonly bn9: Bn9 }
  /** Of a business (BUS-13) or of a licence (DEL-F21). */
  | { readonly name: 'NotSuspended'; readonly rule: 'BUS-13' | 'DEL-F21'; readonly bn9: Bn9 }
  | {
      readonly name: 'PeriodInvalid'
      readonly rule: 'CK-19'
      readonly validFrom: CivilDate
      readonly validUntil: CivilDate
    }
  /** Nobody is its own provider. */
  | { readonly name: 'SameBusiness'; readonly rule: 'DEL-02'; readonly bn9: Bn9 }
  | { readonly name: 'NotBlocked'; readonly rule: 'DEL-22'; readonly provider: Bn9 }
  | { readonly name: 'NoFreeReference'; readonly rule: 'BN-08' }
  | {
      readonly name: 'ReferenceInUse'
      readonly rule: 'BN-08'
      readonly reference: ProgramReference
    }
  /** `origin` is null where nobody opened accounts on that day at all. */
  | {
      readonly name: 'OriginNotOfThatDay'
      readonly rule: 'PRG-06'
      readonly origin: string | null
      readonly openedOn: CivilDate
    }
