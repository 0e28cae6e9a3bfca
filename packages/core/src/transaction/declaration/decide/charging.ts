/**
 * What an answer means for a ledger: once the agency's charges for the version in effect are known,
 * they are told, as a difference to what was told before (assumed CK-123).
 *
 * Separate from the answers because any of them may be the last that was missing.
 */
import { easternDateOf } from '../../../calendar/index.js'
import { differenceOf } from '../../../rating/index.js'
import type { TransactionNumber } from '../../../values/index.js'
import type { DeclarationContext } from '../context/index.js'
import { ChargesImported, type DeclarationEvent } from '../event/index.js'
import { isAdjustment, type Known, notYetCharged } from '../state/imported.js'
import { type Filed, type Version, versionOf } from '../state/index.js'
import { debtOf } from './placement.js'
import { accountSecurityNumberOf } from './release.js'
import { chargedIn } from './revision.js'

/** `state` is the one after the answer. */
export const charging = (
  state: Known,
  { transactionNumber }: { readonly transactionNumber: TransactionNumber },
  context: DeclarationContext,
): ReadonlyArray<DeclarationEvent> => {
  const due = state.status === 'Accepted' ? notYetCharged(state) : null
  if (state.status !== 'Accepted' || due === null) return []
  const { version, total: charges } = due
  return [
    ChargesImported.make({
      transactionNumber,
      importer: state.importer,
      version,
      accountSecurityNumber: accountSecurityNumberOf(transactionNumber),
      charges,
      delta: differenceOf(chargedIn(state), charges),
      ...placeOf(state, { version: versionOf(state, version), context }),
    }),
  ]
}

/** The period of the declaration; of an adjustment that of its decision (catalogue 3.1). */
const placeOf = (
  state: Filed,
  { version, context }: { readonly version: Version; readonly context: DeclarationContext },
) => {
  const { assessment, decision } = version
  if (assessment === null) throw new Error('charged before it was assessed')
  const decidedOn = isAdjustment(state, version) ? (decision?.decidedOn ?? null) : null
  const own =
    decidedOn === null
      ? { billingPeriod: state.billingPeriod, paymentDueDate: state.paymentDueDate }
      : debtOf(decidedOn, context.tables.deferrals ?? [])
  return {
    chargedOn: decidedOn ?? easternDateOf(assessment.assessedAt),
    ...own,
    paymentDueDate: assessment.paymentDueDate ?? own.paymentDueDate,
  }
}
