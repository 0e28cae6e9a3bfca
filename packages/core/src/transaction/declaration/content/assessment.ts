/**
 * What the agency states that a version comes to, and how it differs from what we make of it: theirs
 * are facts, ours are computed, and neither takes the place of the other.
 */
import { closed, list, nullable, type Static, text } from '@carmkit/kernel'
import {
  type Charges,
  type ChargesDifference,
  changedBy,
  type DocumentCharges,
  unknownCharges,
} from '../../../rating/index.js'
import {
  type Cents,
  centsOf,
  Money,
  minus,
  moneyOf,
  NonNegativeMoney,
  noCents,
  plus,
  totalOf,
} from '../../../values/index.js'
import { LineNumber, maxLines } from './index.js'

const amount = nullable(NonNegativeMoney)

/** Null: the agency did not state this charge by itself. */
const stated = {
  customsDuty: amount,
  sima: amount,
  surtax: amount,
  excise: amount,
  salesTax: amount,
  provincialTax: amount,
  totalPayable: NonNegativeMoney,
}

export const AssessedTotal = closed('AssessedTotal', stated)
export type AssessedTotal = Static<typeof AssessedTotal>

/** The SIMA code is the agency's to give; a declaration states only whether goods are subject. */
export const AssessedLine = closed('AssessedLine', {
  line: LineNumber,
  simaCode: nullable(text<string>('SimaCode', 'two digits', (value) => /^[0-9]{2}$/.test(value))),
  ...stated,
})

export const Theirs = closed('Theirs', {
  lines: list(AssessedLine, { most: maxLines, key: ({ line }) => line }),
  total: AssessedTotal,
})
/** Charges of a version as the agency states them. */
export type Theirs = Static<typeof Theirs>

const different = {
  customsDuty: Money,
  sima: Money,
  surtax: Money,
  excise: Money,
  salesTax: Money,
  provincialTax: Money,
  totalPayable: Money,
}

/** Theirs less ours, of the charges that both state and that differ; none where all agree. */
export const TotalDifference = closed('TotalDifference', {}, different)
export const LineDifference = closed('LineDifference', { line: LineNumber }, different)

type Charge = keyof AssessedTotal
export const assessedCharges = Object.keys(stated) as ReadonlyArray<Charge>

/** Theirs less ours, charge by charge. */
export const differences = (
  theirs: AssessedTotal,
  ours: Charges,
): { readonly [charge in Charge]?: Money } =>
  Object.fromEntries(
    assessedCharges.flatMap((charge) => {
      const [one, other] = [theirs[charge], ours[charge] ?? null]
      if (one === null || other === null || one === other) return []
      return [[charge, moneyOf(minus(centsOf(one), centsOf(other)))]]
    }),
  )

/** What the charges stated by themselves come to. */
const itemised = (total: AssessedTotal): Cents =>
  totalOf(
    assessedCharges.flatMap((charge) => {
      const one = charge === 'totalPayable' ? null : total[charge]
      return one === null ? [] : [centsOf(one)]
    }),
  )

export const addsUp = (total: AssessedTotal): boolean =>
  itemised(total) === centsOf(total.totalPayable)

/**
 * A total of theirs in the form of ours. What they do not itemise is taken as duty, so that it is
 * owed; items that come to more than their total say nothing of it, and all of it is taken as duty
 * (assumed CK-123).
 */
export const chargesOf = ({ totalPayable, ...items }: AssessedTotal, ours: Charges): Charges => {
  const { valueForDuty, valueForTax } = ours
  const whole = { ...unknownCharges, valueForDuty, valueForTax, totalPayable }
  const rest = minus(centsOf(totalPayable), itemised({ ...items, totalPayable }))
  if (rest < 0) return { ...whole, customsDuty: totalPayable }
  const duty = items.customsDuty === null ? noCents : centsOf(items.customsDuty)
  return { ...whole, ...items, customsDuty: moneyOf(plus(duty, rest)) }
}

/** What a ledger was told of, and then more or less of it; null before it was told of anything. */
export const chargedAfter = (before: Charges | null, delta: ChargesDifference): Charges =>
  changedBy(before ?? unknownCharges, delta)

/** Our charges of a version of so many lines that nobody has rated. */
export const unrated = (lines: number): DocumentCharges => ({
  lines: Array.from({ length: lines }, () => unknownCharges),
  total: unknownCharges,
})
