/**
 * A model: a few tables and the pure function that says what an event changes in them. It knows no
 * database and no batch; the runner brings the rows and writes the changes.
 */
import { type AnyAggregate, aggregateOfStream, carm } from '@carmkit/core'
import type { DomainEvent, EventIn, RecordedEvent } from '@carmkit/kernel'
import type { Position } from '@carmkit/store'
import type { Change, Rows } from './rows.js'
import type { AnyTable } from './table.js'

/** An event in its newest version, with its place in the log. */
export interface Projected<Event extends DomainEvent = DomainEvent> {
  readonly position: Position
  readonly event: RecordedEvent<Event>
}

export interface Model {
  readonly name: string
  /** Raised with every change of its tables or of what it makes of an event: then they are built anew. */
  readonly version: number
  readonly tables: ReadonlyArray<AnyTable>
  /**
   * What an event changes. Pure, and it may be called again for the same event with more rows at
   * hand. What it throws is a bug of the model.
   */
  readonly project: (projected: Projected, rows: Rows) => ReadonlyArray<Change>
}

/** What one type of event changes. */
export type Projection<Event extends DomainEvent> = (
  projected: Projected<Event>,
  rows: Rows,
) => ReadonlyArray<Change>

/** What a model says of events that change nothing in it. */
export const unchanged = (): ReadonlyArray<Change> => []

/** A projection for each type of event that an aggregate records: a new one breaks the build. */
export type ProjectionsOf<A extends Pick<AnyAggregate, 'events'>> = {
  readonly [Type in EventIn<A['events']>['type']]: Projection<
    Extract<EventIn<A['events']>, { readonly type: Type }>
  >
}

/** The projections of one aggregate's events. */
export interface Source {
  readonly category: string
  readonly projections: { readonly [type: string]: Projection<never> }
}

export const source = <A extends Pick<AnyAggregate, 'category' | 'events'>>(
  { category }: A,
  projections: ProjectionsOf<A>,
): Source => ({ category, projections })

/** The projection of a model that is made of the events of a few aggregates. */
export const fromSources = (...sources: ReadonlyArray<Source>): Model['project'] => {
  const byCategory = new Map(sources.map((one) => [one.category, one.projections]))
  return (projected, rows) => {
    const category = categoryOf(projected.event)
    const projection = category && byCategory.get(category)?.[projected.event.type]
    return projection ? projection(projected as never, rows) : []
  }
}

/** All models are asked about one event before the next: the answer for it is kept that long. */
const categoryOf = (() => {
  let last: RecordedEvent | null = null
  let category: string | undefined
  return (event: RecordedEvent): string | undefined => {
    if (event === last) return category
    last = event
    category = aggregateOfStream(carm, event.stream)?.category
    return category
  }
})()
