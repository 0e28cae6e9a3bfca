/** The public list of the core: the CARM domain as pure values. */
export {
  type Aggregate,
  type AnyAggregate,
  type Decision,
  type Facts,
  type Found,
  type Needs,
  nothing,
  type Table,
} from './aggregate.js'
export {
  type Action,
  Actor,
  authorize,
  type Denial,
  emptyWorld,
  type Grant,
  type Intent,
  type Known,
  type MatrixRow,
  matrix,
  type Permission,
  type Pin,
  requireGrant,
  senderOf,
  senders,
  type Target,
  under,
  type World,
} from './authority/index.js'
export { businessAccount } from './business-account/index.js'
export type { BusinessAccountRejection } from './business-account/rejection.js'
export {
  accountingDeadline,
  addBusinessDays,
  type BillingPeriod,
  billingAnchor,
  billingPeriodOf,
  Deferral,
  easternDateOf,
  easternTime,
  holidaysOf,
  isBusinessDay,
  paymentDueDate,
  startOfEasternDay,
} from './calendar/index.js'
export type {
  AnyCommandDefinition,
  Command,
  CommandDefinition,
  CommandOf,
} from './command-definition.js'
export { delegation } from './delegation/index.js'
export type { DelegationRejection } from './delegation/rejection.js'
export {
  aggregateOfCommand,
  aggregateOfStream,
  carm,
  type Domain,
  decodeCommand,
  definitionsOf,
} from './domain.js'
export { type Decided, decideRequest, needsOf, type Request } from './handle.js'
export { programAccount } from './program-account/index.js'
export type { ProgramAccountRejection } from './program-account/rejection.js'
export {
  Charges,
  DocumentCharges,
  decodeRatingRequest,
  type RatedLine,
  type RatingRequest,
  rate,
  ratingAnswer,
  ratingFault,
  surtaxMeasures,
} from './rating/index.js'
export { openEnrolment, type Reaction, reactions } from './reaction/index.js'
export { tableCodecs } from './transaction/declaration/context/index.js'
export { declaration } from './transaction/declaration/index.js'
export type { DeclarationRejection } from './transaction/declaration/rejection.js'
export {
  addDays,
  Bn9,
  Bn15,
  bn9Of,
  bn15Of,
  type Cents,
  CivilDate,
  centsOf,
  Instant,
  instantOf,
  latest,
  type Membership,
  Money,
  millisecondsOf,
  moneyOf,
  ProgramReference,
  ProgramType,
  Rate,
  type Role,
  RoleAssignment,
  referenceOf,
  Scope,
  TransactionNumber,
  UserId,
  Visibility,
  withCheckDigit,
} from './values/index.js'
