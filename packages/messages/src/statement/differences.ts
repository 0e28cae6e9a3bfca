/** What differs between their lines and ours, each with its amount and its cause. */
import { type Cents, type Money, type Total, totalTextOf } from '@carmkit/core'
import { type Cause, causeOfOurs, causeOfPair, causeOfTheirs, type Evidence } from './cause.js'
import { type Discord, paired, type Theirs } from './match.js'
import { centsIn, type Line, type OurLine } from './ours.js'

export interface Difference {
  readonly kind: 'period' | 'opening' | 'missingHere' | 'missingThere' | Discord
  /** What it is about: number and version, or the name that a thing has here. */
  readonly item: string
  /** Where it stands in their message, like `body.lines[3]`; null for what they do not have. */
  readonly place: string | null
  /** The event that it comes from here; null for what we do not have. */
  readonly revision: number | null
  readonly ours: Money | Total | null
  readonly theirs: Money | Total | null
  /** Theirs less ours. */
  readonly difference: Total
  readonly cause: Cause
}

/** Theirs less ours, in cents. */
export const lessOurs = (theirs: number, ours: number): Total =>
  totalTextOf((theirs - ours) as Cents)

/** Of the lines of one ledger, and those of theirs that are about it. */
export const lineDifferences = (
  {
    ours,
    theirs,
  }: { readonly ours: ReadonlyArray<OurLine>; readonly theirs: ReadonlyArray<Theirs> },
  evidence: Evidence,
): ReadonlyArray<Difference> => {
  const { pairs, onlyOurs, onlyTheirs } = paired(ours, theirs)
  return [
    ...pairs.map((pair) => differenceOf(pair.discord, pair, causeOfPair(pair, evidence))),
    ...onlyTheirs.map((one) => missingHere(one, causeOfTheirs(one, theirs, evidence))),
    ...onlyOurs.map((one) =>
      differenceOf('missingThere', { ours: one }, causeOfOurs(one, evidence)),
    ),
  ]
}

export const missingHere = (theirs: Theirs, cause: Cause): Difference =>
  differenceOf('missingHere', { theirs }, cause)

const differenceOf = (
  kind: Difference['kind'],
  { ours, theirs }: { readonly ours?: OurLine; readonly theirs?: Theirs },
  cause: Cause,
): Difference => {
  const amounts = { ours: ours?.line.amount ?? null, theirs: theirs?.line.amount ?? null }
  return {
    kind,
    item: ours?.item ?? nameOf(theirs?.line),
    place: theirs === undefined ? null : `body.lines[${theirs.index}]`,
    revision: ours?.revision ?? null,
    ...amounts,
    difference: lessOurs(centsIn(amounts.theirs), centsIn(amounts.ours)),
    cause,
  }
}

const nameOf = (line: Line | undefined): string => {
  if (line === undefined) return ''
  const { transactionNumber, version, documentType } = line
  if (transactionNumber === undefined) return documentType
  return version === undefined ? transactionNumber : `${transactionNumber}/${version}`
}
