/**
 * What a version comes to, proved from the events: the arithmetic of each of its lines, as the rater
 * tells it, and the events that made it, brought what it says, and answered it.
 */
import { canonicalJson } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf } from '../../../calendar/index.js'
import {
  type Charges,
  type LineTerms,
  type RatingBasis,
  rateWithTerms,
  type SurtaxMeasure,
  unknownCharges,
} from '../../../rating/index.js'
import { ratingBasisOf } from '../content/basis.js'
import type { Line } from '../content/index.js'
import { linesInOrder } from '../content/whole.js'
import type { DeclarationEvent } from '../event/index.js'
import { evolve } from '../evolve/index.js'
import {
  type Declaration,
  initial,
  knownVersion,
  type Version,
  versionsOf,
} from '../state/index.js'
import { type Brought, broughtTo, makingOf } from './brought.js'
import { type OtherCharge, otherCharges } from './total.js'

/**
 * Why a line has no arithmetic, for nothing is made up:
 *
 * - `NotRated`: another system filed it, and nobody has rated it here.
 * - `NotHeld`: what another system stated of it has no place here, or cannot be rated.
 * - `TableNotAtHand`: the table of measures by which it was rated is not at hand.
 * - `Otherwise`: rated by that table, it comes to something else than was recorded.
 */
export type NoTerms = 'NotRated' | 'NotHeld' | 'TableNotAtHand' | 'Otherwise'

export interface LineProof {
  readonly line: number
  /** As they were recorded. */
  readonly charges: Charges
  /** Null where `noTerms` says why. */
  readonly terms: LineTerms | null
  readonly noTerms: NoTerms | null
  /** Place of the event that stated it. */
  readonly broughtBy: number | null
}

/** Places are those of the events in their stream. */
export interface VersionProof {
  readonly version: Version
  readonly lines: ReadonlyArray<LineProof>
  /** Where its total is not what its lines add up to, or its approval says other charges. */
  readonly otherwise: ReadonlyArray<OtherCharge>
  /** What the lines were rated by; null where they were not. */
  readonly basis: RatingBasis | null
  /** The event that made it, and the one with which its lines were rated, where that is another. */
  readonly madeBy: ReadonlyArray<number>
  /** The events that stated its header and its lines. */
  readonly broughtBy: ReadonlyArray<number>
  /** Answers of the agency to it. */
  readonly answeredBy: ReadonlyArray<number>
}

/** The table of measures of the command that recorded an event; null where it is not at hand. */
export type MeasuresAt = (place: number) => ReadonlyArray<SurtaxMeasure> | null

/** Left has the numbers of the versions that there are, in order. */
export const versionProof = (
  events: ReadonlyArray<DeclarationEvent>,
  { number, measuresAt }: { readonly number: number; readonly measuresAt: MeasuresAt },
): E.Either<ReadonlyArray<number>, VersionProof> => {
  const state = folded(events)
  const version = 'versions' in state ? knownVersion(state, number) : undefined
  const made = makingOf(events, number)
  if (version === undefined || made === null) {
    return E.left('versions' in state ? versionsOf(state).map((one) => one.number) : [])
  }
  const rated = ratedAt(events, { version, made })
  const measures = rated === null ? null : measuresAt(rated.place)
  const basis =
    rated === null || measures === null
      ? null
      : ratingBasisOf(version.header, { otherwise: rated.otherwise, measures })
  const brought = broughtTo(events, chainTo(state, version))
  return E.right({
    version,
    lines: linesInOrder(version).map((line, index) => ({
      line: line.number,
      charges: version.charges.lines[index] ?? unknownCharges,
      ...termsFor(line, { version, index, basis, isRated: rated !== null }),
      broughtBy: brought.lines.get(line.number) ?? null,
    })),
    otherwise: rated === null ? [] : otherCharges(events, { ...toldOf(version), ...rated }),
    basis,
    madeBy: unique([made, ...(rated === null ? [] : [rated.place])]),
    broughtBy: placesOf(brought),
    answeredBy: events.flatMap((event, place) => (answers(event) === number ? [place] : [])),
  })
}

const toldOf = (version: Version) => ({
  number: version.number,
  charges: version.charges,
  lines: linesInOrder(version).map((line) => line.number),
})

const folded = (events: ReadonlyArray<DeclarationEvent>): Declaration =>
  events.reduce(evolve, initial)

/** Where its lines were rated, and the day that counts for goods that were never released. */
const ratedAt = (
  events: ReadonlyArray<DeclarationEvent>,
  { version, made }: { readonly version: Version; readonly made: number },
) => {
  if (version.imported === null) {
    const state = folded(events.slice(0, made + 1))
    return state.status === 'Accepted' ? { place: made, otherwise: state.acceptedOn } : null
  }
  const place = events.findLastIndex(
    ({ type, data }) => type === 'AssessmentRecorded' && data.version === version.number,
  )
  return version.assessment === null || place === -1
    ? null
    : { place, otherwise: easternDateOf(version.assessment.assessedAt) }
}

interface ToTell {
  readonly version: Version
  readonly index: number
  readonly basis: RatingBasis | null
  readonly isRated: boolean
}

/** Lines know nothing of each other: each is rated by itself. */
const termsFor = (
  line: Line,
  { version, index, basis, isRated }: ToTell,
): Pick<LineProof, 'terms' | 'noTerms'> => {
  if (!isRated) return { terms: null, noTerms: 'NotRated' }
  if (version.imported?.unheld.includes(line.number)) return { terms: null, noTerms: 'NotHeld' }
  if (basis === null) return { terms: null, noTerms: 'TableNotAtHand' }
  const recorded = version.charges.lines[index] ?? unknownCharges
  const rated = rateWithTerms([line], basis)
  if (E.isLeft(rated)) return { terms: null, noTerms: 'NotHeld' }
  const { charges, terms } = rated.right
  if (isSame(charges.lines[0], recorded)) return { terms: terms[0] ?? null, noTerms: null }
  return { terms: null, noTerms: isSame(recorded, unknownCharges) ? 'NotHeld' : 'Otherwise' }
}

const isSame = (one: Charges | undefined, other: Charges): boolean =>
  one !== undefined && textOf(one) === textOf(other)

/** What is recorded stands in the order of its keys, also in its lists. */
const textOf = (charges: Charges): string => {
  const written = canonicalJson(charges)
  if (E.isLeft(written)) throw new Error(`no canonical text: ${written.left.reason}`)
  return written.right
}

/** A version and those that it is based on, the first one first. */
const chainTo = (state: Declaration, last: Version): ReadonlyArray<Version> => {
  const chain = [last]
  for (let version = last; version.basedOn !== null && 'versions' in state; ) {
    const base = knownVersion(state, version.basedOn)
    if (base === undefined || base.number >= version.number) break
    chain.push(base)
    version = base
  }
  return chain.toReversed()
}

const placesOf = ({ header, lines }: Brought): ReadonlyArray<number> =>
  unique([...(header === null ? [] : [header]), ...lines.values()])

const unique = (places: ReadonlyArray<number>): ReadonlyArray<number> =>
  [...new Set(places)].toSorted((one, other) => one - other)

const answering: ReadonlyArray<DeclarationEvent['type']> = [
  'AdjustmentApproved',
  'AdjustmentRejected',
  'AcceptanceRecorded',
  'AssessmentRecorded',
  'DecisionRecorded',
  'ChargesImported',
]

/** The version that the agency answers with an event; null for all others. */
const answers = ({ type, data }: DeclarationEvent): number | null =>
  answering.includes(type) && 'version' in data ? data.version : null
