/**
 * What an answer means for a ledger. Of a version of another system, once the agency's charges for it
 * are known, they are told, with what they are more or less than was told before (assumed CK-123). Of
 * one that was filed here, what was computed here is told as soon as it is approved (assumed CK-142).
 *
 * Separate from the answers because any of them may be the last that was missing.
 */
import { easternDateOf } from '../../../calendar/index.js'
import { differenceOf } from '../../../rating/index.js'
import type { CivilDate, TransactionNumber } from '../../../values/index.js'
import { chargedAfter } from '../content/assessment.js'
import type { FiledAs } from '../content/imported.js'
import { ChargesImported, type DeclarationEvent } from '../event/index.js'
import { isAdjustment, type Known, notYetCharged, withCharges } from '../state/imported.js'
import { type Filed, type Version, versionOf } from '../state/index.js'
import { debtOf } from './placement.js'
import { reckoned } from './reckoning.js'
import { accountSecurityNumberOf } from './release.js'
import { chargedIn } from './revision.js'

/** `state` is the one after the answer. What was waiting for it is told with it, in order. */
export const charging = (
  state: Known,
  { transactionNumber }: { readonly transactionNumber: TransactionNumber },
): ReadonlyArray<DeclarationEvent> => {
  if (state.status !== 'Accepted') return []
  const events: ReturnType<typeof ChargesImported.make>[] = []
  let told: Filed = state
  for (const { version: number, total: charges } of notYetCharged(state)) {
    const version = versionOf(told, number)
    const event = ChargesImported.make({
      ...identityOf(told, { transactionNumber, version: number }),
      charges,
      delta: differenceOf(chargedIn(told), charges),
      ...placeOf(told, version),
      filedAs: filedAsOf(told, version),
      posting: isWhole(told, version) ? 'whole' : 'difference',
    })
    events.push(event)
    told = withCharges(told, event.data)
  }
  return events
}

/**
 * `state` is the one after the decision. What the agency assesses stands beside it, as with every
 * version that is filed here, so that it does not matter which of the two is told first.
 */
export const chargingOurs = (
  state: Filed,
  { transactionNumber, version, before, decidedOn, gstRegistered }: DecidedHere,
): ReadonlyArray<DeclarationEvent> => {
  const { number } = version
  const isNews = number > (before.charged?.version ?? 0) && state.cancelledBy === null
  if (!isNews || versionOf(state, number).status !== 'accepted') return []
  const { delta } = reckoned(before, version)
  const ours = ChargesImported.make({
    ...identityOf(state, { transactionNumber, version: number }),
    charges: chargedAfter(before.charged?.total ?? null, delta),
    delta,
    chargedOn: decidedOn,
    ...debtOf(decidedOn),
    filedAs: 'adjustment',
    posting: 'difference',
    gstRegistered,
  })
  return [ours, ...charging(withCharges(state, ours.data), { transactionNumber })]
}

interface DecidedHere {
  readonly transactionNumber: TransactionNumber
  /** As it waited. */
  readonly version: Version
  readonly before: Filed
  readonly decidedOn: CivilDate
  /** Null where nobody says whether the importer was. */
  readonly gstRegistered: boolean | null
}

const identityOf = (
  { importer }: Filed,
  {
    transactionNumber,
    version,
  }: { readonly transactionNumber: TransactionNumber; readonly version: number },
) => ({
  transactionNumber,
  importer,
  version,
  accountSecurityNumber: accountSecurityNumberOf(transactionNumber),
})

const filedAsOf = (state: Filed, version: Version): FiledAs => {
  if (version.number === 1) return 'original'
  return isAdjustment(state, version) ? 'adjustment' : 'correction'
}

/**
 * The period of the declaration, and of a correction the day of its acceptance; of an adjustment
 * those of its decision (catalogue 3.1).
 */
const placeOf = (state: Filed, version: Version) => {
  const { assessment, decision } = version
  if (assessment === null) throw new Error('charged before it was assessed')
  const decidedOn = isAdjustment(state, version) ? (decision?.decidedOn ?? null) : null
  const own =
    decidedOn === null
      ? { billingPeriod: state.billingPeriod, paymentDueDate: state.paymentDueDate }
      : debtOf(decidedOn)
  return {
    chargedOn: decidedOn ?? correctedOn(version) ?? easternDateOf(assessment.assessedAt),
    ...own,
    paymentDueDate: assessment.paymentDueDate ?? own.paymentDueDate,
  }
}

const correctedOn = ({ number, imported }: Version): CivilDate | null =>
  number === 1 ? null : (imported?.acceptance?.on ?? null)

/**
 * In place of the debt of the original, as long as that is all that was posted, and by the day on
 * which it is due: the agency may have stated another one than ours.
 */
const isWhole = (state: Filed, version: Version): boolean => {
  if (state.adjusted) return false
  if (state.charged === null) return version.number === 1
  const on = correctedOn(version)
  return !isAdjustment(state, version) && on !== null && on <= dueDateOfOriginal(state)
}

const dueDateOfOriginal = (state: Filed): CivilDate => {
  const { imported, assessment } = versionOf(state, 1)
  const stated = imported === null ? null : (assessment?.paymentDueDate ?? null)
  return stated ?? state.paymentDueDate
}
