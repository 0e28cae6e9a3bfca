/**
 * Sends what is due: deadlines are found in the log, kept by the store, sent in the order of their
 * moments, and settled. Killed anywhere and run again, it loses nothing and does nothing twice.
 */
import type { Instant } from '@carmkit/core'
import { type Json, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { isSettable } from './clock.js'
import { execute, type Failed, type Outcome, type OutcomeUnknown } from './command-loop.js'
import type { Ports } from './ports.js'
import { isUnreadable, type OnUnreadable, type Reacted, toldOnce } from './reacted.js'
import { decodeLogged, runReactions } from './reaction-runner.js'
import type { KeptDeadline, ReadFailure, StoreUnavailable } from './store.js'
import type { Submission } from './submission.js'

/** A deadline that was sent in this run, and the answer. */
export interface SentDeadline {
  readonly kind: 'deadline'
  readonly deadline: KeptDeadline
  readonly submission: Submission
  readonly outcome: Outcome
  /** Something came in between, so that the command was refused: no error. */
  readonly overtaken: boolean
}

/** Deadlines and what followed from them, in the order in which they were carried out. */
export type Ticked = SentDeadline | ({ readonly kind: 'reaction' } & Reacted)

/** The clock has not come to `until`, and is not ours to set. */
export interface NotYet {
  readonly outcome: 'notYet'
  readonly until: Instant
  readonly now: Instant
}

type Stopped = Failed | OutcomeUnknown

/** How many events are searched, and how many deadlines are sent, before the store is told. */
const pageSize = 500
const mostAtOnce = 100

/**
 * Sends all that is due up to `until`, itself included, until nothing is. A clock that can be set
 * goes from moment to moment, as if somebody had called at each of them; any other clock must have
 * come to `until`. Left: nothing of it was lost, and the next run goes on.
 *
 * A deadline whose command needs a stream that cannot be read has failed, and stays due.
 *
 * @param onUnreadable told of each place that the run passes over, since it holds no event
 */
export const tick = async (
  ports: Ports,
  until: Instant,
  onUnreadable: OnUnreadable = () => undefined,
): Promise<E.Either<Stopped | NotYet, ReadonlyArray<Ticked>>> => {
  const now = ports.clock.now()
  if (!isSettable(ports.clock) && now < until) return E.left({ outcome: 'notYet', until, now })
  const ticked: Ticked[] = []
  const stuck = new Set<string>()
  const tell = toldOnce(onUnreadable)
  for (;;) {
    const followed = await runReactions(ports, tell)
    if (E.isLeft(followed)) return followed
    ticked.push(...followed.right.map((one) => ({ kind: 'reaction' as const, ...one })))
    const searched = await searchLog(ports, tell)
    if (E.isLeft(searched)) return searched
    const sent = await sendNext(ports, until, stuck)
    if (E.isLeft(sent)) return sent
    if (sent.right.length === 0) return E.right(ticked)
    ticked.push(...sent.right)
  }
}

/** Keeps the deadlines of all that was recorded since the last search. */
const searchLog = async (
  ports: Ports,
  onUnreadable: OnUnreadable,
): Promise<E.Either<Failed, void>> => {
  const { store } = ports
  const progress = await store.deadlineProgress()()
  if (E.isLeft(progress)) return failed(progress.left)
  for (let position = progress.right; ; ) {
    const page = await store.readLog(position, pageSize)()
    if (E.isLeft(page)) return failed(page.left)
    const last = page.right[page.right.length - 1]
    if (last === undefined) return E.right(undefined)
    const found: KeptDeadline[] = []
    for (const entry of page.right) {
      if ('unreadable' in entry) {
        onUnreadable(entry.unreadable)
        continue
      }
      const decoded = decodeLogged(ports, entry.event)
      if (E.isLeft(decoded)) return failed(decoded.left)
      found.push(...keptDeadlines(ports.deadlinesOf, decoded.right))
    }
    const saved = await store.saveDeadlines(last.position, found)()
    if (E.isLeft(saved)) return failed(saved.left)
    position = last.position
  }
}

/**
 * What an event sets going, under the ids that the commands will have.
 *
 * @param event decoded, in its current form
 */
export const keptDeadlines = (
  deadlinesOf: Ports['deadlinesOf'],
  event: RecordedEvent,
): ReadonlyArray<KeptDeadline> => {
  const { eventId, correlationId } = event.metadata
  return deadlinesOf(event).map(({ at, command: { type, data }, once }, index) => ({
    commandId: uuidFrom(
      once === undefined ? `${eventId}/deadline/${index}` : `deadline/${type}/${once}`,
    ),
    due: at,
    type,
    data: data as Json,
    causedBy: eventId,
    correlationId,
  }))
}

/**
 * Those of the earliest moment only: what they bring about may be due before the next one. What is
 * stuck on a stream that cannot be read is tried once in a run.
 */
const sendNext = async (
  ports: Ports,
  until: Instant,
  stuck: Set<string>,
): Promise<E.Either<Stopped, ReadonlyArray<SentDeadline>>> => {
  const due = await ports.store.dueDeadlines(until, mostAtOnce + stuck.size)()
  if (E.isLeft(due)) return failed(due.left)
  const waiting = due.right.filter(({ commandId }) => !stuck.has(commandId))
  const [first] = waiting
  if (first === undefined) return E.right([])
  const next = waiting.filter((one) => one.due === first.due)
  // It stays where it is when it stands later: a deadline that was missed is met now.
  if (isSettable(ports.clock)) ports.clock.set(first.due)
  const sent: SentDeadline[] = []
  for (const deadline of next) {
    const submission = submissionOf(deadline)
    const outcome = await execute(ports, submission)
    if (isUnreadable(outcome)) stuck.add(deadline.commandId)
    else if (outcome.outcome === 'failed' || outcome.outcome === 'unknown') return E.left(outcome)
    const overtaken = outcome.outcome === 'rejected'
    sent.push({ kind: 'deadline', deadline, submission, outcome, overtaken })
  }
  const kept = await keepAgain(ports, sent)
  if (E.isLeft(kept)) return kept
  const done = next.map(({ commandId }) => commandId).filter((id) => !stuck.has(id))
  const settled = await ports.store.settleDeadlines(done)()
  return E.isLeft(settled) ? failed(settled.left) : E.right(sent)
}

/** What is due later after all is kept for then: a filing, say, began the two years anew (PRG-10). */
const keepAgain = async (
  ports: Ports,
  sent: ReadonlyArray<SentDeadline>,
): Promise<E.Either<Failed, void>> => {
  const { store } = ports
  const later = sent.flatMap((one) => laterDeadline(ports, one))
  if (later.length === 0) return E.right(undefined)
  const progress = await store.deadlineProgress()()
  if (E.isLeft(progress)) return failed(progress.left)
  const saved = await store.saveDeadlines(progress.right, later)()
  return E.isLeft(saved) ? failed(saved.left) : E.right(undefined)
}

const laterDeadline = (
  { askedAgain, clock }: Ports,
  { deadline, outcome }: SentDeadline,
): ReadonlyArray<KeptDeadline> => {
  if (outcome.outcome !== 'rejected') return []
  const again = askedAgain(deadline, outcome.reasons, clock.now())
  if (again === null) return []
  const { at: due, command } = again
  const data = command.data as Json
  return [{ ...deadline, data, commandId: uuidFrom(`${deadline.commandId}/${due}`), due }]
}

const submissionOf = (deadline: KeptDeadline): Submission => ({
  commandId: deadline.commandId,
  actor: { kind: 'system', process: 'clock' },
  type: deadline.type,
  data: deadline.data as object,
  correlationId: deadline.correlationId,
  causationId: deadline.causedBy,
})

const failed = (failure: ReadFailure | StoreUnavailable): E.Either<Failed, never> =>
  E.left({ outcome: 'failed', failure })
