/** The time in which an importer was released prior to payment without security of its own. */
import type { Instant } from '../../values/index.js'

/** Half-open: `until` is the first instant in which an importer's own security counts. */
export interface Transition {
  readonly from: Instant
  readonly until: Instant
}

/**
 * From the launch, in the night to 21 October 2024 Eastern, until 03:00 on 20 May 2025, after one
 * extension; a request for a reduction that was still pending became invalid (customs notice 25-22).
 * https://bondconnect.ca/blog/cbsa-extends-carm-rpp-transition-period-to-may-20-2025
 */
export const rppTransition: Transition = {
  from: '2024-10-21T04:00:00.000Z' as Instant,
  until: '2025-05-20T07:00:00.000Z' as Instant,
}
