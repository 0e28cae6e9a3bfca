/** What each event of a declaration changes in the tables. */
import { declaration as aggregate } from '@carmkit/core'
import { fromSources, source, unchanged } from '../../../project/model.js'
import {
  acceptedElsewhere,
  assessed,
  cancelled,
  decidedElsewhere,
  filed,
  turnedDownElsewhere,
} from './answers.js'
import { approved, imported, madeByMassCase, rejected, withdrawn } from './decisions.js'
import { accepted, asDeclared, discarded, edited, opened, refused, submitted } from './draft.js'
import { releaseMismatches, rulingMismatches, versionGap } from './findings.js'
import { believed } from './owed.js'
import { dueNoted, released } from './release.js'
import { corrected, redetermined, requested } from './versions.js'

export const project = fromSources(
  source(aggregate, {
    ReleaseRecorded: released,
    AccountingDueNoted: dueNoted,
    ReleaseMismatchNoted: releaseMismatches,
    DraftOpened: opened,
    DraftEdited: edited,
    DraftDiscarded: discarded,
    DeclarationSubmitted: submitted,
    DeclarationRefused: refused,
    DeclarationAccepted: accepted,
    AsDeclaredRecorded: asDeclared,
    DeclarationCorrected: corrected,
    AdjustmentRequested: requested,
    AdjustmentWithdrawn: withdrawn,
    AdjustmentApproved: approved,
    AdjustmentRejected: rejected,
    DeclarationRedetermined: redetermined,
    ReasonToBelieveRecorded: believed,
    // the lines say which rulings they quote
    RulingsQuoted: unchanged,
    RulingMismatchNoted: rulingMismatches,
    MassCaseApplied: madeByMassCase,
    VersionRecorded: filed,
    VersionGapNoted: versionGap,
    AcceptanceRecorded: acceptedElsewhere,
    RejectionRecorded: turnedDownElsewhere,
    AssessmentRecorded: assessed,
    DecisionRecorded: decidedElsewhere,
    CancellationRecorded: cancelled,
    ChargesImported: imported,
  }),
)
