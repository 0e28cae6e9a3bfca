/** Logs for the tests of models: histories of the laws, as a store would hand them out. */

import { noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import type { Log, Step } from '@carmkit/laws'
import type { Projected } from '../src/index.js'

/** The events of steps in the order of the log, with metadata as the loop records it, unsealed. */
export const logOf = (steps: ReadonlyArray<Step>): ReadonlyArray<Projected> => {
  const log: Projected[] = []
  for (const { sent, stream, events, before } of steps) {
    const first = before.get(stream)?.events.length ?? 0
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
            commandId: uuidFrom(JSON.stringify(sent)),
            correlationId: id,
            causationId: null,
            actor: sent.actor,
            grant: {},
            recordedAt: sent.at,
            effectiveAt: sent.at,
            ruleSet: 'carm/1',
            previousHash: noHash,
            hash: noHash,
          },
        } as unknown as RecordedEvent,
      })
    })
  }
  return log
}

/** The state of every stream of a category. */
export const statesOf = (log: Log, category: string): ReadonlyMap<string, unknown> =>
  new Map(
    [...log]
      .filter(([name]) => name.startsWith(`${category}-`))
      .map(([name, { state }]) => [name.slice(category.length + 1), state]),
  )
