/**
 * What a later version comes to, and what that is more or less than what a ledger was told of.
 *
 * Separate because of declarations of other systems: what the agency charged there stands, and what
 * cannot be told of a line is neither owed nor owed back (assumed CK-123).
 */
import {
  type Charges,
  type ChargesDifference,
  type DocumentCharges,
  differenceOf,
  sumOfDifferences,
  unknownCharges,
} from '../../../rating/index.js'
import type { Assessed, Content, Line } from '../content/index.js'
import { isSameLine, linesInOrder } from '../content/whole.js'
import { currentOf, type Filed, type Version, versionOf } from '../state/index.js'

export interface Reckoned {
  readonly charges: DocumentCharges
  readonly delta: ChargesDifference
  /** Charges that cannot be told changed, or stand in a version of which no charges are known. */
  readonly isPartial: boolean
}

/** `after` with the charges of all its lines, as they are rated here. */
export const reckoned = (state: Filed, after: Assessed): Reckoned => {
  const told = state.charged === null ? null : versionOf(state, state.charged.version)
  const untold = untoldLines(told ?? currentOf(state))
  const lines = linesInOrder(after).map((line, index) => ({
    line,
    charges: after.charges.lines[index] ?? unknownCharges,
  }))
  const charges = whole(lines, { base: currentOf(state), total: after.charges.total })
  if (untold.size === 0) {
    const before = told?.charges.total ?? unknownCharges
    return { charges, delta: differenceOf(before, after.charges.total), isPartial: false }
  }
  const before = told === null ? new Map<number, Charges>() : chargesByLine(told)
  const known = lines.filter(({ line }) => !untold.has(line.number))
  return {
    charges,
    delta: sumOfDifferences(
      known.map((one) => differenceOf(before.get(one.line.number) ?? unknownCharges, one.charges)),
    ),
    isPartial: lines.some(
      ({ line }) =>
        untold.has(line.number) &&
        (told === null || !isSameLine(line, told.lines.get(line.number))),
    ),
  }
}

/** What could not be told of a line still cannot while the line stays as it is. */
const whole = (
  lines: ReadonlyArray<{ readonly line: Line; readonly charges: Charges }>,
  { base, total }: { readonly base: Version; readonly total: Charges },
): DocumentCharges => {
  const untold = untoldLines(base)
  const isUntold = (line: Line) =>
    untold.has(line.number) && isSameLine(line, base.lines.get(line.number))
  return {
    lines: lines.map(({ line, charges }) => (isUntold(line) ? unknownCharges : charges)),
    total: lines.some(({ line }) => isUntold(line)) ? unknownCharges : total,
  }
}

/** Until the agency's charges of a version are known, ours are not computed. */
const untoldLines = (version: Version): ReadonlySet<number> => {
  const { imported, assessment } = version
  if (imported !== null && assessment === null) return new Set(imported.unheld)
  const byLine = [...chargesByLine(version)]
  return new Set(
    byLine.flatMap(([line, { valueForDuty }]) => (valueForDuty === null ? [line] : [])),
  )
}

const chargesByLine = (
  version: Content & Pick<Assessed, 'charges'>,
): ReadonlyMap<number, Charges> =>
  new Map(
    linesInOrder(version).map(({ number }, index) => [
      number,
      version.charges.lines[index] ?? unknownCharges,
    ]),
  )
