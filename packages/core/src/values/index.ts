/** The values of the domain: each with one text, a codec for it, and its arithmetic. */
export { Bn9 } from './bn9.js'
export { Bn15, bn9Of, bn15Of, ProgramReference, referenceOf } from './bn15.js'
export {
  addDays,
  CivilDate,
  civilDate,
  dateOf,
  dayNumber,
  dayOfMonthOf,
  dayOfWeek,
  monthOf,
  yearOf,
} from './civil-date.js'
export { type Decimal, type Fraction, fractionOf, Quantity, Rate, withoutTrailingZeros } from './decimal.js'
export { addHours, Instant, instantOf, latest, millisecondsOf } from './instant.js'
export { addCents, type Cents, centsOf, Money, maxCents, moneyOf, PositiveMoney } from './money.js'
export { isImporting, ProgramType } from './program-type.js'
export { TransactionNumber } from './transaction-number.js'
export { UserId } from './user-id.js'
