/** Everything that the stream of a declaration may hold. */
import { type EventIn, eventSchema } from '@carmkit/kernel'
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
import { AccountingDueNoted, ReleaseMismatchNoted, ReleaseRecorded } from './release.js'
import {
  AdjustmentApproved,
  AdjustmentRejected,
  AdjustmentRequested,
  AdjustmentWithdrawn,
  DeclarationCorrected,
  DeclarationRedetermined,
  ReasonToBelieveRecorded,
} from './version.js'

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
export { AccountingDueNoted, ReleaseMismatchNoted, ReleaseRecorded } from './release.js'
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
