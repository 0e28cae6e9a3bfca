/** The terms of a delegation, and the periods in which authority holds. */
import { oneOf, type Static } from '@carmkit/kernel'
import type { CivilDate } from './civil-date.js'
import type { Instant } from './instant.js'
import type { Visibility } from './role.js'

/** In which capacity a provider acts; only a customs broker may account for a client (DEL-F2). */
export const Capacity = oneOf('Capacity', ['CustomsBroker', 'TradeConsultant', 'Other'])
export type Capacity = Static<typeof Capacity>

/** Why a request was turned down. No free text: what people write may be personal data. */
export const RejectionReason = oneOf('RejectionReason', [
  'UnknownFirm',
  'NotNeeded',
  'OtherTermsWanted',
])

/** RunOff lets the provider finish what it began (DEL-F5); CutOff does not. */
export const RevocationMode = oneOf('RevocationMode', ['RunOff', 'CutOff'])
export type RevocationMode = Static<typeof RevocationMode>

/** A client ended everything that a provider had, in every scope, at one instant (DEL-25). */
export interface Revocation {
  readonly mode: RevocationMode
  readonly at: Instant
}

/** A period of Eastern civil days, both included; null means no end. */
export interface Period {
  readonly validFrom: CivilDate
  readonly validUntil: CivilDate | null
}

export interface GrantTerms extends Period {
  readonly visibility: Visibility
}

/** How long a provider may finish what it began: 30 days (catalogue 7.3, f1). */
export const runOffDays = 30

/** A right that outlives its grant: finish what was begun strictly before `endedAt` (DEL-14, f4). */
export interface RunOff {
  /** Id of the grant that ended. */
  readonly grantId: string
  readonly capacity: Capacity
  readonly endedAt: Instant
  readonly until: Instant
  /** Of the grant that ended. */
  readonly relationship: string
}
