/** Why a declaration says no: in order of precedence. Faults of its content are no rejections, they are recorded. */
import type { Bn15, Instant, TransactionNumber } from '../../values/index.js'

export type DeclarationRejection =
  /** One number, one release (assumed CK-40); names the first field that differs. */
  | { readonly name: 'ReleaseDiffers'; readonly rule: 'CK-40'; readonly field: string }
  | { readonly name: 'NothingToAccount'; readonly rule: 'TXN-18' }
  | { readonly name: 'NotDue'; readonly rule: 'CK-41'; readonly dueAt: Instant }
  | {
      readonly name: 'NumberInUse'
      readonly rule: 'TXN-02'
      readonly transactionNumber: TransactionNumber
    }
  | {
      readonly name: 'NotDraft'
      readonly rule: 'TXN-05'
      readonly status: 'Absent' | 'Discarded' | 'Accepted'
    }
  | { readonly name: 'NotImporterAccount'; readonly rule: 'PRG-03'; readonly importer: Bn15 }
  | { readonly name: 'ProgramNotActive'; readonly rule: 'PRG-03'; readonly importer: Bn15 }
  /** Limits of this library, not of the agency (assumed CK-14). */
  | { readonly name: 'DeclarationTooLarge'; readonly rule: 'CK-14'; readonly mostBytes: number }
  /** Goods of type C are paid before release, and payments are not modelled yet (CK-16). */
  | { readonly name: 'PaymentRequiredFirst'; readonly rule: 'CK-16'; readonly cadType: string }
