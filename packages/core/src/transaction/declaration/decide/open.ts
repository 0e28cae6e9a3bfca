/** Whether a declaration is open for another version: by what waits, and by its phase (TXN-09). */
import type { CivilDate } from '../../../values/index.js'
import type { DeclarationContext } from '../context/index.js'
import type { DeclarationRejection } from '../rejection.js'
import { pendingOf } from '../state/imported.js'
import type { Accepted } from '../state/index.js'
import { dueDateOf, mayBeCorrected, type PhaseTerms, phaseOf, timeLimitOf } from '../state/phase.js'
import type { Edit } from './revision.js'

/**
 * Nothing follows a cancellation. One version waits at a time (TXN-07), for the agency too (assumed
 * CK-47), and every new one is based on the one in effect (TXN-03).
 */
export const notOpenFor = (
  state: Accepted,
  { basedOn }: Pick<Edit, 'basedOn'>,
): DeclarationRejection | null => {
  const { version, cancelledBy } = state
  if (cancelledBy !== null) {
    return { name: 'DeclarationCancelled', rule: 'CK-121', cancelledBy }
  }
  const pending = pendingOf(state)
  if (pending !== null) return { name: 'VersionPending', rule: 'TXN-07', pending }
  return basedOn === version ? null : { name: 'StaleVersion', rule: 'TXN-03', current: version }
}

export const correctionRefused = (
  state: Accepted,
  context: DeclarationContext,
): DeclarationRejection | null => {
  const terms = termsOf(context)
  if (phaseOf(state, terms) === 'correctable') return null
  return mayBeCorrected(state, terms)
    ? {
        name: 'CorrectionWindowClosed',
        rule: 'TXN-08',
        dueDate: dueDateOf(state, terms.due),
      }
    : { name: 'NotRppAtRelease', rule: 'TXN-08', isReleaseKnown: state.release !== null }
}

/** The four years end for what is filed after them, whenever it is decided. */
export const adjustmentRefused = (
  state: Accepted,
  { filedOn, context }: { readonly filedOn: CivilDate; readonly context: DeclarationContext },
): DeclarationRejection | null => {
  const terms = termsOf(context)
  if (phaseOf(state, terms) === 'correctable') {
    return { name: 'StillCorrectable', rule: 'TXN-09', dueDate: dueDateOf(state, terms.due) }
  }
  return state.adjustable ? tooLate(state, filedOn) : { name: 'NotAdjustable', rule: 'CK-130' }
}

export const tooLate = (state: Accepted, filedOn: CivilDate): DeclarationRejection | null => {
  const lastDay = timeLimitOf(state)
  return filedOn > lastDay ? { name: 'TimeLimitPassed', rule: 'TXN-09', lastDay } : null
}

export const termsOf = ({ now, due, type }: DeclarationContext): PhaseTerms => ({
  now,
  due,
  isCorrectableType: type?.correctable ?? false,
})
