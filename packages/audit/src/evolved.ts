/**
 * One more event of a stream folded, with care: an audit is asked of stores that a forger may have
 * sealed anew, with events that decode and that no decision of these rules could have made there.
 * `evolve` throws on some of those. Here, and nowhere else, that is a fault of the stream.
 */
import type { AnyAggregate } from '@carmkit/core'
import type { DomainEvent, RecordedEvent } from '@carmkit/kernel'
import type { Unreadable } from '@carmkit/store'
import * as E from 'fp-ts/lib/Either.js'

/** An event in its current form, and the place where it is recorded. */
export interface Evolving {
  readonly aggregate: AnyAggregate
  readonly recorded: Pick<RecordedEvent, 'stream' | 'revision'>
  readonly event: DomainEvent
}

/**
 * The state after the event. Left: it cannot stand behind that state, with the reason that `evolve`
 * gave, so that an error of ours is known as one.
 */
export const evolved = (
  state: unknown,
  { aggregate, recorded: { stream, revision }, event }: Evolving,
): E.Either<Unreadable, unknown> =>
  E.tryCatch(
    () => aggregate.evolve(state, event) as unknown,
    (thrown) => ({
      name: 'Unreadable',
      stream,
      revision,
      reason: `${event.type} cannot follow what stands before it (${messageOf(thrown)}): sealed anew by a forger, or an error of this library`,
    }),
  )

/** What a thrown value says of itself. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)
