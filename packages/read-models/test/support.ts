/** Logs for the tests of models: histories of the laws, as a store would hand them out. */

import { noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import type { Log, Step } from '@carmkit/laws'
import fc from 'fast-check'
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

/**
 * The events of a log, one stream after the other: for models whose rows belong to one stream each,
 * which take no notice of what is in between.
 */
export const streamsOf = (log: Log, category: string): ReadonlyArray<Projected> =>
  [...log]
    .filter(([stream]) => stream.startsWith(category))
    .flatMap(([stream, { events }]) =>
      events.map((event, revision) => ({
        position: 0,
        event: {
          ...event,
          stream,
          revision,
          metadata: { actor: importing, recordedAt: '2026-06-01T12:00:00.000Z' },
        } as unknown as RecordedEvent,
      })),
    )

const importing = { kind: 'system', process: 'import' }

/** How much of a history has happened: 0 nothing, 1 all. */
export const part = fc.double({ min: 0, max: 1, noNaN: true })

/** The log as it was after a part of the steps of a history. */
export const prefixOf = (
  { beginning, steps }: { readonly beginning: Log; readonly steps: ReadonlyArray<Step> },
  part: number,
): Log => steps[Math.round(part * steps.length) - 1]?.after ?? beginning
