/** What commands, events, state and decisions of financial security share. */
export {
  AgencyRevocationReason,
  type Form,
  HoldOffReason,
  InstrumentId,
  type PostedBond,
  RevocationReason,
  Security,
  SecurityAmount,
} from './instrument.js'
export {
  BasisSource,
  type Bounds,
  type ByForm,
  coverOf,
  Requirement,
  requirementOf,
  shareOf,
  utilizationOf,
} from './requirement.js'
export { rppTransition, type Transition } from './transition.js'
