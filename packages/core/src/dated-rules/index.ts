/** Rules that depend on the day, each a named choice with a default that a supplied table replaces. */
export {
  type AppealTimes,
  appealTimes,
  appealTimesName,
  appealTimesTable,
} from './appeal-times.js'
export {
  accountByRules,
  accountingDeadlineOf,
  type CadTypeRule,
  CadTypeRules,
  cadTypes,
  cadTypesOf,
  cadTypesTable,
  carmLaunch,
  dayOfNextMonth,
} from './cad-types.js'
export {
  channelsIn,
  channelsTable,
  type EnrolmentChannel,
  EnrolmentChannels,
  enrolmentChannels,
  originFits,
  originOf,
} from './enrolment-channels.js'
export { massCaseLimits } from './mass-case-limits.js'
export {
  type PortalRelease,
  portalOpen,
  portalReleases,
  portalReleasesName,
  portalReleasesOf,
  portalReleasesTable,
  portalUsers,
} from './portal-access.js'
export {
  type ReasonCodeRule,
  ReasonCodeRules,
  reasonCodeOn,
  reasonCodes,
  reasonCodesOf,
  reasonCodesTable,
} from './reason-codes.js'
export {
  nextDayOfYear,
  SecurityLimits,
  SecurityReview,
  securityLimits,
  securityLimitsName,
  securityLimitsOn,
  securityLimitsTable,
  securityReviewOn,
  securityReviews,
  securityReviewsName,
  securityReviewsTable,
  yearsOn,
} from './security-limits.js'
export { suppliedTable } from './supplied-table.js'
