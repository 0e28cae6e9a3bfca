/** The public list of the testkit: three ways to state what a decider must do. */
export { climb, type Ladder, type Rung } from './ladder.js'
export {
  historyLaw,
  type Law,
  LawFailure,
  type LawParameters,
  type Replay,
  toPaste,
} from './law.js'
export { codecIdentity, decidesPurely, foldDeterminism, schemaIdentity } from './laws.js'
export { type Given, given, type Outcome } from './scenario.js'
