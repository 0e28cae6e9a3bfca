/** The public list of the calendar: Eastern time, business days, billing cycle. */
export {
  accountingDeadline,
  BillingAnchorPolicy,
  type BillingPeriod,
  billingAnchor,
  billingPeriodOf,
  DebtKind,
  Deferral,
  deferredFrom,
  paymentDueDate,
} from './billing.js'
export { easternDateOf, easternTime, startOfEasternDay } from './eastern.js'
export {
  addBusinessDays,
  businessDayBefore,
  type Holiday,
  holidaysOf,
  isBusinessDay,
} from './holidays.js'
