/**
 * The middle of the flow, pure: authorize, then decide. The command loop, the tests and any replay
 * come through here, so that all of them ask in the same order.
 */
import type { Denied, DomainEvent, Reason, Rejected, StreamRef } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyAggregate, Decision, Facts, Needs } from './aggregate.js'
import { type Actor, authorize, type Denial, type Grant } from './authority/index.js'
import type { Command } from './command-definition.js'
import type { Instant } from './values/index.js'
import { authorityStreams, moreAuthorityStreams, worldOf } from './world.js'

/** A decoded command with its sender. */
export interface Request<C extends Command = Command> {
  readonly commandId: string
  readonly actor: Actor
  readonly command: C
}

/** Events and the authority they were decided under. No events: it is already true. */
export interface Decided {
  readonly grant: Grant
  readonly events: ReadonlyArray<DomainEvent>
}

/** Everything a request needs from elsewhere: the aggregate's facts, and those of authority. */
export const needsOf = (
  aggregate: AnyAggregate,
  request: Request,
  { state, now }: { readonly state: unknown; readonly now: Instant },
): Needs => {
  const { actor, command } = request
  const { target } = aggregate.intent(command, state, now)
  const { streams, tables, more } = aggregate.needs(command, state)
  return {
    streams: distinct([...authorityStreams(actor, target), ...streams]),
    tables,
    more: (first) =>
      distinct([...moreAuthorityStreams(actor, target, first), ...(more?.(first) ?? [])]),
  }
}

const distinct = (refs: ReadonlyArray<StreamRef<unknown>>): ReadonlyArray<StreamRef<unknown>> => [
  ...new Map(refs.map((ref) => [ref.name, ref])).values(),
]

/** What was found for a request. */
interface FoundFor {
  readonly state: unknown
  readonly facts: Facts
  readonly now: Instant
}

/** Denied before rejected; a decision without a grant for this very command throws. */
export const decideRequest = (
  aggregate: AnyAggregate,
  request: Request,
  found: FoundFor,
): E.Either<Denied<Denial> | Rejected<Reason>, Decided> => {
  const { actor, command, commandId } = request
  const { state, facts, now } = found
  const granted = authorizeRequest(aggregate, request, found)
  if (E.isLeft(granted)) return E.left({ outcome: 'denied', reasons: granted.left })
  const decision: Decision = { now, commandId, actor, grant: granted.right }
  const decided = aggregate.decide(
    command,
    state,
    aggregate.context(command, { state, facts, decision }),
  )
  return E.isLeft(decided)
    ? E.left({ outcome: 'rejected', reasons: [decided.left] })
    : E.right({ grant: granted.right, events: decided.right })
}

/** The first half alone: may it be done at all? Left holds every reason against it. */
export const authorizeRequest = (
  aggregate: AnyAggregate,
  { actor, command, commandId }: Request,
  { state, facts, now }: FoundFor,
): E.Either<ReadonlyArray<Denial>, Grant> => {
  const intent = aggregate.intent(command, state, now)
  return authorize({ commandId, actor, intent, now }, worldOf(actor, intent.target, facts))
}
