/** What becomes of a recorded release: it is kept once, and compared with what was declared. */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf, startOfEasternDay } from '../../../calendar/index.js'
import { accountByRules } from '../../../dated-rules/index.js'
import { addDays, type TransactionNumber } from '../../../values/index.js'
import type { On } from '../command/index.js'
import type { DeclarationContext } from '../context/index.js'
import {
  AccountingDueNoted,
  type DeclarationEvent,
  ReleaseMismatchNoted,
  ReleaseRecorded,
} from '../event/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { currentOf, type Declaration, type Release } from '../state/index.js'
import { contradictions, type Declared, unaccounted } from '../state/release.js'

type Verdict = E.Either<DeclarationRejection, ReadonlyArray<DeclarationEvent>>

/** First five digits, which name the security (S: filers' own five digits). */
export const accountSecurityNumberOf = (number: TransactionNumber): string => number.slice(0, 5)

const fields = [
  'importer',
  'releaseDate',
  'releaseOffice',
  'cargoControlNumber',
  'releasedPriorToPayment',
] as const

/** The clock of a release system may be ahead of ours over midnight, and by no more (assumed CK-148). */
const daysAhead = 1

/**
 * The same again is already true; anything else under the number is refused (assumed CK-40). So is a
 * day that has not come: it would let the accounting clock run from a release that nobody has seen.
 */
export const recordRelease = (
  { data }: On<'RecordRelease'>,
  state: Declaration,
  { now, isRppAccount }: Pick<DeclarationContext, 'now' | 'isRppAccount'>,
): Verdict => {
  const { release } = state
  if (release !== null) {
    const field = fields.find((one) => release[one] !== data[one])
    return field === undefined
      ? E.right([])
      : E.left({ name: 'ReleaseDiffers', rule: 'CK-40', field })
  }
  const { transactionNumber, releaseDate: on } = data
  const today = easternDateOf(now)
  if (on > addDays(today, daysAhead)) {
    return E.left({ name: 'NotYet', rule: 'CK-148', on, today })
  }
  const recorded = ReleaseRecorded.make({
    ...data,
    accountSecurityNumber: accountSecurityNumberOf(transactionNumber),
  })
  if (state.status !== 'Accepted') return E.right([recorded])
  const { number: version, header } = currentOf(state)
  const declared = { transactionNumber, importer: state.importer, version, header, isRppAccount }
  return E.right([recorded, ...mismatch({ ...data, dueNoted: null }, declared)])
}

/** The warning that a version contradicts the release; none where nothing was released. */
export const mismatch = (
  release: Release | null,
  declared: Declared & {
    readonly transactionNumber: TransactionNumber
    readonly version: number
  },
): ReadonlyArray<DeclarationEvent> => {
  if (release === null) return []
  const { transactionNumber, importer, version } = declared
  const found = contradictions(release, declared)
  if (found.length === 0) return []
  return [ReleaseMismatchNoted.make({ transactionNumber, importer, version, fields: [...found] })]
}

/** Warned of once for each deadline: it moves with the type of the draft (CK-172). */
export const noteAccountingDue = (
  { data: { transactionNumber } }: On<'NoteAccountingDue'>,
  state: Declaration,
  { now, tables }: Pick<DeclarationContext, 'now' | 'tables'>,
): Verdict => {
  const open = unaccounted(state, { now, accountBy: accountByRules(tables.cadTypes) })
  if (open === null) return E.left({ name: 'NothingToAccount', rule: 'TXN-18' })
  const { importer, deadline, warnFrom, standing } = open
  if (standing === 'running') {
    return E.left({ name: 'NotDue', rule: 'CK-41', dueAt: startOfEasternDay(warnFrom) })
  }
  if (state.release?.dueNoted === deadline) return E.right([])
  const overdue = standing === 'overdue'
  return E.right([AccountingDueNoted.make({ transactionNumber, importer, deadline, overdue })])
}
