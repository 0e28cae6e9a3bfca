/** What follows from events across aggregates: each reaction one file, all listed here. */
import { applyMassCase } from './apply-mass-case.js'
import { blockProvider } from './block-provider.js'
import { cancelAppealedPenalty } from './cancel-appealed-penalty.js'
import { closeCeasedBusiness } from './close-ceased-business.js'
import { closeProgramDelegations } from './close-program-delegations.js'
import { closeRevokedDelegations } from './close-revoked-delegations.js'
import { noteRulingDecided } from './note-ruling-decided.js'
import { noteRulingMismatch } from './note-ruling-mismatch.js'
import { openEnrolment } from './open-enrolment.js'
import { openMirroredAccount } from './open-mirrored-account.js'
import { postDeclaration } from './post-declaration.js'
import type { Reaction } from './reaction.js'
import { registerClaimedBusiness } from './register-claimed-business.js'
import { revokeClosedRpp } from './revoke-closed-rpp.js'
import { suspendLapsedGrant } from './suspend-lapsed-grant.js'

export { type Reaction, viewsNeeded } from './reaction.js'
export {
  categoriesFor,
  type DelegationName,
  type DelegationQuery,
  delegationNamed,
  type ProgramQuery,
  type ViewQuery,
  type Views,
  viewsOver,
} from './views.js'
export {
  applyMassCase,
  blockProvider,
  cancelAppealedPenalty,
  closeCeasedBusiness,
  closeProgramDelegations,
  closeRevokedDelegations,
  noteRulingDecided,
  noteRulingMismatch,
  openEnrolment,
  openMirroredAccount,
  postDeclaration,
  registerClaimedBusiness,
  revokeClosedRpp,
  suspendLapsedGrant,
}

/** Every reaction of the domain, in the order in which they run. */
export const reactions: ReadonlyArray<Reaction<unknown>> = [
  registerClaimedBusiness,
  openEnrolment,
  openMirroredAccount,
  blockProvider,
  closeRevokedDelegations,
  closeProgramDelegations,
  closeCeasedBusiness,
  suspendLapsedGrant,
  postDeclaration,
  revokeClosedRpp,
  noteRulingMismatch,
  noteRulingDecided,
  applyMassCase,
  cancelAppealedPenalty,
]
