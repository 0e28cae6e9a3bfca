/** Runs reactions in log order until nothing follows any more; what they send goes through the loop. */
import {
  aggregateOfStream,
  type Command,
  categoriesFor,
  type Instant,
  latest,
  type Reaction,
  type Views,
  viewsNeeded,
  viewsOver,
} from '@carmkit/core'
import { contentHash, type Json, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { execute, type Failed, type Outcome, type OutcomeUnknown } from './command-loop.js'
import { decodeRecorded } from './load.js'
import type { Ports } from './ports.js'
import type {
  LoggedEvent,
  ParkedCommand,
  ReactionProgress,
  ReadFailure,
  Unreadable,
} from './store.js'
import type { Submission } from './submission.js'

/** One command that a reaction sent in this run. */
export interface Reacted {
  readonly reaction: string
  /** The event that called for it. */
  readonly causedBy: RecordedEvent
  readonly submission: Submission
  readonly outcome: Outcome
}

/** How many events are read from the log at once. */
const pageSize = 500

/**
 * Runs every reaction of the domain to quiescence. Redelivery is silent, since command ids follow
 * from the causing event. Left: the store failed, and the next run goes on where this one stopped.
 */
export const runReactions = async (
  ports: Ports,
): Promise<E.Either<Failed | OutcomeUnknown, ReadonlyArray<Reacted>>> => {
  const reacted: Reacted[] = []
  for (let moved = true; moved; ) {
    moved = false
    for (const reaction of ports.domain.reactions) {
      const page = await runPage(ports, reaction)
      if (E.isLeft(page)) return page
      reacted.push(...page.right.reacted)
      moved = moved || page.right.moved
    }
  }
  return E.right(reacted)
}

interface Page {
  readonly moved: boolean
  readonly reacted: ReadonlyArray<Reacted>
}

const runPage = async (
  ports: Ports,
  reaction: Reaction<unknown>,
): Promise<E.Either<Failed | OutcomeUnknown, Page>> => {
  const saved = await ports.store.reactionProgress(reaction.name)()
  if (E.isLeft(saved)) return E.left({ outcome: 'failed', failure: saved.left })
  const start: ReactionProgress = saved.right ?? { position: 0, state: reaction.initial as Json }
  const logged = await ports.store.readLog(start.position, pageSize)()
  if (E.isLeft(logged)) return E.left({ outcome: 'failed', failure: logged.left })
  const reacted: Reacted[] = []
  let state: unknown = start.state
  for (const { event } of logged.right) {
    const decoded = decodeLogged(ports, event)
    if (E.isLeft(decoded)) return E.left({ outcome: 'failed', failure: decoded.left })
    state = reaction.evolve(state, decoded.right)
    const views = await viewsFor(ports, reaction, decoded.right)
    if (E.isLeft(views)) return E.left({ outcome: 'failed', failure: views.left })
    const commands = reaction.react(state, decoded.right, views.right)
    for (const [index, command] of commands.entries()) {
      const submission = submissionOf({ reaction, event, command, index })
      const outcome = await execute(notBefore(ports, event), submission)
      if (outcome.outcome === 'failed' || outcome.outcome === 'unknown') return E.left(outcome)
      reacted.push({ reaction: reaction.name, causedBy: event, submission, outcome })
    }
  }
  const last = logged.right[logged.right.length - 1]
  if (last === undefined) return E.right({ moved: false, reacted })
  return saveProgress(ports, reaction.name, { last, state, reacted })
}

/** The event in its current form, by the aggregate that reads its stream. */
export const decodeLogged = (
  { domain }: Ports,
  event: RecordedEvent,
): E.Either<Unreadable, RecordedEvent> => {
  const aggregate = aggregateOfStream(domain, event.stream)
  if (aggregate !== undefined) return decodeRecorded(aggregate, event)
  const { stream, revision } = event
  return E.left({ name: 'Unreadable', stream, revision, reason: 'no aggregate reads this stream' })
}

/** Read now, not as of the event: what was begun since is among them. */
const viewsFor = async (
  { store }: Ports,
  reaction: Reaction<unknown>,
  event: RecordedEvent,
): Promise<E.Either<ReadFailure, Views>> => {
  const queries = viewsNeeded(reaction, event)
  const names: string[] = []
  for (const category of categoriesFor(queries)) {
    const listed = await store.listStreams(category)()
    if (E.isLeft(listed)) return listed
    names.push(...listed.right)
  }
  return E.right(viewsOver(queries, names))
}

/** A consequence is never recorded earlier than its cause, whoever's clock recorded that. */
const notBefore = (ports: Ports, { metadata }: RecordedEvent): Ports => ({
  ...ports,
  clock: { now: () => latest(ports.clock.now(), metadata.recordedAt as Instant) },
})

interface Sent {
  readonly reaction: Reaction<unknown>
  readonly event: RecordedEvent
  readonly command: Command
  readonly index: number
}

const submissionOf = (sent: Sent): Submission => ({
  commandId: uuidFrom(`${sent.event.metadata.eventId}/${sent.reaction.name}/${keyOf(sent)}`),
  actor: { kind: 'system', process: 'reaction' },
  type: sent.command.type,
  data: sent.command.data as object,
  correlationId: sent.event.metadata.correlationId,
  causationId: sent.event.metadata.eventId,
})

/** A set may have grown when the event is delivered again: then places in it name nothing. */
const keyOf = ({ reaction, command, index }: Sent): string => {
  const hash = contentHash(command)
  return reaction.views === null || E.isLeft(hash) ? String(index) : hash.right
}

const saveProgress = async (
  { store }: Ports,
  reaction: string,
  done: {
    readonly last: LoggedEvent
    readonly state: unknown
    readonly reacted: ReadonlyArray<Reacted>
  },
): Promise<E.Either<Failed, Page>> => {
  const progress = { position: done.last.position, state: done.state as Json }
  const saved = await store.saveReactionProgress(reaction, {
    progress,
    parked: done.reacted.flatMap(parkedOf),
  })()
  return E.isLeft(saved)
    ? E.left({ outcome: 'failed', failure: saved.left })
    : E.right({ moved: true, reacted: done.reacted })
}

/** A refused command of a reaction is a finding: somebody has to look at it. */
const parkedOf = ({
  reaction,
  causedBy,
  submission,
  outcome,
}: Reacted): ReadonlyArray<ParkedCommand> => {
  if (outcome.outcome === 'accepted') return []
  const { commandId, type, data } = submission
  return [
    {
      reaction,
      causedBy: causedBy.metadata.eventId,
      commandId,
      type,
      data: data as Json,
      reasons: reasonsOf(outcome),
    },
  ]
}

const reasonsOf = (outcome: Outcome): ReadonlyArray<string> => {
  switch (outcome.outcome) {
    case 'denied':
    case 'rejected':
      return outcome.reasons.map(({ name }) => name)
    case 'invalid':
      return outcome.faults.map(({ path, reason }) => `${path}: ${reason}`)
    case 'failed':
    case 'unknown':
    case 'accepted':
      return []
  }
}
