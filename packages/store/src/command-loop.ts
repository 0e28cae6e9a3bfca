/**
 * The whole way of one command: decode, load, authorize and decide, record, append; and again when
 * somebody was faster. Knows no aggregate by name.
 */
import {
  type AnyAggregate,
  aggregateOfCommand,
  type Decided,
  type Denial,
  decideRequest,
  type Instant,
  latest,
  needsOf,
} from '@carmkit/core'
import type { Denied, Invalid, Reason, RecordedEvent, Rejected } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type Gathered, gather } from './gather.js'
import { type Loaded, loadedBehind, recordedBy } from './load.js'
import type { Ports } from './ports.js'
import { recordedEvents } from './record.js'
import { type Reading, readingFromMemory, readingNow } from './remembered.js'
import { reuseOf } from './repeat.js'
import { appendSurely, type TimedPorts } from './resend.js'
import { namedIn } from './security-log.js'
import { keepSnapshot } from './snapshot.js'
import type { AppendTooLarge, Batch, ReadFailure } from './store.js'
import { decodeSubmission, type Submission, type Submitted } from './submission.js'
import { type TimeLimit, within } from './time-limit.js'
import { inTurn } from './turns.js'

/** Carried out; `repeated` when an earlier delivery of the same command did it. No events: it was true already. */
export interface Accepted {
  readonly outcome: 'accepted'
  readonly repeated: boolean
  readonly events: ReadonlyArray<RecordedEvent>
}

/** Not carried out, and nothing recorded, for a reason that lies in the store. */
export interface Failed {
  readonly outcome: 'failed'
  readonly failure:
    | ReadFailure
    | AppendTooLarge
    | { readonly name: 'OutOfAttempts'; readonly attempts: number }
    /** Nothing was sent in the time that a command has as a whole. */
    | { readonly name: 'OutOfTime'; readonly milliseconds: number }
}

/** It may have been carried out or not: send the same command again. */
export interface OutcomeUnknown {
  readonly outcome: 'unknown'
  readonly commandId: string
}

export type Outcome =
  | Accepted
  | Denied<Denial>
  | Rejected<Reason>
  | Invalid
  | Failed
  | OutcomeUnknown

/** Carries out one command. Never throws on input; a refusal is an answer. */
export const execute = async (ports: Ports, input: unknown): Promise<Outcome> => {
  const decoded = decodeSubmission(ports.domain, input)
  return E.isLeft(decoded) ? decoded.left : executeSubmitted(ports, decoded.right)
}

/** The same for a command that was decoded before. */
export const executeSubmitted = async (ports: Ports, submitted: Submitted): Promise<Outcome> => {
  const { commandMilliseconds } = ports.patience
  const carriedOut = async (time: TimeLimit): Promise<Outcome> => {
    const outcome = await untilDecided({ ...ports, time }, submitted)
    return outcome.outcome === 'denied' ? noted(ports, submitted, outcome) : outcome
  }
  return within(commandMilliseconds, carriedOut, (isSent) =>
    isSent ? unknown(submitted.submission) : outOfTime(ports),
  )
}

/** The denial once it is in the security log; after the attempts, which may hold a lock it needs. */
const noted = async (
  ports: Ports,
  { request, submission }: Submitted,
  denied: Denied<Denial>,
): Promise<Outcome> => {
  const { commandId, type } = submission
  const kept = await ports.securityLog.record({
    at: ports.clock.now(),
    commandId,
    type,
    actor: request.actor,
    stream: aggregateOf(ports, submission).streamOf(request.command).name,
    named: namedIn(request.command),
    reasons: denied.reasons,
  })()
  return E.isLeft(kept) ? failed(kept.left) : denied
}

/** A refusal is only given on what was read in the attempt that gives it. */
const untilDecided = async (ports: TimedPorts, submitted: Submitted): Promise<Outcome> => {
  const { optimistic, exclusive, competing, pauseMilliseconds } = ports.patience
  const hasLock = ports.store.exclusively !== null
  const attempts = hasLock ? optimistic + exclusive : competing
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const attemptFreely = attempt === 1 ? attemptFromMemory : attemptNow
    const attemptNext = hasLock && attempt <= optimistic ? attemptFreely : attemptAlone
    const outcome = await attemptNext(ports, submitted)
    if (outcome === 'unconfirmed') continue
    if (outcome !== 'conflict') return outcome
    await ports.sleep(ports.random() * pauseMilliseconds * 2 ** Math.min(attempt, 6))
  }
  return failed({ name: 'OutOfAttempts', attempts })
}

/** What rests on remembered states counts where the append, which compares all ends, has taken it. */
const attemptFromMemory = async (
  ports: TimedPorts,
  submitted: Submitted,
): Promise<Outcome | 'conflict' | 'unconfirmed'> => {
  const memory = readingFromMemory(ports)
  if (memory === null) return attemptNow(ports, submitted)
  const outcome = await attemptOnce({ ...ports, ...memory }, submitted)
  return memory.readAll() || isConfirmed(outcome) ? outcome : 'unconfirmed'
}

/** What the append said, or that the store failed. */
const isConfirmed = (outcome: Outcome | 'conflict'): boolean =>
  outcome !== 'conflict' &&
  (outcome.outcome === 'failed' ||
    outcome.outcome === 'unknown' ||
    (outcome.outcome === 'accepted' && !outcome.repeated && outcome.events.length > 0))

/** Under the store's write lock: nobody can be faster. Where it has none, nobody of this process. */
const attemptAlone = async (
  ports: TimedPorts,
  submitted: Submitted,
): Promise<Outcome | 'conflict'> => {
  const { exclusively } = ports.store
  if (exclusively === null) {
    const { request, submission } = submitted
    const { name } = aggregateOf(ports, submission).streamOf(request.command)
    return inTurn(ports.store, name, () => attemptNow(ports, submitted))
  }
  const outcome = await exclusively((store) => () => attemptNow({ ...ports, store }, submitted))()
  if (E.isRight(outcome)) return outcome.right
  return outcome.left.name === 'ConnectionLost'
    ? unknown(submitted.submission)
    : failed(outcome.left)
}

type ReadingPorts = TimedPorts & Reading

const attemptNow = (ports: TimedPorts, submitted: Submitted): Promise<Outcome | 'conflict'> =>
  attemptOnce({ ...ports, ...readingNow(ports) }, submitted)

const attemptOnce = async (
  ports: ReadingPorts,
  { request, submission }: Submitted,
): Promise<Outcome | 'conflict'> => {
  if (ports.time.isOver()) return outOfTime(ports)
  const aggregate = aggregateOf(ports, submission)
  const own = await ports.load(aggregate.streamOf(request.command).name)
  if (E.isLeft(own)) return failed(own.left)
  const recorded = await recordedBy(ports, own.right, submission.commandId)
  if (E.isLeft(recorded)) return failed(recorded.left)
  const reuse = reuseOf(recorded.right, submission)
  if (recorded.right.length > 0 && reuse === null) {
    return { outcome: 'accepted', repeated: true, events: recorded.right }
  }
  const { state } = own.right
  const begun = ports.clock.now()
  const needs = needsOf(aggregate, request, { state, now: begun })
  const gathered = await gather(ports, own.right, needs)
  if (E.isLeft(gathered)) return failed(gathered.left)
  const { facts, recordedUntil } = gathered.right
  const now = recordedUntil === null ? begun : latest(begun, recordedUntil)
  // What was read is later than this clock: a date in between may make it a question that rests on other streams.
  const targetAt = (at: Instant) =>
    JSON.stringify(aggregate.intent(request.command, state, at).target)
  if (targetAt(begun) !== targetAt(now)) return 'conflict'
  const decided = decideRequest(aggregate, request, { state, facts, now })
  // Who may not do this learns nothing of the command that has the id.
  if (E.isLeft(decided) && decided.left.outcome === 'denied') return decided.left
  if (reuse !== null) return { outcome: 'rejected', reasons: [reuse] }
  if (E.isLeft(decided)) return decided.left
  return appendDecided(ports, {
    aggregate,
    submission,
    decided: decided.right,
    own: own.right,
    gathered: gathered.right,
    now,
  })
}

/** The codec let the type through, so an aggregate answers it. */
const aggregateOf = ({ domain }: Ports, { type }: Submission): AnyAggregate => {
  const aggregate = aggregateOfCommand(domain, type)
  if (aggregate === undefined) throw new Error(`no aggregate answers ${type}`)
  return aggregate
}

const failed = (failure: Failed['failure']): Failed => ({ outcome: 'failed', failure })

const outOfTime = ({ patience }: Ports): Failed =>
  failed({ name: 'OutOfTime', milliseconds: patience.commandMilliseconds })

const unknown = ({ commandId }: Submission): OutcomeUnknown => ({ outcome: 'unknown', commandId })

interface DecidedCommand {
  readonly aggregate: AnyAggregate
  readonly submission: Submission
  readonly decided: Decided
  readonly own: Loaded
  readonly gathered: Gathered
  readonly now: Instant
}

const appendDecided = async (
  ports: ReadingPorts,
  command: DecidedCommand,
): Promise<Outcome | 'conflict'> => {
  if (command.decided.events.length === 0)
    return { outcome: 'accepted', repeated: false, events: [] }
  const events = recordedEvents({ ...command, ruleSet: ports.domain.ruleSet })
  const { stream, revision } = command.own.pin
  const batch: Batch = { stream, expected: revision, events, expect: command.gathered.pins }
  if (ports.time.isOver()) return outOfTime(ports)
  ports.time.setSent(true)
  const landed = await appendSurely(ports, batch)
  if (E.isRight(landed)) {
    const behind = loadedBehind(command.own, command.aggregate, events)
    if (E.isRight(behind)) ports.keep(behind.right)
    await keepSnapshot(ports, command.aggregate, events)
    return { outcome: 'accepted', repeated: false, events }
  }
  switch (landed.left.name) {
    case 'Conflict':
      ports.time.setSent(false)
      return 'conflict'
    case 'ConnectionLost':
      return unknown(command.submission)
    default:
      return failed(landed.left)
  }
}
