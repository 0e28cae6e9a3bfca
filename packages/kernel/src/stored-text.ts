/**
 * The text under an event's seal, cut out of the text that the event is stored as. Separate because it
 * only saves writing that text anew, which is most of the work of checking a hash: it says nothing where
 * the stored text is not surely the canonical one, and then that has to be written.
 */
import { maxCanonicalLength } from './canonical-json.js'
import { envelopeLevels, type RecordedEvent } from './envelope.js'
import { maxJsonDepth } from './json.js'
import { keepsItsPlace, type Members } from './ordered-json.js'

/**
 * What `event` is hashed over; null where only writing it can tell.
 *
 * @param stored the text that `event` was parsed from
 */
export const sealedPart = (event: RecordedEvent, stored: string): string | null => {
  if (stored.length > maxCanonicalLength || stored.includes('\\') || !stored.isWellFormed()) {
    return null
  }
  if (canonicalLength(event, maxJsonDepth + envelopeLevels) !== stored.length) return null
  const hash = stored.length - lengthBehindHash(event) - hashLength
  const grant = canonicalLength(event.metadata.grant, maxJsonDepth)
  const eventId = hash - 1 - grant - grantKey.length - eventIdLength
  return (
    stored.slice(0, eventId) +
    stored.slice(eventId + eventIdLength, hash) +
    stored.slice(hash + hashLength)
  )
}

const grantKey = '"grant":'
/** Of the members that no hash can cover, each with the comma behind it. */
const hashLength = '"hash":"",'.length + 64
const eventIdLength = '"eventId":"",'.length + 36

/** Counted from the end, since only texts and numbers follow: to look for the key takes half as long as to hash. */
const lengthBehindHash = ({ stream, revision, type, v, metadata }: RecordedEvent): number =>
  namesBehindHash +
  metadata.recordedAt.length +
  metadata.ruleSet.length +
  lengthOfNumber(revision) +
  stream.length +
  type.length +
  lengthOfNumber(v)
const namesBehindHash =
  '"previousHash":"","recordedAt":"","ruleSet":""},"revision":,"stream":"","type":"","v":}'.length +
  64

/**
 * How long the canonical text of a parsed value is, where no text in it has a backslash to be escaped; not a
 * number where that is not all that can be told of it.
 *
 * So a text without backslashes that parses to the value, and is as long, is the canonical one: blanks,
 * members that stand twice and other spellings of a number would make it longer, and the keys stand in it as
 * the engine lists them. Hence no numbers that `1e2` and the like spell in as many characters, and no keys
 * that look like numbers, which the engine lists first.
 */
const canonicalLength = (value: unknown, levels: number): number => {
  if (typeof value === 'string') return value.length + 2
  if (typeof value === 'number') return lengthOfNumber(value)
  if (value === null || value === true) return 4
  if (value === false) return 5
  if (typeof value !== 'object' || levels === 0) return Number.NaN
  return Array.isArray(value)
    ? lengthOfList(value, levels - 1)
    : lengthOfRecord(value as Members, levels - 1)
}

const lengthOfNumber = (value: number): number => {
  if (!Number.isSafeInteger(value) || value < 0) return Number.NaN
  if (value < 10) return 1
  return value % 100 === 0 ? Number.NaN : String(value).length
}

const lengthOfList = (list: ReadonlyArray<unknown>, levels: number): number => {
  let length = 2 + Math.max(list.length - 1, 0)
  for (let index = 0; index < list.length; index++) length += canonicalLength(list[index], levels)
  return length
}

/** `for` with `in`: a parsed object inherits nothing that it would list, and it takes half the time. */
const lengthOfRecord = (record: Members, levels: number): number => {
  let length = 1
  let before = ''
  for (const key in record) {
    if (key < before || !keepsItsPlace(key)) return Number.NaN
    before = key
    length += key.length + 4 + canonicalLength(record[key], levels)
  }
  return Math.max(length, 2)
}
