/** Logs for the tests of models: histories of the laws, as a store would hand them out. */

import { carm, type Instant } from '@carmkit/core'
import { noHash, type RecordedEvent, uuidFrom } from '@carmkit/kernel'
import {
  emptyLog,
  foundings,
  histories,
  type Log,
  logOf,
  play,
  type Sent,
  type Step,
} from '@carmkit/laws'

import fc from 'fast-check'
import type { Projected, Tables } from '../src/index.js'

export { logOf } from '@carmkit/laws'

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

/** A part of a history, from its founding on. */
export interface Begin {
  readonly events: ReadonlyArray<Projected>
  /** What the streams fold to there. */
  readonly log: Log
  /** What they folded to behind the last event of each instant before. */
  readonly moments: ReadonlyArray<{ readonly at: Instant; readonly log: Log }>
}

const foundingSteps = {
  no: play(carm, foundings.no),
  withPam: play(carm, foundings.withPam),
  withEditor: play(carm, foundings.withEditor),
}

/** Histories of businesses and of all that people do in them, up to any of their commands. */
export const begins: fc.Arbitrary<Begin> = fc
  .tuple(histories(carm, { most: 20 }), fc.nat({ max: 1000 }))
  .map(([history, share]) => {
    const { founded, steps } = history
    const founding = foundingSteps[founded]
    const part = steps.slice(0, Math.ceil((steps.length * share) / 1000))
    const all = [...founding, ...part]
    const moments = new Map(all.map(({ sent, after }) => [sent.at, after]))
    const begin = {
      events: logOf(all),
      log: all.at(-1)?.after ?? emptyLog,
      moments: [...moments].map(([at, log]) => ({ at, log })),
    }
    return Object.defineProperty(begin, fc.toStringMethod, {
      value: () => `the first ${part.length} steps of ${fc.stringify(history)}`,
    })
  })

export type PlainRow = NonNullable<Tables[string]>[number]

/** These columns of a row, in this order. */
export const like =
  (columns: ReadonlyArray<string>) =>
  (row: PlainRow): object =>
    Object.fromEntries(columns.map((name) => [name, row[name]]))

/** The order of JSON texts, for lists that are compared as sets. */
export const byText = (one: object, other: object): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1

/** A command of a person who acts for a business, or for none. */
export const by = (
  at: string,
  [userId, actingFor]: readonly [string | undefined, string | null],
  type: string,
  data: object,
): Sent => ({ at, actor: { kind: 'user', userId, actingFor }, type, data }) as Sent

/** A command of the clock. */
export const byClock = (at: string, type: string, data: object): Sent =>
  ({ at, actor: { kind: 'system', process: 'clock' }, type, data }) as Sent

/** The events of a world that was founded, and of these commands in it; none of them is refused. */
export const eventsOf = (commands: ReadonlyArray<Sent>): ReadonlyArray<Projected> => {
  const founding = foundingSteps.withPam
  const steps = play(carm, commands, founding.at(-1)?.after)
  const refused = steps.find(({ outcome }) => outcome !== 'accepted')
  if (refused !== undefined) throw new Error(`${refused.sent.type}: ${refused.reasons.join(', ')}`)
  return logOf([...founding, ...steps])
}

/** An event that stands somewhere in a log, by whom it may concern. */
export const eventAt = (
  position: number,
  event: Pick<RecordedEvent, 'stream' | 'type' | 'data'> & {
    readonly at: string
    readonly actor?: object
    readonly commandId?: string
    readonly revision?: number
  },
): Projected => {
  const { stream, type, data, at, actor, commandId, revision = position - 1 } = event
  const id = uuidFrom(`${position}`)
  return {
    position,
    event: {
      stream,
      revision,
      type,
      v: 1,
      data,
      metadata: {
        eventId: id,
        commandId: commandId ?? id,
        correlationId: id,
        causationId: null,
        actor: actor ?? { kind: 'system', process: 'reaction' },
        grant: { role: null, rules: [], delegation: null, pins: [] },
        recordedAt: at,
        effectiveAt: at,
        ruleSet: 'carm/1',
        previousHash: noHash,
        hash: noHash,
      },
    } as unknown as RecordedEvent,
  }
}
