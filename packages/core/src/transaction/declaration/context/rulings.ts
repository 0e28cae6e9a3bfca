/** What rulings say of the lines that quote them: whether they hold for a line, and whether they rule otherwise. */
import type { StreamRef } from '@carmkit/kernel'
import type { Facts } from '../../../aggregate.js'
import { bn9Of, type CivilDate, RulingNumber } from '../../../values/index.js'
import {
  isRuledOtherwise,
  type Quoting,
  reasonToBelieveFrom,
  rulingMismatch,
} from '../../ruling/state/in-force.js'
import { initial, type Ruling, rulingStream } from '../../ruling/state/index.js'
import type { Line, LineMismatch } from '../content/index.js'
import { currentOf, type Filed, knownVersion, type Version } from '../state/index.js'

/** A number that no ruling can have has no stream. */
export const quotedStreams = ({ lines }: Version): ReadonlyArray<StreamRef<Ruling>> =>
  [...new Set([...lines.values()].map(({ rulingNumber }) => rulingNumber))]
    .filter(RulingNumber.is)
    .map(rulingStream)

/** In the order of the lines; none for a version that there is not (TXN-42). */
export const mismatchesOf = (
  state: Filed,
  { number, facts }: { readonly number: number; readonly facts: Facts },
): ReadonlyArray<LineMismatch> => {
  const version = knownVersion(state, number)
  if (version === undefined) return []
  return inOrder(version).flatMap((line) => {
    const { number: quotedOn, rulingNumber } = line
    if (rulingNumber === undefined) return []
    const ruling = RulingNumber.is(rulingNumber)
      ? facts.stream(rulingStream(rulingNumber)).state
      : initial
    const cause = rulingMismatch(ruling, quotingOf(state, { version, line }))
    return cause === null ? [] : [{ line: quotedOn, rulingNumber, cause }]
  })
}

/** What a decided ruling tells of lines that quote it. */
export interface Learned {
  /** The Eastern day of its latest decision. */
  readonly on: CivilDate
  readonly lines: ReadonlyArray<number>
}

/** Of the version in effect; null before any decision. */
export const learnedFrom = (
  state: Filed,
  { rulingNumber, facts }: { readonly rulingNumber: RulingNumber; readonly facts: Facts },
): Learned | null => {
  const { state: ruling } = facts.stream(rulingStream(rulingNumber))
  const on = reasonToBelieveFrom(ruling)
  if (on === null) return null
  const version = currentOf(state)
  const lines = inOrder(version)
    .filter((line) => line.rulingNumber === rulingNumber)
    .filter((line) => isRuledOtherwise(ruling, quotingOf(state, { version, line })))
  return { on, lines: lines.map(({ number }) => number) }
}

const inOrder = ({ lines }: Version): ReadonlyArray<Line> =>
  [...lines.values()].toSorted((one, other) => one.number - other.number)

/** A version that names no release is held against the day of acceptance (assumed CK-125). */
const quotingOf = (
  { importer, acceptedOn }: Filed,
  { version, line }: { readonly version: Version; readonly line: Line },
): Quoting => ({
  releaseDate: version.header.releaseDate ?? acceptedOn,
  business: bn9Of(importer),
  classification: line.classification,
})
