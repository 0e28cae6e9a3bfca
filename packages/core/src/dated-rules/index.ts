/** Rules that depend on the day, each a named choice with a default that a supplied table replaces. */
export {
  channelsIn,
  channelsTable,
  type EnrolmentChannel,
  EnrolmentChannels,
  enrolmentChannels,
  originFits,
  originOf,
} from './enrolment-channels.js'
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
