/** The public list of the laws: generators, laws and oracles of the CARM domain. */
export {
  type Delegation,
  type Item,
  type Parts,
  programLists,
  type Situation,
  situation,
  situationParts,
} from './authority-worlds.js'
export {
  broker,
  businesses,
  importer,
  instants,
  other,
  people,
  unclaimed,
} from './cast.js'
export { permissions } from './catalogue-matrix.js'
export { command, commandsByType, type Unsent } from './commands/index.js'
export { declarationHistories } from './declaration/histories.js'
export { importOrderRule } from './declaration/import-order.js'
export { importRules } from './declaration/import-rules.js'
export { importHistories, importOrders, requestedHere } from './declaration/imports.js'
export { paidHistories } from './declaration/paid.js'
export { versionRules } from './declaration/rules.js'
export { episode } from './episodes/index.js'
export { type Founded, foundings, type History, histories, historyOf } from './history.js'
export { laws, lawsOf, rules } from './laws.js'
export { type LedgerHistory, ledgerHistories, ledgerHistoryOf } from './ledger/history.js'
export { type LedgerProofs, ledgerProofRules } from './ledger/proofs.js'
export type { LedgerRule } from './ledger/rule.js'
export { ledgerRules } from './ledger/rules.js'
export { completeLine } from './lines.js'
export { appended, emptyLog, type Log, play, type Sent, type Step, send } from './log.js'
export { type Logged, logOf } from './logged.js'
export { oracleAllows, type Question } from './oracle.js'
export { outcomeFounding, outcomeHistories } from './outcomes/histories.js'
export { outcomeRules } from './outcomes/rules.js'
export { type LogKind, momentIn, randomLogs } from './random-logs.js'
export { lawOf, type Rule } from './rules/rule.js'
export { rulingHistories } from './rulings/commands.js'
export { rulingRules } from './rulings/rules.js'
export { securityFounding } from './security/cast.js'
export {
  type SecurityHistory,
  securityHistories,
  securityHistoryOf,
} from './security/histories.js'
export { Known as KnownSecurity } from './security/oracle.js'
export { type SecurityRule, securityRules } from './security/rules.js'
export { storyOf, type Told, testOf } from './story.js'
export { suppliedTables } from './tables.js'
export {
  amount,
  bn9,
  bn15,
  civilDate,
  instant,
  money,
  programReference,
  rate,
  transactionNumber,
} from './values.js'
