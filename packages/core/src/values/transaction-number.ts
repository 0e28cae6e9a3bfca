/** The number of a declaration: the same through all its versions. */
import { type Codec, text } from '@carmkit/kernel'

/** Exactly fourteen ASCII digits (TXN-01). The check-digit method is not public and not tested. */
export type TransactionNumber = string & { readonly TransactionNumber: unique symbol }

export const TransactionNumber: Codec<TransactionNumber> = text(
  'TransactionNumber',
  'fourteen digits; TXN-01',
  (value) => /^[0-9]{14}$/.test(value),
)
