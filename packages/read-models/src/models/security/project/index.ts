/** What each event of financial security changes: one function for each, by family. */
import { financialSecurity } from '@carmkit/core'
import { fromSources, source } from '../../../project/model.js'
import {
  activated,
  heldOff,
  reinstated,
  requested,
  revoked,
  suspended,
  withdrawn,
} from './enrolment.js'
import {
  cancelNoticed,
  increased,
  posted,
  returned,
  returnRequested,
  toppedUp,
} from './instruments.js'
import {
  changed,
  confirmed,
  reductionGranted,
  reductionRefused,
  reductionRequested,
} from './requirement.js'
import { secured } from './told.js'

export const project = fromSources(
  source(financialSecurity, {
    RppEnrolmentRequested: secured(requested),
    RppActivated: secured(activated),
    SecurityPosted: secured(posted),
    BondIncreased: secured(increased),
    BondCancelNoticed: secured(cancelNoticed),
    CashToppedUp: secured(toppedUp),
    CashReturnRequested: secured(returnRequested),
    CashReturned: secured(returned),
    RequirementChanged: secured(changed),
    RequirementConfirmed: secured(confirmed),
    ReductionRequested: secured(reductionRequested),
    ReductionGranted: secured(reductionGranted),
    ReductionRefused: secured(reductionRefused),
    SuspensionHeldOff: secured(heldOff),
    RppSuspended: secured(suspended),
    RppReinstated: secured(reinstated),
    RppWithdrawn: secured(withdrawn),
    RppRevoked: secured(revoked),
  }),
)
