/**
 * Until which day a declaration is corrected and not adjusted: the one answer for what is filed here
 * and what others filed, whatever moved the day since it was recorded.
 */
import type { CivilDate } from '../../../values/index.js'
import type { DeclarationContext } from '../context/index.js'
import type { Known } from '../state/imported.js'
import { type Filed, knownVersion } from '../state/index.js'
import { dueDateOf } from '../state/phase.js'

/**
 * By what the ledger says now, and no earlier than the agency states it of an original of another
 * system (assumed CK-143). What is due at once is not deferred.
 */
export const validDueDate = (
  placed: Pick<Filed, 'paymentDueDate'>,
  {
    stated,
    context: { type, due },
  }: { readonly stated: CivilDate | null; readonly context: DeclarationContext },
): CivilDate => {
  const ours = type?.payAtSubmission === true ? placed.paymentDueDate : dueDateOf(placed, due)
  return stated !== null && stated > ours ? stated : ours
}

/** The due date that the agency states of an original of another system; null where none is known. */
export const statedDueDate = (known: Known): CivilDate | null => {
  const original = knownVersion(known, 1)
  return original === undefined || original.imported === null
    ? null
    : (original.assessment?.paymentDueDate ?? null)
}
