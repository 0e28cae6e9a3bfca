/** The report of an account: gathered from the store, then written as one page. */
export type {
  Extent,
  Finding,
  ReportContent,
  Reported,
  ReportedCommand,
  ReportedLedger,
  ReportedStatement,
  StreamExtent,
  Verification,
} from './content.js'
export type { DelegationHistory, DelegationStretch } from './delegations.js'
export { type PeriodIsEmpty, type ReportQuestion, type ReportTooLong, reportOf } from './gather.js'
export { reportPage } from './page/index.js'
export { mostReported } from './seen.js'
export type { Words } from './words.js'
