/** All tables of financial security. */
import {
  rppEnrolment,
  rppPeriod,
  rppSuspension,
  securityAccount,
  suspensionHoldOff,
} from './account.js'
import { securityCover, securityInstrument } from './instruments.js'
import { reductionRequest, securityRequirement, securityReview } from './requirement.js'

export {
  rppEnrolment,
  rppPeriod,
  rppSuspension,
  securityAccount,
  suspensionHoldOff,
} from './account.js'
export { securityCover, securityInstrument } from './instruments.js'
export { reductionRequest, securityRequirement, securityReview } from './requirement.js'

export const tables = [
  securityAccount,
  rppEnrolment,
  rppPeriod,
  rppSuspension,
  suspensionHoldOff,
  securityRequirement,
  securityReview,
  reductionRequest,
  securityInstrument,
  securityCover,
]
