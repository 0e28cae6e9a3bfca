/** The rulings that lines of a version quote, and which of them do not hold for their line (TXN-42). */
import type { StreamRef } from '@carmkit/kernel'
import type { Facts } from '../../../aggregate.js'
import { bn9Of, RulingNumber } from '../../../values/index.js'
import { rulingMismatch } from '../../ruling/state/in-force.js'
import { initial, type Ruling, rulingStream } from '../../ruling/state/index.js'
import type { Line, LineMismatch } from '../content.js'
import { type Filed, type Version, versionIn } from '../state/index.js'

/** A number that no ruling can have has no stream. */
export const quotedStreams = ({ lines }: Version): ReadonlyArray<StreamRef<Ruling>> =>
  [...new Set([...lines.values()].map(({ rulingNumber }) => rulingNumber))]
    .filter(RulingNumber.is)
    .map(rulingStream)

/** In the order of the lines; none for a version that there is not. */
export const mismatchesOf = (
  state: Filed,
  { number, facts }: { readonly number: number; readonly facts: Facts },
): ReadonlyArray<LineMismatch> => {
  const version = versionIn(state, number)
  return version === undefined
    ? []
    : [...version.lines.values()]
        .toSorted((one, other) => one.number - other.number)
        .flatMap((line) => mismatchOf(line, { state, version, facts }) ?? [])
}

interface Quoted {
  readonly state: Filed
  readonly version: Version
  readonly facts: Facts
}

/** A version that names no release is held against the day of acceptance (assumed CK-125). */
const mismatchOf = (
  { number: line, rulingNumber, classification }: Line,
  { state: { importer, acceptedOn }, version, facts }: Quoted,
): LineMismatch | null => {
  if (rulingNumber === undefined) return null
  const ruling = RulingNumber.is(rulingNumber)
    ? facts.stream(rulingStream(rulingNumber)).state
    : initial
  const cause = rulingMismatch(ruling, {
    releaseDate: version.header.releaseDate ?? acceptedOn,
    business: bn9Of(importer),
    classification,
  })
  return cause === null ? null : { line, rulingNumber, cause }
}
