/** Words that the texts of several aggregates share; apart from them so that each says them alike. */
import type { JsonObject } from '@carmkit/kernel'

/** Events are told from their stored data, whatever their version: what is missing is left out. */
export type Describe = (data: JsonObject) => string

/** A text for each event of an aggregate, by its type. */
export interface Descriptions {
  readonly [type: string]: Describe
}

/** A stored text or number as it is; nothing for anything else. */
export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const record = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {}

export const items = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [])

/** People are told by the beginning of their id, as in all tables. */
export const short = (userId: unknown): string => text(userId).slice(0, 8)

/** With a space before it; nothing for a period without an end. */
export const until = (end: unknown): string => (text(end) === '' ? '' : ` until ${text(end)}`)

/** The value behind a comma; nothing where there is none. */
export const also = (value: unknown): string => (text(value) === '' ? '' : `, ${text(value)}`)

export const listed = (values: unknown): string => items(values).map(text).join(', ')

/** `Reader on RM0001, RM0002`. */
export const role = (assignment: unknown): string => {
  const { role: name, programs } = record(assignment)
  return Array.isArray(programs) ? `${text(name)} on ${listed(programs)}` : text(name)
}

/** What was decided although nobody supplied the facts. */
export const unchecked = (names: unknown): string =>
  items(names).length === 0 ? '' : `, unchecked: ${listed(names)}`
