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
export { broker, businesses, importer, instants, other, people } from './cast.js'
export { permissions } from './catalogue-matrix.js'
export { command, commandsByType, type Unsent } from './commands.js'
export { episode } from './episodes.js'
export { type Founded, foundings, type History, histories, historyOf } from './history.js'
export { laws, lawsOf } from './laws.js'
export { completeLine } from './lines.js'
export { appended, emptyLog, type Log, play, type Sent, type Step, send } from './log.js'
export { oracleAllows, type Question } from './oracle.js'
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
