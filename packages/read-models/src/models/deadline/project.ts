/** What an event does to deadlines: it sets some, and answers others. */
import { deadlinesOf } from '@carmkit/core'
import type { RecordedEvent } from '@carmkit/kernel'
import { type KeptDeadline, keptDeadlines } from '@carmkit/store'
import type { Model } from '../../project/model.js'
import { type Change, put, type Rows } from '../../project/rows.js'
import type { Row } from '../../project/table.js'
import { actorOf } from '../recorded.js'
import { type Answered, answeredBy } from './answers.js'
import { mayFindNothing, subjectOf } from './subject.js'
import { deadline } from './tables.js'

type DeadlineRow = Row<typeof deadline>

export const project: Model['project'] = ({ event }, rows) => {
  const set = keptDeadlines(deadlinesOf, event)
  const setAnew = new Set<string>(set.map(({ commandId }) => commandId))
  return [
    ...waitingFor(event, rows)
      .filter(({ command_id }) => !setAnew.has(command_id))
      .map((row) => settled(event, row)),
    ...set.flatMap((kept) => waits(event, kept, rows)),
  ]
}

/** The one whose command brought the event, and those that the event makes pointless. */
const waitingFor = (event: RecordedEvent, rows: Rows): ReadonlyArray<DeadlineRow> => {
  const own = isByClock(event) ? rows.get(deadline, { command_id: event.metadata.commandId }) : null
  const answered = answeredBy(event).flatMap((one) => matching(event, one, rows))
  return own === null || own.status !== 'Waiting' ? answered : [own, ...answered]
}

const matching = (
  { stream }: RecordedEvent,
  { command, about, due }: Answered,
  rows: Rows,
): ReadonlyArray<DeadlineRow> => {
  const waiting = { stream, command_type: command, status: 'Waiting' }
  return rows
    .where(deadline, about === undefined ? waiting : { ...waiting, about })
    .filter(({ due_at }) => due === undefined || due_at <= due)
}

const settled = (event: RecordedEvent, row: DeadlineRow): Change =>
  put(deadline, {
    ...row,
    status: isByClock(event) ? 'Met' : 'Overtaken',
    settled_by: event.metadata.eventId,
    settled_at: event.metadata.recordedAt,
  })

const isByClock = (event: RecordedEvent): boolean => {
  const actor = actorOf(event)
  return actor.kind === 'system' && actor.process === 'clock'
}

/**
 * Several events may set the same one: it is kept once, as the store does. Overtaken and set anew, it
 * waits again.
 */
const waits = (event: RecordedEvent, kept: KeptDeadline, rows: Rows): ReadonlyArray<Change> => {
  const known = rows.get(deadline, { command_id: kept.commandId })
  if (known !== null && known.status !== 'Overtaken') return []
  return [
    put(deadline, {
      command_id: kept.commandId,
      due_at: kept.due,
      command_type: kept.type,
      command_data: JSON.stringify(kept.data),
      ...subjectOf(kept, event),
      status: 'Waiting',
      may_find_nothing: mayFindNothing(kept),
      set_by: event.metadata.eventId,
      set_at: event.metadata.recordedAt,
      settled_by: null,
      settled_at: null,
    }),
  ]
}
