/** What an event adds to the audit log. Nothing that stands there is ever touched. */
import { aggregateOfStream, type Bn9, carm } from '@carmkit/core'
import type { Model, Projected } from '../../project/model.js'
import { type Change, put } from '../../project/rows.js'
import { actorNameOf, actorOf } from '../recorded.js'
import { auditEvent, eventParty, streamParty } from './tables.js'

export const project: Model['project'] = (projected, rows) => {
  const { event, position } = projected
  const known = rows.where(streamParty, { stream: event.stream }).map(({ bn9 }) => bn9 as Bn9)
  const named = aggregateOfStream(carm, event.stream)?.parties(event) ?? []
  const parties = [...new Set([...known, ...named])]
  const actor = actorOf(event)
  const actingFor = actor.kind === 'user' ? actor.actingFor : null
  const concerned = new Set([...parties, ...(actingFor === null ? [] : [actingFor])])
  return [
    logged(projected),
    ...[...concerned].map((bn9) =>
      put(eventParty, {
        bn9,
        position,
        in_account: parties.includes(bn9) ? 1 : 0,
        acted: bn9 === actingFor ? 1 : 0,
      }),
    ),
    ...parties
      .filter((bn9) => !known.includes(bn9))
      .map((bn9) => put(streamParty, { stream: event.stream, bn9 })),
  ]
}

const logged = ({ event, position }: Projected): Change => {
  const { metadata } = event
  const actor = actorOf(event)
  const { role, rules, delegation } = metadata.grant as unknown as RecordedGrant
  return put(auditEvent, {
    position,
    event_id: metadata.eventId,
    stream: event.stream,
    revision: event.revision,
    type: event.type,
    recorded_at: metadata.recordedAt,
    effective_at: metadata.effectiveAt,
    actor_kind: actor.kind,
    actor: actorNameOf(actor),
    acting_for: actor.kind === 'user' ? actor.actingFor : null,
    command_id: metadata.commandId,
    command_type: (metadata.command?.['type'] as string | undefined) ?? null,
    correlation_id: metadata.correlationId,
    causation_id: metadata.causationId,
    role,
    rules: JSON.stringify(rules),
    delegation,
    rule_set: metadata.ruleSet,
    hash: metadata.hash,
  })
}

/** As the command loop records it. */
interface RecordedGrant {
  readonly role: string | null
  readonly rules: ReadonlyArray<string>
  readonly delegation: string | null
}
