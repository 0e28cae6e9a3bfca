/** The agency's charges of a version beside ours: what we make of each line, and what differs. */
import * as E from 'fp-ts/lib/Either.js'
import {
  type DocumentCharges,
  type RatingBasis,
  rate,
  unknownCharges,
} from '../../../rating/index.js'
import { addsUp, differences, type Theirs } from '../content/assessment.js'
import { linesInOrder } from '../content/whole.js'
import type { Version } from '../state/index.js'

export const compared = (
  version: Version,
  { theirs, basis }: { readonly theirs: Theirs; readonly basis: RatingBasis },
) => {
  const ours = oursOf(version, basis)
  const numbers = linesInOrder(version).map(({ number }) => number)
  const ourLines = new Map(numbers.map((number, index) => [number, ours.lines[index]]))
  const theirNumbers = new Set(theirs.lines.map(({ line }) => line))
  const lines = theirs.lines.map(({ line, ...stated }) => ({
    line,
    ...differences(stated, ourLines.get(line) ?? unknownCharges),
  }))
  return {
    ours,
    difference: {
      lines: lines.filter((one) => Object.keys(one).length > 1),
      total: differences(theirs.total, ours.total),
    },
    unmatched: [
      ...numbers.filter((number) => !theirNumbers.has(number)),
      ...[...theirNumbers].filter((number) => !ourLines.has(number)),
    ].toSorted((one, other) => one - other),
    addsUp: addsUp(theirs.total),
  }
}

/**
 * What was charged here, or of a version of another system what its lines come to; unknown where a
 * line cannot be rated, or states what has no place here (assumed CK-124).
 */
const oursOf = (version: Version, basis: RatingBasis): DocumentCharges => {
  if (version.imported === null) return version.charges
  const { unheld } = version.imported
  const lines = linesInOrder(version)
  const rated = lines.map((line) => {
    const one = unheld.includes(line.number) ? null : rate([line], basis)
    return one !== null && E.isRight(one) ? one.right.total : null
  })
  const all = rated.includes(null) ? null : rate(lines, basis)
  return {
    lines: rated.map((one) => one ?? unknownCharges),
    total: all !== null && E.isRight(all) ? all.right.total : unknownCharges,
  }
}
