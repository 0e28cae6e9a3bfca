/**
 * How a joint begins, changes and ends in its table: what was known keeps its row, with an end, and
 * what is known from now on has a row of its own.
 */
import type { Projected } from '../../../project/model.js'
import { type Change, put, type Rows } from '../../../project/rows.js'
import type { AnyTable, Row } from '../../../project/table.js'
import { stillKnown } from '../tables/index.js'

/** The columns of {@link known}. */
type Known = 'known_from' | 'known_until' | 'revision'

/** What a row says, without when it was known. */
export type Untimed<T> = Omit<Row<T>, Known>

/** The columns of a row that an event makes. */
export const since = ({ event: { metadata, revision } }: Projected) => ({
  known_from: metadata.recordedAt,
  known_until: stillKnown,
  revision,
})

/** What stands with these values; an event about something that does not stand changes nothing. */
export const standing = <T extends AnyTable>(
  rows: Rows,
  table: T,
  values: Partial<Untimed<T>>,
): ReadonlyArray<Row<T>> => rows.where(table, { ...values, known_until: stillKnown } as never)

/** Is known from this event on. */
export const begun = <T extends AnyTable>(table: T, row: Untimed<T>, at: Projected): Change =>
  put(table, { ...row, ...since(at) } as never)

/** Was known until this event. */
export const ended = <T extends AnyTable>(
  table: T,
  row: Row<T>,
  { event: { metadata } }: Projected,
): Change => put(table, { ...(row as object), known_until: metadata.recordedAt } as never)

/** The one ends where the other begins; nothing happens where nothing of it changes. */
export const changed = <T extends AnyTable>(
  table: T,
  row: Row<T>,
  change: Partial<Untimed<T>>,
  at: Projected,
): ReadonlyArray<Change> => {
  const values = row as Readonly<Record<string, unknown>>
  const isOther = Object.entries(change).some(([name, value]) => values[name] !== value)
  return isOther
    ? [ended(table, row, at), begun(table, { ...values, ...change } as Untimed<T>, at)]
    : []
}
