/** What every adapter checks before it appends, so that all refuse alike. */
import { type RecordedEvent, utf8Length } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { type AppendTooLarge, type Batch, maxAppendBytes } from './store.js'

/** The events as the JSON texts that are stored; left when together they are too large. */
export const storedTexts = (batch: Batch): E.Either<AppendTooLarge, ReadonlyArray<string>> => {
  requireConsecutive(batch)
  const texts = batch.events.map((event) => JSON.stringify(event))
  const units = texts.reduce((sum, text) => sum + text.length, 0)
  if (units * mostBytesOfUnit <= maxAppendBytes) return E.right(texts)
  const bytes = texts.reduce((sum, text) => sum + utf8Length(text), 0)
  return bytes > maxAppendBytes
    ? E.left({ name: 'AppendTooLarge', bytes, mostBytes: maxAppendBytes })
    : E.right(texts)
}

/** What one unit of a text takes in UTF-8 at most: far from the limit nothing is measured. */
const mostBytesOfUnit = 3

/** A batch that does not continue its stream is a bug of the caller. */
const requireConsecutive = ({ stream, expected, events }: Batch): void => {
  const first = expected === 'absent' ? 0 : expected + 1
  const isNext = (event: RecordedEvent, index: number) =>
    event.stream === stream && event.revision === first + index
  if (events.length === 0 || !events.every(isNext)) {
    throw new Error(`events for ${stream} do not continue it behind revision ${expected}`)
  }
}
