/** The time that a question is about, in one meaning for all questions. */
import type { Instant } from '@carmkit/core'

/** Both moments belong to it: what was recorded at `to` counts. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}
