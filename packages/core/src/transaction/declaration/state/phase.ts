/**
 * Who may change an accepted declaration at a moment, and until when: the filer alone, the filer
 * with the agency, or nobody but the agency (TXN-09).
 *
 * Separate from `decide` because reports ask the same. Nothing is stored: dates decide.
 */
import { type Deferral, deferredFrom, easternDateOf } from '../../../calendar/index.js'
import {
  addDays,
  CivilDate,
  civilDate,
  dayOfMonthOf,
  entriesOf,
  type Instant,
  monthOf,
  yearOf,
} from '../../../values/index.js'
import type { Accepted, Filed } from './index.js'

/** What a phase depends on beside the declaration itself. */
export interface PhaseTerms {
  readonly now: Instant
  readonly due: LedgerDueDate
  /** Its type has a correction phase. */
  readonly isCorrectableType: boolean
}

/** When the original is due, as the ledger of its importer says it (CK-171). */
export interface LedgerDueDate {
  /** Where its debt stands now; null before it is posted. */
  readonly posted: CivilDate | null
  /** Announced so far: they move it once it is posted. */
  readonly deferrals: ReadonlyArray<Deferral>
}

/** Where no ledger is looked at. */
export const noDueDate: LedgerDueDate = { posted: null, deferrals: [] }

/** - `closed`: open to the agency's decisions only. */
export type Phase = 'correctable' | 'adjustable' | 'closed'

/** Total: exactly one phase holds at any instant. Days end at midnight Eastern. */
export const phaseOf = (state: Accepted, terms: PhaseTerms): Phase => {
  const today = easternDateOf(terms.now)
  if (mayBeCorrected(state, terms) && today <= dueDateOf(state, terms.due)) {
    return 'correctable'
  }
  return state.adjustable && today <= timeLimitOf(state) ? 'adjustable' : 'closed'
}

/** Only goods released prior to payment have a correction phase (TXN-08). */
export const mayBeCorrected = ({ release }: Accepted, { isCorrectableType }: PhaseTerms): boolean =>
  isCorrectableType && release?.releasedPriorToPayment === true

/** The due date by what the ledger says now, and never before the recorded one (TXN-21). */
export const dueDateOf = (
  { paymentDueDate: recorded }: Pick<Filed, 'paymentDueDate'>,
  { posted, deferrals }: LedgerDueDate,
): CivilDate => {
  const now = posted ?? deferredFrom(recorded, { kind: 'import', deferrals })
  return now > recorded ? now : recorded
}

const yearsOfLimit = 4

/** Last day for adjustments and re-determinations: four years after the acceptance (catalogue 3.3). */
export const timeLimitOf = ({ acceptedOn }: Pick<Filed, 'acceptedOn'>): CivilDate => {
  const year = yearOf(acceptedOn) + yearsOfLimit
  const sameDay = civilDate(year, monthOf(acceptedOn), dayOfMonthOf(acceptedOn))
  return CivilDate.is(sameDay) ? sameDay : civilDate(year, 2, 28)
}

/** Days to correct from when there is reason to believe that a line is wrong (s.32.2). */
const daysToCorrect = 90

export const correctionDeadline = (learnedOn: CivilDate): CivilDate =>
  addDays(learnedOn, daysToCorrect)

/** The day on which one came to know, by the last day to correct. */
export const learnedBy = (deadline: CivilDate): CivilDate => addDays(deadline, -daysToCorrect)

/** Lines that must still be corrected, by number, with the last day for it. */
export const owedCorrections = ({
  corrigible,
}: Filed): ReadonlyArray<{ readonly line: number; readonly deadline: CivilDate }> =>
  entriesOf(corrigible)
    .map(([line, deadline]) => ({ line: Number(line), deadline }))
    .sort((one, other) => one.line - other.line)
