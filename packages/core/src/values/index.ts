/** The values of the domain: each with one text, a codec for it, and its arithmetic. */
export { Bn9, withCheckDigit } from './bn9.js'
export { Bn15, bn9Of, bn15Of, ProgramReference, referenceOf } from './bn15.js'
export { EntityType, LegalName, Residency } from './business.js'
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
export {
  type Decimal,
  type Fraction,
  fractionOf,
  Quantity,
  Rate,
  withoutTrailingZeros,
} from './decimal.js'
export { Document, RecordsLocation } from './enrolment.js'
export { addHours, Instant, instantOf, latest, millisecondsOf } from './instant.js'
export { type Cents, centsOf, Money, maxCents, moneyOf, NonNegativeMoney } from './money.js'
export { everybody, nobody, type People, personIn, withoutPerson, withPerson } from './people.js'
export { isImporting, ProgramType } from './program-type.js'
export {
  type EmployeeRole,
  employeeRoles,
  isAbove,
  type Membership,
  type ProxyRole,
  programsOf,
  type Role,
  RoleAssignment,
  Scope,
  shows,
  Visibility,
} from './role.js'
export {
  Capacity,
  type GrantTerms,
  type Period,
  RejectionReason,
  RevocationMode,
  type RunOff,
} from './terms.js'
export { TransactionNumber } from './transaction-number.js'
export { UserId } from './user-id.js'
