/** Outcomes of a command as plain JSON, the recorded one and the one of today, and where they part. */
import {
  type AnyAggregate,
  type Decided,
  decideRequest,
  type Facts,
  type Instant,
  type Request,
} from '@carmkit/core'
import type { JsonObject, Reason } from '@carmkit/kernel'
import { firstDifference } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import { messageOf } from '../evolved.js'
import type { Parting } from './answer.js'
import type { Met } from './streams.js'

export interface Outcome {
  readonly outcome: 'accepted' | 'denied' | 'rejected' | 'failed'
  /** Names and rules of a refusal; what a decision threw that failed. */
  readonly reasons: ReadonlyArray<Pick<Reason, 'name' | 'rule'>>
  readonly events: ReadonlyArray<DecidedEvent>
  /** Role, rules, delegation and pins; null where there is none. */
  readonly grant: JsonObject | null
}

/** Outcomes on what was read, and on the streams as they stood, where that is something else. */
export interface Answers {
  readonly asRead: Outcome
  readonly asStood: Outcome | null
}

/** An event in its current form. */
interface DecidedEvent {
  readonly type: string
  readonly v: number
  readonly data: unknown
  readonly effectiveAt: string
}

export interface Asked {
  readonly aggregate: AnyAggregate
  readonly request: Request
  /** Of the command's own stream before it. */
  readonly state: unknown
  readonly facts: Facts
  readonly now: Instant
}

/** A decision that throws, on states that no rules of today lead to, has failed: that is an outcome too. */
export const decidedOn = ({ aggregate, request, ...found }: Asked): Outcome => {
  try {
    const answer = decideRequest(aggregate, request, found)
    if (E.isRight(answer)) return acceptedOf(aggregate, answer.right, found.now)
    const { outcome, reasons } = answer.left
    return refusedOf(
      outcome,
      reasons.map(({ name, rule }) => ({ name, rule })),
    )
  } catch (thrown) {
    return refusedOf('failed', [{ name: messageOf(thrown), rule: null }])
  }
}

const acceptedOf = (
  aggregate: AnyAggregate,
  { events, grant: { role, rules, delegation, pins } }: Decided,
  now: Instant,
): Outcome => ({
  outcome: 'accepted',
  reasons: [],
  events: events.map(({ type, v, data }) => ({
    type,
    v,
    data,
    effectiveAt: aggregate.effectiveAt({ type, v, data }) ?? now,
  })),
  grant: { role, rules, delegation, pins } as unknown as JsonObject,
})

const refusedOf = (outcome: Outcome['outcome'], reasons: Outcome['reasons']): Outcome => ({
  outcome,
  reasons,
  events: [],
  grant: null,
})

/** Of a whole command, each of whose events can be read. */
export const recordedOutcome = (met: readonly [Met, ...ReadonlyArray<Met>]): Outcome => ({
  outcome: 'accepted',
  reasons: [],
  events: met.flatMap(({ decoded, event: { metadata } }) =>
    decoded === null
      ? []
      : [
          {
            type: decoded.type,
            v: decoded.v,
            data: decoded.data,
            effectiveAt: metadata.effectiveAt,
          },
        ],
  ),
  grant: met[0].event.metadata.grant,
})

/** A parting, and the place among the events at which it is. */
export interface Found extends Parting {
  readonly index: number
}

/** The first difference: in whether it is done at all, then event by event, then in the authority. */
export const partingOf = (recorded: Outcome, now: Outcome): Found | null => {
  if (now.outcome !== 'accepted') {
    const { outcome, reasons } = now
    const parting = { field: 'outcome', recorded: recorded.outcome, now: { outcome, reasons } }
    return { ...parting, index: 0 }
  }
  const most = Math.max(recorded.events.length, now.events.length)
  for (let index = 0; index < most; index++) {
    const [before, after] = [recorded.events[index], now.events[index]]
    const parting = differenceAt(`events[${index}]`, before, after)
    if (parting !== null) {
      return { ...parting, index: Math.min(index, recorded.events.length - 1) }
    }
  }
  const parting = differenceAt('grant', recorded.grant, now.grant)
  return parting === null ? null : { ...parting, index: 0 }
}

const differenceAt = (place: string, recorded: unknown, now: unknown): Parting | null => {
  const difference = firstDifference(recorded, now)
  if (difference === null) return null
  const { path, one = null, other = null } = difference
  return { field: path === '' ? place : `${place}.${path}`, recorded: one, now: other }
}
