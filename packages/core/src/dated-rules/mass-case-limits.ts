/** What a mass case must be, by the day on which it is submitted (TXN-44). */
import type { CivilDate } from '../values/index.js'

interface MassCaseLimits {
  readonly mostReasonCodes: number
  readonly form: string
  /** The form is needed from this Eastern day on. */
  readonly formSince: CivilDate
}

/** As the agency announced its change to mass adjustments (catalogue 3.2). */
export const massCaseLimits: MassCaseLimits = {
  mostReasonCodes: 3,
  form: 'BSF987',
  formSince: '2026-02-02' as CivilDate,
}
