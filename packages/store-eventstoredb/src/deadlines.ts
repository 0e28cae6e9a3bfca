/**
 * Deadlines that wait for their moment, and how far the log was searched for them: one stream, to
 * which what was found, what was sent and how far the search came are added.
 */
import { closed, integer, type JsonObject, text, Uuid } from '@carmkit/kernel'
import type { KeptDeadline, Position, Store } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'
import type { Connection } from './connection.js'
import { anyJson, anyText, type Note, notebook, ownPrefix } from './notes.js'

type Kept = Pick<Store, 'deadlineProgress' | 'saveDeadlines' | 'dueDeadlines' | 'settleDeadlines'>

interface Deadlines {
  position: Position
  /** By command id, in the order of saving. */
  readonly kept: Map<string, KeptDeadline>
  /** Command ids: a slower process that searches the same part of the log finds them again. */
  readonly settled: Set<string>
}

export const deadlinesIn = (connection: Connection): Kept => {
  const notes = notebook<Deadlines>({
    stream: `${ownPrefix}deadlines`,
    state: { position: 0, kept: new Map(), settled: new Set() },
    notes: codecs,
    take,
  })
  return {
    deadlineProgress: () => async () =>
      E.map(({ position }: Deadlines) => position)(await notes.read(connection.forOneCall())),
    saveDeadlines: (progress, found) => () =>
      // The progress last: it may not be there without what was found on the way.
      notes.add(connection.forOneCall(), (deadlines) => [
        ...found.filter((one) => isNews(deadlines, one)).map(keeping),
        ...(progress > deadlines.position ? [searched(progress)] : []),
      ]),
    dueDeadlines: (until, limit) => async () =>
      E.map(({ kept }: Deadlines) => dueIn(kept, until).slice(0, limit))(
        await notes.read(connection.forOneCall()),
      ),
    settleDeadlines: (commandIds) => () =>
      notes.add(connection.forOneCall(), ({ kept }) =>
        commandIds.filter((id) => kept.has(id)).map(settling),
      ),
  }
}

const isNews = ({ kept, settled }: Deadlines, { commandId }: KeptDeadline): boolean =>
  !kept.has(commandId) && !settled.has(commandId)

const dueIn = (
  kept: ReadonlyMap<string, KeptDeadline>,
  until: string,
): ReadonlyArray<KeptDeadline> =>
  [...kept.values()]
    .filter(({ due }) => due <= until)
    .toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))

const moment = text<KeptDeadline['due']>(
  'Instant',
  'UTC with milliseconds, like "2026-01-31T17:00:00.000Z"',
  (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
)

const codecs = {
  DeadlineKept: closed('DeadlineKept', {
    commandId: Uuid,
    due: moment,
    type: anyText,
    data: anyJson,
    causedBy: Uuid,
    correlationId: Uuid,
  }),
  DeadlineSettled: closed('DeadlineSettled', { commandId: anyText }),
  LogSearched: closed('LogSearched', { position: integer('Position', 0, Number.MAX_SAFE_INTEGER) }),
}

const take = (deadlines: Deadlines, { type, data }: Note): void => {
  switch (type as NoteType) {
    case 'DeadlineKept': {
      const deadline = data as unknown as KeptDeadline
      if (isNews(deadlines, deadline)) deadlines.kept.set(deadline.commandId, deadline)
      break
    }
    case 'DeadlineSettled':
      deadlines.kept.delete(data['commandId'] as string)
      deadlines.settled.add(data['commandId'] as string)
      break
    case 'LogSearched':
      deadlines.position = Math.max(deadlines.position, data['position'] as number)
      break
  }
}

type NoteType = keyof typeof codecs

const noteOf = (type: NoteType, data: JsonObject): Note => ({ type, data })

const keeping = (deadline: KeptDeadline): Note =>
  noteOf('DeadlineKept', deadline as unknown as JsonObject)

const settling = (commandId: string): Note => noteOf('DeadlineSettled', { commandId })

const searched = (position: Position): Note => noteOf('LogSearched', { position })
