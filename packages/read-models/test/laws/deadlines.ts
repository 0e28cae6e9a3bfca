/** What rows of deadlines must say: asked of the engine, which knows nothing of them. */
import { carm, deadlinesOf, type Instant } from '@carmkit/core'
import { type Log, type Step, send } from '@carmkit/laws'
import { keptDeadlines } from '@carmkit/store'
import { expect } from 'vitest'
import type { Tables } from '../../src/index.js'
import type { Begin, PlainRow } from '../support.js'

/** Every deadline that an event sets has a row. */
export const expectAllDeadlines = (
  { deadline: rows = [] }: Tables,
  { events }: Pick<Begin, 'events'>,
): void => {
  const set = events.flatMap(({ event }) => keptDeadlines(deadlinesOf, event))
  expect(rows.map(({ command_id, due_at }) => ({ command_id, due_at }))).toEqual(
    [...new Map(set.map((one) => [one.commandId as string, one.due as string]))]
      .map(([command_id, due_at]) => ({ command_id, due_at }))
      .toSorted((one, other) => (one.command_id < other.command_id ? -1 : 1)),
  )
}

/** What waits and is sure to find something does; what was answered finds nothing any more. */
export const expectAnswers = (
  { deadline: rows = [] }: Tables,
  { moments, log }: Pick<Begin, 'moments' | 'log'>,
): void => {
  const last = moments.at(-1)?.at ?? ''
  for (const row of rows) {
    const due = String(row['due_at'])
    const before = rows.filter((one) => isSentBefore(one, row))
    if (row['status'] === 'Waiting') {
      if (row['may_find_nothing'] === 1) continue
      const then = due < last ? last : due
      expect(records(row, then, logAfter(before, then, log)), told(row)).toBe(true)
    } else if (due > last && !before.some((one) => one['command_type'] === row['command_type'])) {
      expect(records(row, due, log), told(row)).toBe(false)
    }
  }
}

const told = (row: PlainRow): string => JSON.stringify(row)

/** The clock sends what is due first, and one answer may need another: a statement, a closed period. */
const isSentBefore = (one: PlainRow, row: PlainRow): boolean =>
  one !== row &&
  one['status'] === 'Waiting' &&
  one['stream'] === row['stream'] &&
  String(one['due_at']) <= String(row['due_at'])

const logAfter = (rows: ReadonlyArray<PlainRow>, at: string, log: Log): Log =>
  rows
    .toSorted((one, other) => (String(one['due_at']) < String(other['due_at']) ? -1 : 1))
    .reduce((before, row) => sent(row, at, before).after, log)

/**
 * Whether the command then records something of what it is about: on its way it may also tell of
 * another grant that ended elsewhere.
 */
const records = (row: PlainRow, at: string, log: Log): boolean =>
  sent(row, at, log).events.some(({ data }) => {
    const { user, grantId, period } = data as { readonly [name: string]: string | undefined }
    return row['about'] === (user ?? grantId ?? period ?? '') || row['about'] === ''
  })

const sent = (row: PlainRow, at: string, log: Log) =>
  send(carm, log, {
    at: at as Instant,
    actor: { kind: 'system', process: 'clock' },
    type: String(row['command_type']),
    data: JSON.parse(String(row['command_data'])) as unknown,
  })

/** What the clock has recorded no longer waits; a clearing is known by the id of its command alone. */
export const expectMet = ({ deadline: rows = [] }: Tables, steps: ReadonlyArray<Step>): void => {
  for (const { sent: met, events } of steps) {
    if (met.actor.kind !== 'system' || events.length === 0 || met.type === 'RunOffset') continue
    const late = rows.filter(
      (row) =>
        row['status'] === 'Waiting' &&
        row['command_type'] === met.type &&
        String(row['set_at']) < met.at &&
        String(row['due_at']) <= met.at &&
        row['command_data'] === JSON.stringify(met.data),
    )
    expect(late.map(told)).toEqual([])
  }
}
