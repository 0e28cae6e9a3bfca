/** What would turn a denial into leave, in words. */
import type { Remedy } from '@carmkit/core'

export const remedyText = (remedy: Remedy): string => {
  switch (remedy.change) {
    case 'waitUntil':
      return `wait until ${remedy.instant}`
    case 'resumeAccess':
      return `a BAM of ${remedy.business} resumes the person's access`
    case 'assignStaff':
      return `the provider's BAM assigns the person to the client as ${remedy.role}`
    case 'giveRole': {
      const reach = remedy.programs.length === 0 ? '' : ` of ${remedy.programs.join(', ')}`
      return `${remedy.business} gives the person the role ${remedy.role}${reach}`
    }
    case 'widenVisibility':
      return `the client widens the visibility of ${remedy.scope} to ${remedy.visibility}`
    case 'resumeDelegation':
      return `the client resumes the delegation of ${remedy.scope}`
    case 'grantDelegation':
      return `the client grants ${remedy.scope} to a ${remedy.capacity} with visibility ${remedy.visibility}`
    case 'renewLicence':
      return `the agency records a valid licence of ${remedy.business}`
    case 'activateProgram':
      return `the agency makes ${remedy.program} active`
    case 'enrolAsImporter':
      return `${remedy.program} is enrolled as an importing account`
    case 'reinstateBusiness':
      return `the agency reinstates ${remedy.business}`
    case 'appointRecoveryBam':
      return `the agency appoints a recovery BAM of ${remedy.business}`
    case 'registerBusiness':
      return `${remedy.business} registers`
  }
}
