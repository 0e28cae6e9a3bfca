/**
 * What all runs over the log share: a command that an event caused is sent under an id that follows
 * from the event, and progress is saved with what was refused on the way.
 */
import { type Command, type Instant, latest } from '@carmkit/core'
import { type Json, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { execute, type Failed, type Outcome, type OutcomeUnknown } from './command-loop.js'
import type { Ports } from './ports.js'
import type { RunLog } from './run-log.js'
import type { ParkedCommand, Position, Store, Unreadable } from './store.js'
import type { Submission } from './submission.js'

/** One command that a reaction sent in this run. */
export interface Reacted {
  readonly reaction: string
  /** The event that called for it. */
  readonly causedBy: RecordedEvent
  readonly submission: Submission
  readonly outcome: Outcome
}

/** What all parts of one run have in common. */
export interface Run {
  readonly ports: Ports
  readonly log: RunLog
  readonly tell: OnUnreadable
}

export interface Page {
  readonly moved: boolean
  readonly reacted: ReadonlyArray<Reacted>
}

/** A command, and the event that calls for it. */
interface Caused {
  readonly reaction: string
  readonly event: RecordedEvent
  readonly command: Command
  /** Tells apart the commands that a reaction sends for one event; part of their ids. */
  readonly key: string
}

/** Told of what a run passes over, since it cannot be read: its stream stands still until it is mended. */
export type OnUnreadable = (unreadable: Unreadable) => void

/** Of each place once, since every reaction comes by. */
export const toldOnce = (onUnreadable: OnUnreadable): OnUnreadable => {
  const told = new Set<string>()
  return (unreadable) => {
    const place = `${unreadable.stream}@${unreadable.revision}`
    if (!told.has(place)) onUnreadable(unreadable)
    told.add(place)
  }
}

/**
 * Left: the store failed, and nothing is known to have come of it. A command that needs a stream
 * which cannot be read is refused for that, so that it waits for people and nothing waits for it.
 */
export const sendCaused = async (
  ports: Ports,
  caused: Caused,
): Promise<E.Either<Failed | OutcomeUnknown, Reacted>> => {
  const { reaction, event } = caused
  const submission = submissionOf(caused)
  const outcome = await execute(notBefore(ports, event), submission)
  return outcome.outcome === 'unknown' || (outcome.outcome === 'failed' && !isUnreadable(outcome))
    ? E.left(outcome)
    : E.right({ reaction, causedBy: event, submission, outcome })
}

/** Trying again will not help. */
export const isUnreadable = (outcome: Outcome): boolean =>
  outcome.outcome === 'failed' && outcome.failure.name === 'Unreadable'

/** A consequence is never recorded earlier than its cause, whoever's clock recorded that. */
const notBefore = (ports: Ports, { metadata }: RecordedEvent): Ports => ({
  ...ports,
  clock: { now: () => latest(ports.clock.now(), metadata.recordedAt as Instant) },
})

const submissionOf = ({ reaction, event, command, key }: Caused): Submission => ({
  commandId: uuidFrom(`${event.metadata.eventId}/${reaction}/${key}`),
  actor: { kind: 'system', process: 'reaction' },
  type: command.type,
  data: command.data as object,
  correlationId: event.metadata.correlationId,
  causationId: event.metadata.eventId,
})

export const saveProgress = async (
  { saveReactionProgress }: Pick<Store, 'saveReactionProgress'>,
  reaction: string,
  done: {
    readonly last: { readonly position: Position }
    readonly state: unknown
    readonly reacted: ReadonlyArray<Reacted>
  },
): Promise<E.Either<Failed, Page>> => {
  const progress = { position: done.last.position, state: done.state as Json }
  const saved = await saveReactionProgress(reaction, {
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
  const { commandId, correlationId, type, data } = submission
  return [
    {
      reaction,
      causedBy: causedBy.metadata.eventId,
      commandId,
      ...(correlationId === undefined ? {} : { correlationId }),
      type,
      data: data as Json,
      reasons: reasonsOf(outcome),
    },
  ]
}

/** Why it was refused, in names; none for what was not. */
export const reasonsOf = (outcome: Outcome): ReadonlyArray<string> => {
  switch (outcome.outcome) {
    case 'denied':
    case 'rejected':
      return outcome.reasons.map(({ name }) => name)
    case 'invalid':
      return outcome.faults.map(({ path, reason }) => `${path}: ${reason}`)
    case 'failed':
      return [outcome.failure.name]
    case 'unknown':
    case 'accepted':
      return []
  }
}
