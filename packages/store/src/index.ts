/** The public list of the store package: the port, the loop, the reference store. */
export { storedTexts } from './batch.js'
export { type Bell, bell } from './bell.js'
export { type Clock, type SettableClock, settableClock, systemClock } from './clock.js'
export {
  type Accepted,
  execute,
  executeSubmitted,
  type Failed,
  type Outcome,
  type OutcomeUnknown,
} from './command-loop.js'
export {
  type Copied,
  type CopyConflict,
  type CopyFailure,
  copyLog,
  type StoppedAt,
  type StreamsNotCopied,
} from './copy.js'
export {
  keptDeadlines,
  type NotYet,
  type SentDeadline,
  type Ticked,
  tick,
} from './deadline-runner.js'
export { type FaultPlan, type InjectedFault, withFaults } from './fault-injection.js'
export { decodeRecorded } from './fold.js'
export { firstDifference, type JsonDifference } from './json-difference.js'
export { memoryStore } from './memory-store.js'
export { mutex } from './mutex.js'
export { type News, type NewsOptions, newsOf } from './news.js'
export {
  DropReason,
  dropParked,
  type ParkedAnswer,
  retryParked,
} from './parked.js'
export {
  type KeepFailure,
  type KeepingUnknown,
  keptUnder,
  matchesPersonalRef,
  maxPersonalBytes,
  memoryPersonalData,
  type PersonalContent,
  type PersonalData,
  type PersonalFinding,
  type PersonalValueInvalid,
  type PersonalValueRefused,
  type PersonalValueTooLarge,
  personalContent,
  type RandomBytes,
  repeatedReference,
  systemRandomBytes,
} from './personal-data.js'
export { defaultPatience, type Patience, type Ports, portsOf } from './ports.js'
export type { Reacted } from './reacted.js'
export { followReactions, type ReactionFollowing } from './reaction-follower.js'
export { runReactions } from './reaction-runner.js'
export { judgedUntil } from './rejudge-runner.js'
export {
  attemptKey,
  type DeniedAttempt,
  maxAttemptsPerActor,
  memorySecurityLog,
  type SecurityLog,
} from './security-log.js'
export { checkSnapshot, type SnapshotCheck, sealSnapshot } from './snapshot.js'
export {
  type AppendFailure,
  type AppendTooLarge,
  type Batch,
  type Capabilities,
  type Conflict,
  type ConnectionLost,
  type Expected,
  eventsAmong,
  type Followed,
  type FollowOptions,
  isWaitingAgain,
  type KeptDeadline,
  type LogEntry,
  type LoggedEvent,
  maxAppendBytes,
  type ParkedCommand,
  type ParkedEnd,
  type Position,
  type Range,
  type ReactionProgress,
  type ReadFailure,
  type Snapshot,
  type Snapshots,
  type Store,
  type StoreUnavailable,
  type Unreadable,
  type UnreadableEntry,
} from './store.js'
export { decodeSubmission, type Submission, type Submitted } from './submission.js'
export { builtInTables, type TableName, type TableSource, table } from './table-source.js'
