/** Why a claim says no: in order of precedence. None repeats a value of the record or an answer. */
import type { Bn9, CivilDate, Instant } from '../values/index.js'

export type ClaimRejection =
  /** No claim that waits for this; `status` says what there is. */
  | {
      readonly name: 'NoClaim'
      readonly rule: 'BUS-07'
      readonly status: 'Absent' | 'Claiming' | 'InReview' | 'Verified' | 'Refused' | 'Lapsed'
    }
  /** `until` is null when an officer must open the claim. */
  | { readonly name: 'ClaimLocked'; readonly rule: 'BUS-07'; readonly until: Instant | null }
  | { readonly name: 'NotDue'; readonly rule: 'BUS-07'; readonly dueAt: Instant }
  | { readonly name: 'UnknownBn'; readonly rule: 'BUS-02'; readonly bn9: Bn9 }
  | { readonly name: 'BnCeased'; readonly rule: 'BUS-13'; readonly bn9: Bn9 }
  /** The claimant may ask the registered business for access instead. */
  | { readonly name: 'AlreadyRegistered'; readonly rule: 'BUS-09'; readonly bn9: Bn9 }
  /** On this Eastern day the portal was not open to accounts of this kind. */
  | { readonly name: 'NoPortalAccess'; readonly rule: 'PRG-06'; readonly date: CivilDate }
  /** On the day of this account of the record nobody opened accounts: it cannot be taken over. */
  | {
      readonly name: 'OriginNotOfThatDay'
      readonly rule: 'PRG-06'
      readonly origin: null
      readonly openedOn: CivilDate
    }
  | {
      readonly name: 'QuestionNotOffered'
      readonly rule: 'BUS-04'
      readonly question: 'transaction' | 'payment' | 'statement'
    }
  | { readonly name: 'ZeroSoaNotAccepted'; readonly rule: 'BUS-03' }
  /** Cannot succeed, so it is not compared and costs no attempt (assumed CK-29). */
  | { readonly name: 'TooFewAnswers'; readonly rule: 'BUS-03'; readonly needed: number }
