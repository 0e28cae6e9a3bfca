/** The public list of proofs: where the figures of ledgers and of declarations come from. */
export {
  type BalanceFigure,
  type BalanceTerm,
  balanceFigures,
  balanceTerms,
  type Counted,
} from './ledger/proof/balance.js'
export { type Explanation, explainer, type Source } from './ledger/proof/explanation.js'
export { type Figure, figuresOf } from './ledger/proof/figure.js'
export { type InterestWorking, interestWorkingOf } from './ledger/proof/interest-working.js'
export { bankFactsFor } from './ledger/proof/late-fact.js'
export { dueOn, type Owed, type OwedCause, owedAt } from './ledger/proof/owed.js'
export type { LedgerRecord } from './ledger/proof/record.js'
export { type Seal, sealedWith, sealOf } from './ledger/proof/seal.js'
export { type Settlement, settlementsOf } from './ledger/proof/settlement.js'
export { type Imagined, type Simulation, simulatePayment } from './ledger/proof/simulation.js'
export { type Stretch, stretchOf } from './ledger/proof/stretch.js'
export { type Trace, traceOf } from './ledger/proof/trace.js'
export { type VersionFigure, versionFigures } from './transaction/declaration/proof/figures.js'
export {
  type LineProof,
  type NoTerms,
  type VersionProof,
  versionProof,
  versionsIn,
} from './transaction/declaration/proof/version.js'
