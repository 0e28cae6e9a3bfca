/** What decisions need to know of a mass case. */
import type { StreamRef } from '@carmkit/kernel'
import type { Bn9, Bn15, CivilDate, MassCaseNumber, TransactionNumber } from '../../values/index.js'
import type { ChangeKind, LineChange } from './content.js'

export type MassCase = { readonly status: 'Absent' } | Submitted

export interface Submitted {
  readonly status: 'Submitted' | 'Processed' | 'Rejected'
  readonly importer: Bn15
  readonly kind: ChangeKind
  readonly reasonCodes: ReadonlyArray<string>
  readonly submittedFor: Bn9
  readonly submittedOn: CivilDate
  /** The declarations that an outcome is due for. */
  readonly declarations: ReadonlyArray<TransactionNumber>
  /** Null until it is processed, and of a case rejected as a whole. */
  readonly decision: Decision | null
}

export interface Decision {
  /** Null where it was not recorded. */
  readonly change: LineChange | null
  readonly gstRegistered: boolean | null
  /** Number of its statement for each change that was accepted; null for a correction. */
  readonly accepted: ReadonlyMap<TransactionNumber, string | null>
}

export const initial: MassCase = { status: 'Absent' }

export const category = 'transaction-massCase'

export const massCaseStream = (number: MassCaseNumber): StreamRef<MassCase> => ({
  category,
  name: `${category}.${number}`,
})

/** A change of one declaration that the agency accepted, with all that makes a version of it. */
export type AcceptedChange = Pick<Submitted, 'reasonCodes' | 'submittedFor' | 'submittedOn'> & {
  readonly change: LineChange
} & (
    | { readonly kind: 'correction' }
    | { readonly kind: 'adjustment'; readonly soAdjNumber: string; readonly gstRegistered: boolean }
  )

/** Null where the case accepts no change of this declaration, or did not record which. */
export const acceptedChange = (
  state: MassCase,
  {
    importer,
    transactionNumber,
  }: { readonly importer: Bn15; readonly transactionNumber: TransactionNumber },
): AcceptedChange | null => {
  if (state.status !== 'Processed' || state.importer !== importer) return null
  const { kind, reasonCodes, submittedFor, submittedOn, decision } = state
  const soAdjNumber = decision?.accepted.get(transactionNumber)
  if (decision === null || decision.change === null || soAdjNumber === undefined) return null
  const { change, gstRegistered } = decision
  const accepted = { change, reasonCodes, submittedFor, submittedOn }
  if (kind === 'correction') return { ...accepted, kind }
  return soAdjNumber === null || gstRegistered === null
    ? null
    : { ...accepted, kind, soAdjNumber, gstRegistered }
}
