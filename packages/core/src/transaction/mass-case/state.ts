/** What decisions need to know of a mass case. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn15, MassCaseNumber, TransactionNumber } from '../../values/index.js'

export type MassCase = { readonly status: 'Absent' } | Submitted

export interface Submitted {
  readonly status: 'Submitted' | 'Processed' | 'Rejected'
  readonly importer: Bn15
  /** The declarations that an outcome is due for. */
  readonly declarations: ReadonlyArray<TransactionNumber>
}

export const initial: MassCase = { status: 'Absent' }

export const category = 'transaction-massCase'

export const massCaseStream = (number: MassCaseNumber): StreamRef<MassCase> => ({
  category,
  name: `${category}.${number}`,
})
