/**
 * What a command would change: who gains and who loses what, before anybody sends it.
 *
 * The command is decided as the loop would decide it, its events are folded into a second portal,
 * and the two sets of access are subtracted. Nothing is guessed from the command.
 */
import type { Denied, DomainEvent, Reason, Rejected } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { AnyAggregate } from '../aggregate.js'
import type { Denial } from '../authority/index.js'
import { aggregateOfCommand } from '../domain.js'
import { decideRequest, type Request } from '../handle.js'
import type { Instant } from '../values/index.js'
import { type Change, difference } from './difference.js'
import { type Portal, portalOf } from './portal.js'
import type { Held } from './streams.js'

/**
 * Every line that changes, or the refusal of the command.
 *
 * Time changes access too: before and after are both asked at `now`, so that every line is the
 * command's doing. What reactions make of its events later is not part of it. Throws for a request
 * of no known command.
 */
export const preview = (
  portal: Portal,
  { request, now }: { readonly request: Request; readonly now: Instant },
): E.Either<Denied<Denial> | Rejected<Reason>, ReadonlyArray<Change>> => {
  const { command } = request
  const aggregate = aggregateOfCommand(portal.domain, command.type)
  if (aggregate === undefined) throw new Error(`${command.type} is no command`)
  const own = aggregate.streamOf(command)
  const held = portal.facts.stream(own)
  const decided = decideRequest(aggregate, request, {
    state: held.state,
    facts: portal.facts,
    now,
  })
  if (E.isLeft(decided)) return decided
  const { events } = decided.right
  if (events.length === 0) return E.right([])
  const streams = new Map(portal.streams).set(own.name, folded(aggregate, held, events))
  const portals = { before: portal, after: portalOf(streams, portal) }
  return E.right(difference(portals, { stream: own.name, now }))
}

/** The hash stays the one before: what is not recorded has none. */
const folded = (
  { evolve }: AnyAggregate,
  { state, pin }: Held,
  events: ReadonlyArray<DomainEvent>,
): Held => {
  const last = pin.revision === 'absent' ? -1 : pin.revision
  return {
    state: events.reduce<unknown>((before, event) => evolve(before, event), state),
    pin: { ...pin, revision: last + events.length },
  }
}
