/** Everything that the stream of a declaration may hold. */
import { type EventIn, eventSchema } from '@carmkit/kernel'
import { AsDeclaredRecorded } from './as-declared.js'
import {
  DeclarationAccepted,
  DeclarationRefused,
  DeclarationSubmitted,
  DraftDiscarded,
  DraftEdited,
  DraftOpened,
} from './draft.js'
import {
  AcceptanceRecorded,
  AssessmentRecorded,
  CancellationRecorded,
  ChargesImported,
  DecisionRecorded,
  RejectionRecorded,
  VersionGapNoted,
  VersionRecorded,
} from './imported.js'
import { MassCaseApplied } from './mass-case.js'
import { AccountingDueNoted, ReleaseMismatchNoted, ReleaseRecorded } from './release.js'
import { RulingMismatchNoted, RulingsQuoted } from './ruling.js'
import {
  AdjustmentApproved,
  AdjustmentRejected,
  AdjustmentRequested,
  AdjustmentWithdrawn,
  DeclarationCorrected,
  DeclarationRedetermined,
  ReasonToBelieveRecorded,
} from './version.js'

export { AsDeclaredRecorded } from './as-declared.js'
export {
  DeclarationAccepted,
  DeclarationRefused,
  DeclarationSubmitted,
  DraftDiscarded,
  DraftEdited,
  DraftOpened,
  type RefusalReason,
} from './draft.js'
export {
  AcceptanceRecorded,
  AssessmentRecorded,
  CancellationRecorded,
  ChargesImported,
  DecisionRecorded,
  RejectionRecorded,
  VersionGapNoted,
  VersionRecorded,
} from './imported.js'
export { MassCaseApplied } from './mass-case.js'
export { AccountingDueNoted, ReleaseMismatchNoted, ReleaseRecorded } from './release.js'
export { RulingMismatchNoted, RulingsQuoted } from './ruling.js'
export {
  AdjustmentApproved,
  AdjustmentRejected,
  AdjustmentRequested,
  AdjustmentWithdrawn,
  DeclarationCorrected,
  DeclarationRedetermined,
  ReasonToBelieveRecorded,
} from './version.js'

export const events = eventSchema(
  DraftOpened,
  DraftEdited,
  DraftDiscarded,
  DeclarationSubmitted,
  DeclarationRefused,
  DeclarationAccepted,
  ReleaseRecorded,
  AccountingDueNoted,
  ReleaseMismatchNoted,
  DeclarationCorrected,
  AdjustmentRequested,
  AdjustmentWithdrawn,
  AdjustmentApproved,
  AdjustmentRejected,
  DeclarationRedetermined,
  ReasonToBelieveRecorded,
  RulingsQuoted,
  RulingMismatchNoted,
  MassCaseApplied,
  AsDeclaredRecorded,
  VersionRecorded,
  VersionGapNoted,
  AcceptanceRecorded,
  RejectionRecorded,
  AssessmentRecorded,
  DecisionRecorded,
  CancellationRecorded,
  ChargesImported,
)

export type DeclarationEvent = EventIn<typeof events>
