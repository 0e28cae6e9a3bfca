/** How refusals are told: which there are, and the form of a table of texts for some of them. */
import type {
  AppealRejection,
  BusinessAccountRejection,
  ClaimRejection,
  ClientAccessRejection,
  DeclarationRejection,
  DelegationRejection,
  Denial,
  FinancialSecurityRejection,
  LedgerRejection,
  MassCaseRejection,
  ProgramAccountRejection,
  RulingRejection,
} from '@carmkit/core'
import type { Failed } from '@carmkit/store'

export type Refused =
  | Denial
  | ClaimRejection
  | BusinessAccountRejection
  | ProgramAccountRejection
  | DelegationRejection
  | ClientAccessRejection
  | DeclarationRejection
  | FinancialSecurityRejection
  | RulingRejection
  | AppealRejection
  | MassCaseRejection
  | LedgerRejection
  | { readonly name: 'CommandIdReused'; readonly field: string }
  | { readonly name: 'OutcomeUnknown' }
  | Failed['failure']

/** The refusals that may have this name. */
type Named<R, Name> = R extends { readonly name: infer N } ? (Name extends N ? R : never) : never

/** A text for every name that is asked for; one that several refusals share is told from its fields. */
export type Texts<R extends { readonly name: string }> = {
  readonly [Name in R['name']]: (reason: Named<Refused, Name>) => string
}

/** A name that is told with the others of its kind is left out where it comes again. */
export type Rest<
  R extends { readonly name: string },
  Told extends { readonly name: string },
> = Exclude<R, { readonly name: Told['name'] }>
