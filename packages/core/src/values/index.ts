/** The values of the domain: each with one text, a codec for it, and its arithmetic. */
export { AgencyReason } from './agency-reason.js'
export { Bn9, withCheckDigit } from './bn9.js'
export { Bn15, bn9Of, bn15Of, ProgramReference, referenceOf } from './bn15.js'
export {
  isSuspendedOn,
  type Licence,
  type LicenceSuspension,
  withLicencePeriod,
  withLicenceRestored,
  withLicenceSuspended,
} from './broker.js'
export { EntityType, LegalName, Residency } from './business.js'
export { CadType } from './cad-type.js'
export { AppealNumber, MassCaseNumber, NoticeNumber, RulingNumber } from './case-number.js'
export { Channel, channels } from './channel.js'
export {
  addDays,
  CivilDate,
  civilDate,
  dateOf,
  dayNumber,
  dayOfMonthOf,
  dayOfWeek,
  firstDay,
  monthOf,
  yearOf,
} from './civil-date.js'
export { type ClaimedProgram, ClaimedPrograms } from './claimed-programs.js'
export {
  type Decimal,
  type Fraction,
  fractionOf,
  PositiveRate,
  Quantity,
  Rate,
  withoutTrailingZeros,
} from './decimal.js'
export { DocumentHashes } from './document-hashes.js'
export { Document, RecordsLocation } from './enrolment.js'
export { addHours, Instant, instantOf, latest, millisecondsOf } from './instant.js'
export { entriesOf, type Keyed, noEntries, valueIn, withoutValue, withValue } from './keyed.js'
export { Language } from './language.js'
export { Classification, Country, TariffCode, TariffTreatment } from './line-codes.js'
export {
  type Cents,
  centsOf,
  exactTextOf,
  lesser,
  Money,
  maxCents,
  minus,
  moneyOf,
  NonNegativeMoney,
  noCents,
  plus,
  type Total,
  totalOf,
  totalTextOf,
} from './money.js'
export { inOrder, type Ordered, withOrdered, withoutOrdered } from './ordered.js'
export { Origin, origins } from './origin.js'
export { everybody, nobody, type People, personIn, withoutPerson, withPerson } from './people.js'
export { PersonalRef } from './personal-ref.js'
export { isImporting, ProgramType } from './program-type.js'
export { ReasonCode } from './reason-code.js'
export { withRevocation } from './revocations.js'
export {
  AssignedRole,
  assignedRoles,
  type EmployeeRole,
  employeeRoles,
  highestAssigned,
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
export { SlotId } from './slot-id.js'
export {
  Capacity,
  type GrantTerms,
  type Period,
  RejectionReason,
  type Revocation,
  RevocationMode,
  type RunOff,
  runOffDays,
} from './terms.js'
export { TransactionNumber } from './transaction-number.js'
export { UserId } from './user-id.js'
