/** Deadlines of financial security: the yearly review of what is required. */
import { startOfEasternDay } from '../calendar/index.js'
import { nextDayOfYear, securityReviews } from '../dated-rules/index.js'
import type {
  RequirementChanged,
  RequirementConfirmed,
  RppEnrolmentRequested,
} from '../financial-security/event.js'
import { type DataOf, onData, type Rule } from './deadline.js'

/** The built-in day of review: where a supplied table has another one, the answer names it. */
const nextReview: Rule = onData(
  ({
    bn15,
    on,
  }: DataOf<
    typeof RppEnrolmentRequested | typeof RequirementChanged | typeof RequirementConfirmed
  >) =>
    securityReviews.slice(-1).map(({ reviewOn }) => ({
      at: startOfEasternDay(nextDayOfYear(reviewOn, on)),
      command: { type: 'RecomputeRequirement', data: { bn15, complyBy: null } },
    })),
)

/** Each of them leaves an account with a requirement that was just computed (TXN-38). */
export const securityRules: { readonly [type: string]: Rule } = {
  RppEnrolmentRequested: nextReview,
  RequirementChanged: nextReview,
  RequirementConfirmed: nextReview,
}
