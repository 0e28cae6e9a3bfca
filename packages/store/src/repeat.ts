/**
 * A command id that its stream knows already: the recorded outcome is the answer for ever, and the
 * same id with other content is refused, naming what differs.
 */
import { isJsonObject, type Json, joinPath, type RecordedEvent } from '@carmkit/kernel'
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
  const field = firstDifference(
    { type: command['type'], actor: first.metadata.actor, data: command['data'] ?? first.data },
    { type: sent.type, actor: sent.actor, data: withoutFields(sent.data, withheld) },
  )
  return field === null ? null : { name: 'CommandIdReused', rule: 'TXN-46', field }
}

/** Path of the first place where two JSON values differ; null when they are equal. */
const firstDifference = (one: unknown, other: unknown, path = ''): string | null => {
  if (Array.isArray(one) && Array.isArray(other)) {
    const longest = one.length > other.length ? one : other
    return firstOf(
      longest.map((_, index) => firstDifference(one[index], other[index], joinPath(path, index))),
    )
  }
  if (isJsonObject(one) && isJsonObject(other)) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return firstOf(
      [...keys].map((key) => firstDifference(one[key], other[key], joinPath(path, key))),
    )
  }
  return one === other ? null : path
}

const firstOf = (paths: ReadonlyArray<string | null>): string | null =>
  paths.find((path) => path !== null) ?? null
