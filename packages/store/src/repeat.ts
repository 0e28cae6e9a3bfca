/**
 * A command id that its stream knows already: the recorded outcome is the answer for ever, and the
 * same id with other content is refused, naming what differs.
 */
import type { Json, RecordedEvent } from '@carmkit/kernel'
import { firstDifference } from './json-difference.js'
import type { Submission } from './submission.js'

export interface CommandIdReused {
  readonly name: 'CommandIdReused'
  readonly rule: 'TXN-46'
  /** First field that differs: `type`, `actor.userId`, `data.scope`. */
  readonly field: string
}

/** Command data without the fields named. */
export const withoutFields = (data: object, fields: ReadonlyArray<Json>): object =>
  Object.fromEntries(Object.entries(data).filter(([field]) => !fields.includes(field)))

/** Null when the recorded command is the one sent now, as far as its fields are recorded. */
export const reuseOf = (
  recorded: ReadonlyArray<RecordedEvent>,
  sent: Submission,
): CommandIdReused | null => {
  const [first] = recorded
  if (first === undefined) return null
  const command = first.metadata.command ?? {}
  const withheld = Array.isArray(command['withheld']) ? command['withheld'] : []
  const difference = firstDifference(
    { type: command['type'], actor: first.metadata.actor, data: command['data'] ?? first.data },
    { type: sent.type, actor: sent.actor, data: withoutFields(sent.data, withheld) },
  )
  return difference === null
    ? null
    : { name: 'CommandIdReused', rule: 'TXN-46', field: difference.path }
}
