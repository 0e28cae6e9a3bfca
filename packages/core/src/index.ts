/** The public list of the core: the CARM domain as pure values. */
export type { Change } from './access/difference.js'
export { type Case, type Evidence, minimalEvidence } from './access/evidence.js'
export { type Inspection, inspect } from './access/inspection.js'
export { type Asking, type Items, inquiryInto, type Line, type Who } from './access/line.js'
export { type Portal, portalOf, worldIn } from './access/portal.js'
export { preview } from './access/preview.js'
export { type Able, type Access, check, whatCan, whoCan } from './access/query.js'
export type { Remedy } from './access/remedy.js'
export { type DelegationLine, delegationLine, delegationsOf } from './access/report.js'
export { smallestChange } from './access/smallest-change.js'
export type { Held, Streams } from './access/streams.js'
export { delegationPoints, licencePoints } from './access/turning-points.js'
export { type Approach, type OpenWay, type Way, wayOf } from './access/ways.js'
export { monthlyDutiesOf } from './account-facts/monthly-duties.js'
export {
  type Obliging,
  obligationsOf,
  type UnreadableDeclaration,
} from './account-facts/obligations.js'
export {
  type AppealWon,
  type CorrectionOwed,
  type PenaltyToReduce,
  type ReleaseToAccountFor,
  type StillToDo,
  stillToDo,
} from './account-facts/still-to-do.js'
export { accountsNamedBy } from './accounts-named.js'
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
export { type Denial, stranger } from './authority/denial.js'
export { type Grant, requireGrant } from './authority/grant.js'
export {
  Actor,
  authorize,
  forcesOf,
  inquire,
  isLicensed,
  rowOf,
  runOffsLeft,
  senderOf,
} from './authority/index.js'
export { type Intent, under } from './authority/intent.js'
export { type MatrixRow, matrix, type Permission } from './authority/matrix.js'
export type { Inquiry } from './authority/question.js'
export { type Action, senders } from './authority/sender.js'
export { emptyWorld, type Known, type Pin, type Target, type World } from './authority/world.js'
export { type AuthorityLapseRejection, authorityLapse } from './authority-lapse/index.js'
export { type BusinessAccountRejection, businessAccount } from './business-account/index.js'
export {
  accountingDeadline,
  addBusinessDays,
  type BillingPeriod,
  billingAnchor,
  billingPeriodOf,
  easternDateOf,
  easternTime,
  holidaysOf,
  isBusinessDay,
  paymentDueDate,
  startOfEasternDay,
} from './calendar/index.js'
export {
  type AgencyRecord,
  agencyRecord,
  agencyRecordName,
  agencyRecordPrefix,
} from './claim/agency-record.js'
export { type ClaimRejection, claim } from './claim/index.js'
export { type ClientAccessRejection, clientAccess } from './client-access/index.js'
export type {
  AnyCommandDefinition,
  Command,
  CommandDefinition,
  CommandOf,
} from './command-definition.js'
export {
  type AppealTimes,
  accountByRules,
  appealTimes,
  appealTimesTable,
  type CadTypeRule,
  CadTypeRules,
  cadTypes,
  EnrolmentChannels,
  enrolmentChannels,
  type PortalRelease,
  portalOpen,
  portalReleases,
  portalReleasesTable,
  portalUsers,
  type ReasonCodeRule,
  ReasonCodeRules,
  reasonCodes,
  SecurityLimits,
  SecurityReview,
  securityLimits,
  securityLimitsTable,
  securityReviews,
  securityReviewsTable,
} from './dated-rules/index.js'
export { askedAgain, type Deadline, deadlinesOf } from './deadline/index.js'
export { afterElsewhere } from './delegation/context/endings.js'
export { type DelegationRejection, delegation } from './delegation/index.js'
export {
  aggregateOfCommand,
  aggregateOfStream,
  carm,
  type Domain,
  decodeCommand,
  definitionsOf,
} from './domain.js'
export {
  type MonthlyDuties,
  monthlyDuties,
  monthlyDutiesPrefix,
} from './financial-security/context/monthly-duties.js'
export { type FinancialSecurityRejection, financialSecurity } from './financial-security/index.js'
export { securityFigures, securityTerms } from './financial-security/proof/figure.js'
export {
  coverFrom,
  type Enrolled,
  type FinancialSecurity,
  financialSecurityStream,
  type InstrumentStatus,
  instrumentStatus,
  rppAt,
  type Standing,
  type Stretches,
  securityUtilization,
  standingOn,
} from './financial-security/state/index.js'
export { type Decided, decideRequest, needsOf, type Request } from './handle.js'
export { type Account, accounts } from './ledger/account/chart.js'
export { balancesOf, netOf, type Posting, postingsOf } from './ledger/account/postings.js'
export {
  AllocationOrder,
  type DebtId,
  type FundId,
  PaymentMethod,
  PeriodLabel,
  type SourceVersion,
} from './ledger/content.js'
export { ledgerTables, postedThroughTable } from './ledger/context.js'
export { events as ledgerEvents, type LedgerEvent } from './ledger/event/index.js'
export { type LedgerRejection, ledger } from './ledger/index.js'
export { exactInterest, newCents } from './ledger/interest/accrual.js'
export { type BalanceFigure, balanceFigures, balanceTerms } from './ledger/proof/balance.js'
export { type Explanation, explainer, type Source } from './ledger/proof/explanation.js'
export { type Figure, figuresOf } from './ledger/proof/figure.js'
export type { InterestWorking } from './ledger/proof/interest-working.js'
export { bankFactsFor } from './ledger/proof/late-fact.js'
export { dueOn, type Owed, type OwedCause, owedAt } from './ledger/proof/owed.js'
export type { LedgerRecord } from './ledger/proof/record.js'
export { type Seal, sealedWith, sealOf } from './ledger/proof/seal.js'
export { type Settlement, settlementsOf } from './ledger/proof/settlement.js'
export { type Imagined, type Simulation, simulatePayment } from './ledger/proof/simulation.js'
export { type Stretch, stretchOf } from './ledger/proof/stretch.js'
export { type Trace, traceOf } from './ledger/proof/trace.js'
export {
  type Debt,
  type DebtPhase,
  debtPhaseOf,
  type Fund,
  freeFundsOf,
  type Ledger,
  ledgerStream,
  openDebtsOf,
  outstandingOf,
} from './ledger/state.js'
export { lineOf, linesFor, linesHashOf, type StatementLine } from './ledger/statement/line.js'
export { periodNamed, statementFor } from './ledger/statement/period.js'
export { type Statement, statementOf } from './ledger/statement/statement.js'
export { obligationsPrefix, ProgramObligations } from './program-account/context/obligations.js'
export { type ProgramAccountRejection, programAccount } from './program-account/index.js'
export {
  Charges,
  currencies,
  DocumentCharges,
  decodeRatingRequest,
  type LineTerms,
  type RatedLine,
  type RatingRequest,
  rate,
  rateWithTerms,
  ratingAnswer,
  ratingFault,
  surtaxMeasures,
  type Terms,
} from './rating/index.js'
export {
  categoriesFor,
  delegationNamed,
  openEnrolment,
  postDeclaration,
  type Reaction,
  reactions,
  type ViewQuery,
  type Views,
  viewsNeeded,
  viewsOver,
} from './reaction/index.js'
export {
  afterPin,
  grantPins,
  type Judged,
  recordedRequest,
  rejudge,
  stalePins,
} from './rejudge.js'
export { type Rule, type RuleStatus, ruleCatalogue } from './rules/index.js'
export { type AppealRejection, appeal } from './transaction/appeal/index.js'
export { QuotedRuling } from './transaction/declaration/content/index.js'
export { tableCodecs } from './transaction/declaration/context/index.js'
export {
  contentHashOf,
  type DeclarationRejection,
  declaration,
  type VersionProof,
  versionFigures,
  versionProof,
} from './transaction/declaration/index.js'
export {
  type Accepted,
  currentOf,
  type Declaration,
  declarationStream,
  type Filed,
  knownVersion,
  type Release,
  type Version,
  versionOf,
  versionsOf,
} from './transaction/declaration/state/index.js'
export {
  dueDateOf,
  noDueDate,
  owedCorrections,
  type Phase,
  type PhaseTerms,
  phaseOf,
  timeLimitOf,
} from './transaction/declaration/state/phase.js'
export { type Unaccounted, unaccounted } from './transaction/declaration/state/release.js'
export { type MassCaseRejection, massCase } from './transaction/mass-case/index.js'
export { type RulingRejection, ruling } from './transaction/ruling/index.js'
export { type ServiceClock, serviceClock, serviceEnd } from './transaction/ruling/service-clock.js'
export {
  governing,
  type Quoting,
  type RulingMismatch,
  reasonToBelieveFrom,
  rulingInForce,
  rulingMismatch,
} from './transaction/ruling/state/in-force.js'
export { Bn9, withCheckDigit } from './values/bn9.js'
export { Bn15, bn9Of, bn15Of, ProgramReference, referenceOf } from './values/bn15.js'
export {
  type Licence,
  withLicencePeriod,
  withLicenceRestored,
  withLicenceSuspended,
} from './values/broker.js'
export { AppealNumber, MassCaseNumber, RulingNumber } from './values/case-number.js'
export { addDays, CivilDate, dayNumber } from './values/civil-date.js'
export { type Decimal, Quantity, Rate, withoutTrailingZeros } from './values/decimal.js'
export { CadType, Channel, PersonalRef, TransactionNumber, UserId } from './values/index.js'
export { addHours, Instant, instantOf, latest, millisecondsOf } from './values/instant.js'
export { entriesOf, valueIn } from './values/keyed.js'
export {
  type Cents,
  centsOf,
  Money,
  moneyOf,
  NonNegativeMoney,
  type Total,
  totalTextOf,
} from './values/money.js'
export { isImporting, ProgramType } from './values/program-type.js'
export { withRevocation } from './values/revocations.js'
export {
  assignedRoles,
  employeeRoles,
  highestAssigned,
  type Membership,
  type Role,
  RoleAssignment,
  Scope,
  Visibility,
} from './values/role.js'
export { type Capacity, type GrantTerms, runOffDays } from './values/terms.js'
