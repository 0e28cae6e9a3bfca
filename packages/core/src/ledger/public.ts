/** What of a ledger is public: the part of the core's list that is about money owed and paid. */
export { type Account, accounts } from './account/chart.js'
export { balancesOf, netOf, type Posting, postingsOf } from './account/postings.js'
export {
  AllocationOrder,
  type DebtId,
  type FundId,
  PaymentMethod,
  PeriodLabel,
  type SourceVersion,
} from './content.js'
export { ledgerTables, postedThroughTable } from './context.js'
export { events as ledgerEvents, type LedgerEvent } from './event/index.js'
export { ledger } from './index.js'
export { exactInterest, newCents } from './interest/accrual.js'
export {
  type Explanation,
  explainer,
  type Source,
  type Term,
} from './proof/explanation.js'
export { type Figure, figuresOf } from './proof/figure.js'
export { type InterestWorking, interestWorkingOf } from './proof/interest-working.js'
export {
  type Bearing,
  type Owed,
  type OwedCause,
  type OwedItem,
  owedAt,
} from './proof/owed.js'
export type { LedgerRecord } from './proof/record.js'
export { type Seal, sealedWith, sealOf } from './proof/seal.js'
export {
  type Imagined,
  type Paying,
  type Simulation,
  type StillOpen,
  simulatePayment,
} from './proof/simulation.js'
export { type Trace, traceOf } from './proof/trace.js'
export type { LedgerRejection } from './rejection.js'
export {
  type Debt,
  type DebtPhase,
  debtPhaseOf,
  type Fund,
  type Ledger,
  ledgerStream,
} from './state.js'
export { linesFor, linesHashOf, type StatementLine } from './statement/line.js'
export { type Statement, statementOf } from './statement/statement.js'
