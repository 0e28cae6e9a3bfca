/**
 * What of a debt still bears interest that nobody has assessed: strands of principal, each with the
 * days it was unpaid. A payment closes part of a strand on the day it was made; a returned payment
 * opens it again, so that interest is what it would have been without the payment (TXN-35).
 */
import {
  addDays,
  type Cents,
  type CivilDate,
  lesser,
  minus,
  noCents,
  plus,
} from '../../values/index.js'

export interface Strand {
  readonly principal: Cents
  /** First day not assessed yet; never before the day after the due date (TXN-30). */
  readonly from: CivilDate
  /** Last day unpaid; null while it is. */
  readonly until: CivilDate | null
  /** Exact interest assessed on it so far, whole millionths of a cent as text. */
  readonly accrued: string
}

/** Part of a debt that a fund pays, and from when it would bear interest again if the fund did not. */
export interface Part {
  readonly amount: Cents
  /** Null for debts that bear none. */
  readonly bearsFrom: CivilDate | null
}

/** What is owed from the day after the due date on. */
export const newStrand = (principal: Cents, dueDate: CivilDate): Strand => ({
  principal,
  from: addDays(dueDate, 1),
  until: null,
  accrued: '0',
})

/** Takes an amount out of the open strands, which bear until the day of payment. */
export const paidStrands = (
  strands: ReadonlyArray<Strand>,
  { amount, paidOn }: { readonly amount: Cents; readonly paidOn: CivilDate },
): { readonly strands: ReadonlyArray<Strand>; readonly parts: ReadonlyArray<Part> } => {
  const after: Strand[] = []
  const parts: Part[] = []
  let rest = amount
  for (const strand of strands) {
    const taken = strand.until === null ? lesser(rest, strand.principal) : noCents
    if (taken === 0) {
      after.push(strand)
      continue
    }
    rest = minus(rest, taken)
    const { closed, left } = split(strand, taken)
    if (left.principal > 0) after.push(left)
    if (paidOn >= strand.from) after.push({ ...closed, until: paidOn })
    parts.push({ amount: taken, bearsFrom: later(addDays(paidOn, 1), strand.from) })
  }
  if (rest > 0) parts.push({ amount: rest, bearsFrom: null })
  return { strands: after, parts }
}

/** Interest assessed so far goes with the principal, in proportion. */
const split = (
  strand: Strand,
  taken: Cents,
): { readonly closed: Strand; readonly left: Strand } => {
  const accrued = BigInt(strand.accrued)
  const share = (accrued * BigInt(taken)) / BigInt(strand.principal)
  return {
    closed: { ...strand, principal: taken, accrued: String(share) },
    left: {
      ...strand,
      principal: minus(strand.principal, taken),
      accrued: String(accrued - share),
    },
  }
}

/** The parts are unpaid again. */
export const reopenedStrands = (
  strands: ReadonlyArray<Strand>,
  parts: ReadonlyArray<Part>,
): ReadonlyArray<Strand> => [
  ...strands,
  ...parts.flatMap(({ amount, bearsFrom }) =>
    bearsFrom === null ? [] : [{ principal: amount, from: bearsFrom, until: null, accrued: '0' }],
  ),
]

/** No day up to the new due date bears. */
export const deferredStrands = (
  strands: ReadonlyArray<Strand>,
  dueDate: CivilDate,
): ReadonlyArray<Strand> =>
  strands.flatMap((strand) => {
    const from = later(strand.from, addDays(dueDate, 1))
    return strand.until !== null && strand.until < from ? [] : [{ ...strand, from }]
  })

/** Takes parts back from the last one, until they make the amount. */
export const releasedParts = (
  parts: ReadonlyArray<Part>,
  amount: Cents,
): { readonly kept: ReadonlyArray<Part>; readonly released: ReadonlyArray<Part> } => {
  const kept: Part[] = []
  const released: Part[] = []
  let rest = amount
  for (const part of parts.toReversed()) {
    const taken = lesser(rest, part.amount)
    rest = minus(rest, taken)
    if (taken > 0) released.push({ ...part, amount: taken })
    if (taken < part.amount) kept.unshift({ ...part, amount: minus(part.amount, taken) })
  }
  return { kept, released }
}

export const amountOf = (parts: ReadonlyArray<Part>): Cents =>
  parts.reduce((sum, { amount }) => plus(sum, amount), noCents)

const later = (one: CivilDate, another: CivilDate): CivilDate => (one < another ? another : one)
