/**
 * What a comparison comes to: the same, the same on a broken stream, not decided, or another outcome
 * with its cause. Separate
 * because the order of causes is the whole of it: the first one that applies is told.
 */
import type { Instant } from '@carmkit/core'
import type { ChainFault } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { missingCauseReason } from '../causes-met.js'
import type { Again, DifferenceCause, Missing, Place } from './answer.js'
import { type Answers, type Found, partingOf, recordedOutcome } from './outcome.js'
import type { Pinned } from './pinned.js'
import type { Met } from './streams.js'

export interface ToJudge {
  readonly met: readonly [Met, ...ReadonlyArray<Met>]
  readonly answers: E.Either<Missing, Answers>
  readonly pinned: Pinned
  /** The first seal that does not hold in a stream that the command rests on. */
  readonly broken: ChainFault | null
  /** The id of the event that it answers, where that does not stand before it; else null. */
  readonly missingCause: string | null
  /** Name of today's rules. */
  readonly today: string
}

export const judged = (judging: ToJudge): Again => {
  const { met, answers, pinned, broken, missingCause, today } = judging
  const recorded = recordedOutcome(met)
  const parting = E.isRight(answers) ? partingOf(recorded, answers.right.asRead) : null
  const differs = (
    cause: DifferenceCause,
    found: Found | null,
    index = found?.index ?? 0,
  ): Again => ({
    kind: 'differs',
    ...placeOf(met, index),
    cause,
    parting: found && { field: found.field, recorded: found.recorded, now: found.now },
  })
  const index = met.findIndex(({ fault }) => fault !== null)
  const own = met[index]?.fault ?? null
  if (own !== null) return differs(tampering(own), parting, index)
  if (broken !== null && parting !== null) return differs(tampering(broken), parting)
  if (pinned.changed !== null) return differs(pinned.changed, parting)
  if (E.isLeft(answers)) return { kind: 'notDecided', ...placeOf(met, 0), because: answers.left }
  if (parting !== null) {
    const { stream, revision, metadata } = met[0].event
    if (missingCause !== null) {
      const reason = missingCauseReason(missingCause)
      return differs({ name: 'Tampering', stream, revision, reason }, parting)
    }
    const { ruleSet } = metadata
    return differs({ name: 'ChangedRule', recorded: ruleSet, today }, parting)
  }
  const { asStood } = answers.right
  const later = asStood && partingOf({ ...recorded, grant: asStood.grant }, asStood)
  if (pinned.stale !== null && later !== null) return differs(pinned.stale, later)
  return broken === null ? { kind: 'same' } : onBroken(met, broken)
}

const onBroken = (met: ToJudge['met'], { stream, revision, reason }: ChainFault): Again => ({
  kind: 'onBroken',
  ...placeOf(met, 0),
  broken: { stream, revision, reason },
})

export const tampering = ({ stream, revision, reason }: ChainFault): DifferenceCause => ({
  name: 'Tampering',
  stream,
  revision,
  reason,
})

const placeOf = (met: ToJudge['met'], index: number): Place => {
  const { position, event } = met[index] ?? met[0]
  const { eventId, commandId, recordedAt } = event.metadata
  const command = met[0].event.metadata.command?.['type']
  return {
    position,
    stream: event.stream,
    revision: event.revision,
    eventId,
    type: event.type,
    commandId,
    command: typeof command === 'string' ? command : '',
    recordedAt: recordedAt as Instant,
  }
}
