/** The events of a delegation as its projections take them, and the row of the delegation. */
import { type delegation as aggregate, delegationNamed } from '@carmkit/core'
import type { EventIn, RecordedEvent } from '@carmkit/kernel'
import type { Projected } from '../../../project/model.js'
import type { Rows } from '../../../project/rows.js'
import type { Row } from '../../../project/table.js'
import { delegation } from '../tables/index.js'

export type DelegationEvent = EventIn<typeof aggregate.events>

/** An event of one of these types, with its place in the log. */
export type On<Type extends DelegationEvent['type']> = Projected<
  Extract<DelegationEvent, { readonly type: Type }>
>

export type DelegationRow = Row<typeof delegation>

/** Client, provider and scope: most events leave them to the name of the stream. */
export const pairOf = ({
  stream,
}: RecordedEvent): Pick<DelegationRow, 'client' | 'provider' | 'scope'> => {
  const named = delegationNamed(stream)
  if (named === null) throw new Error(`${stream} is no delegation`)
  return named
}

/** The row as it stands before the event; null before the first one. */
export const rowOf = (event: RecordedEvent, rows: Rows): DelegationRow | null =>
  rows.get(delegation, pairOf(event))

/** Throws where no request or offer began it: no event comes before one. */
export const begunRow = (event: RecordedEvent, rows: Rows): DelegationRow => {
  const row = rowOf(event, rows)
  if (row === null) throw new Error(`${event.type} of a delegation that never began`)
  return row
}
