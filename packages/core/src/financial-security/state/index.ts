/** What decisions need to know of the financial security of one account. */
export {
  asOf,
  enrolledAnew,
  instrumentOf,
  requiredOf,
  withInstrument,
  withRequirement,
} from './change.js'
export {
  type CoverStretch,
  coverFrom,
  firstCoveredDay,
  highestTotal,
  replanned,
  rppAt,
} from './days.js'
export {
  type Bond,
  type Cash,
  type Instrument,
  type InstrumentStatus,
  instrumentStatus,
  isOver,
  postedInstrument,
} from './instrument.js'
export {
  category,
  type Enrolled,
  type FinancialSecurity,
  financialSecurityStream,
  initial,
  maxInstruments,
  type PendingReduction,
  type Required,
  type Stretch,
  type Stretches,
} from './model.js'
export {
  countingOn,
  isActiveOn,
  isHeldOff,
  lastComputed,
  openReduction,
  requiredOn,
  type Standing,
  securityUtilization,
  shortfallAgainst,
  shortfallOn,
  standingOn,
  totalOn,
} from './standing.js'
