/**
 * Surtax measures as of a day, and which of a line's surtaxes are levied.
 *
 * Separate from the line's arithmetic because measures come, change and go by order: they are rows
 * of a table, and a new order is a new row, not new code.
 */
import { closed, faultsOf, integer, list, nullable, type Static, text } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { CivilDate, fractionOf, Rate } from '../values/index.js'
import { type DeclaredSurtax, MeasureId } from './line.js'
import { measuresData } from './measures-data.js'
import { multiply } from './round.js'

/**
 * One row: the terms of a measure from `validFrom` to `validUntil`, both included, null for no end.
 * Measures that share a precedence group do not stack: the lowest rank is levied. `baseFraction` is
 * the part of the value for duty that is charged where a line states none.
 */
export type SurtaxMeasure = Static<typeof SurtaxMeasure>
export const SurtaxMeasure = closed('SurtaxMeasure', {
  id: MeasureId,
  name: text<string>('name', '1 to 200 characters', (value) => /^.{1,200}$/u.test(value)),
  rate: Rate,
  baseFraction: Rate,
  validFrom: CivilDate,
  validUntil: nullable(CivilDate),
  precedence: nullable(closed('Precedence', { group: MeasureId, rank: integer('rank', 1, 99) })),
  source: text<string>('source', 'an address', (value) => /^https?:\/\/\S{1,500}$/.test(value)),
})

const decodeBuiltIn = (rows: ReadonlyArray<unknown>): ReadonlyArray<SurtaxMeasure> => {
  const decoded = list(SurtaxMeasure, { most: 500 }).decode(rows)
  if (E.isLeft(decoded)) {
    throw new Error(`built-in surtax measures: ${JSON.stringify(faultsOf(decoded.left))}`)
  }
  return decoded.right
}

/** The built-in table. Embedders may rate with one of their own. */
export const surtaxMeasures: ReadonlyArray<SurtaxMeasure> = decodeBuiltIn(measuresData)

/** Which table is read, and as of which day. Without a day, a measure's oldest row stands. */
export interface RatingBasis {
  readonly date: CivilDate | null
  /** Rows of one measure oldest first; the built-in table when absent. */
  readonly measures?: ReadonlyArray<SurtaxMeasure>
}

/** The row of the measure that is in force, or null: not in the table, or not in force that day. */
export const measureAsOf = (
  id: MeasureId,
  { date, measures = surtaxMeasures }: RatingBasis,
): SurtaxMeasure | null =>
  measures.find(
    (row) =>
      row.id === id &&
      (date === null ||
        (row.validFrom <= date && (row.validUntil === null || date <= row.validUntil))),
  ) ?? null

/** A surtax that counts, with the part of the value for duty that bears it. */
export interface LeviedSurtax {
  readonly measure: MeasureId
  readonly rate: Rate
  readonly baseFraction: Rate
}

interface Candidate {
  readonly declared: DeclaredSurtax
  readonly position: number
  readonly measure: SurtaxMeasure | null
}

/**
 * The declared surtaxes without those that another of their precedence group displaces (TXN-17).
 * A measure without a row in force is levied as declared: judging it is not arithmetic.
 */
export const leviedSurtaxes = (
  surtaxes: ReadonlyArray<DeclaredSurtax>,
  basis: RatingBasis,
): ReadonlyArray<LeviedSurtax> => {
  const candidates = surtaxes.map((declared, position): Candidate => {
    return { declared, position, measure: measureAsOf(declared.measure, basis) }
  })
  return candidates
    .filter((one) => !candidates.some((other) => displaces(other, one)))
    .map(({ declared, measure }) => ({
      measure: declared.measure,
      rate: declared.rate,
      baseFraction: declared.baseFraction ?? measure?.baseFraction ?? whole,
    }))
}

const whole = '1' as Rate

/**
 * Within a group a rate of zero yields to any other, since such a measure charges nothing; then
 * the lower rank wins. Assumed (CK-03): between equal ranks the higher rate, then the first named.
 */
const displaces = (other: Candidate, one: Candidate): boolean => {
  const theirs = other.measure?.precedence ?? null
  const ours = one.measure?.precedence ?? null
  if (theirs === null || ours === null || theirs.group !== ours.group) return false
  const otherRate = comparable(other.declared.rate)
  const rate = comparable(one.declared.rate)
  if ((otherRate === 0n) !== (rate === 0n)) return rate === 0n
  if (theirs.rank !== ours.rank) return theirs.rank < ours.rank
  return otherRate === rate ? other.position < one.position : otherRate > rate
}

/** Rates have at most ten decimals, so this is exact. */
const comparable = (rate: Rate): bigint => multiply(10_000_000_000n, fractionOf(rate))
