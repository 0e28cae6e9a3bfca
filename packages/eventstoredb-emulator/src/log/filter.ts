/** Which events of the whole log a filtered read lets through. */
import type { RecordedEvent } from './event.js'

export type EventFilter = (event: RecordedEvent) => boolean

/** Compared character by character; one of them suffices. */
export const matchesPrefix =
  (prefixes: ReadonlyArray<string>, textOf: (event: RecordedEvent) => string): EventFilter =>
  (event) =>
    prefixes.some((prefix) => textOf(event).startsWith(prefix))

/** Unanchored. A node reads .NET's regular expressions, this one JavaScript's: throws on others. */
export const matchesRegex = (
  source: string,
  textOf: (event: RecordedEvent) => string,
): EventFilter => {
  const regex = new RegExp(source)
  return (event) => regex.test(textOf(event))
}
