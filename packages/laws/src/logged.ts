/** A played history as a log: its events as a store would hand them out, for who reads logs. */
import { type JsonObject, noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import type { Step } from './log.js'

/** An event with its place among all events, from 1. */
export interface Logged {
  readonly position: number
  readonly event: RecordedEvent
}

/** The events of steps in the order of the log, with metadata as the loop records it, unsealed. */
export const logOf = (steps: ReadonlyArray<Step>): ReadonlyArray<Logged> => {
  const log: Logged[] = []
  for (const { sent, stream, events, before, grant, aggregate } of steps) {
    const first = before.get(stream)?.events.length ?? 0
    // A history may send the same words twice; in a log each command stands once.
    const commandId = uuidFrom(JSON.stringify([stream, first, sent]))
    const { role, rules, delegation, pins } = grant ?? {}
    events.forEach((event, index) => {
      const position = log.length + 1
      const id = uuidFrom(`${position}`)
      log.push({
        position,
        event: {
          ...event,
          stream,
          revision: first + index,
          metadata: {
            eventId: id,
            commandId,
            correlationId: id,
            causationId: null,
            actor: sent.actor,
            grant: { role, rules, delegation, pins } as unknown as JsonObject,
            recordedAt: sent.at,
            effectiveAt: aggregate.effectiveAt(event) ?? sent.at,
            ruleSet: 'carm/1',
            previousHash: noHash,
            hash: noHash,
            ...(index === 0 ? { command: { type: sent.type } } : {}),
          },
        } as unknown as RecordedEvent,
      })
    })
  }
  return log
}
