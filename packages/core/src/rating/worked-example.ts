/**
 * The file form of rating: what `carmkit rate` reads and prints, in the keys of the published
 * worked examples.
 *
 * Separate from `line.ts` because a file may write `0.10` for a rate and leave keys out; here, at
 * the edge, it becomes the one form that the domain knows.
 */
import {
  absurd,
  type Codec,
  closed,
  type Fault,
  faultsOf,
  list,
  oneOf,
  type Static,
  tagged,
  text,
} from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import {
  CivilDate,
  type Decimal,
  type Money,
  NonNegativeMoney,
  PositiveRate,
  Rate,
  withoutTrailingZeros,
} from '../values/index.js'
import { type Charges, type DocumentCharges, maxRatedLines, type NotRateable } from './charges.js'
import {
  Consumption,
  type CustomsDuty,
  type DeclaredSurtax,
  type ExciseDuty,
  MeasureId,
  maxMeasuresPerLine,
  type RatedLine,
  StatedCurrency,
  SurtaxCode,
  UnitOfMeasure,
  type Valuation,
} from './line.js'
import type { ChargeName } from './working.js'

/** A rate or quantity as files write it: zeros may trail. */
const FileDecimal: Codec<string> = text<string>(
  'decimal',
  'without sign, as text, like "0.05", at most ten decimals',
  (value) => Rate.is(withoutTrailingZeros(value)),
)

const PositiveDecimal: Codec<string> = text<string>(
  'decimal',
  'above zero, as text, like "1.3575", at most ten decimals',
  (value) => PositiveRate.is(withoutTrailingZeros(value)),
)

const FileCustomsDuty = tagged('customs_duty', 'kind', {
  free: closed('customs_duty', { kind: oneOf('kind', ['free']) }),
  ad_valorem: closed('customs_duty', { kind: oneOf('kind', ['ad_valorem']), rate: FileDecimal }),
  specific: closed('customs_duty', {
    kind: oneOf('kind', ['specific']),
    rate_per_unit: FileDecimal,
  }),
  ad_valorem_minimum_specific: closed('customs_duty', {
    kind: oneOf('kind', ['ad_valorem_minimum_specific']),
    rate: FileDecimal,
    rate_per_unit: FileDecimal,
  }),
  ad_valorem_maximum_specific: closed('customs_duty', {
    kind: oneOf('kind', ['ad_valorem_maximum_specific']),
    rate: FileDecimal,
    rate_per_unit: FileDecimal,
  }),
})

const FileExcise = tagged('excise', 'kind', {
  specific: closed('excise', { kind: oneOf('kind', ['specific']), rate_per_unit: FileDecimal }),
  ad_valorem: closed('excise', { kind: oneOf('kind', ['ad_valorem']), rate: FileDecimal }),
})

const FileSurtax = closed(
  'surtax',
  { measure: MeasureId, rate: FileDecimal },
  { base_fraction: FileDecimal, declared_code: SurtaxCode },
)

type FileLine = Static<typeof FileLine>
const FileLine = closed(
  'line',
  {},
  {
    value_for_duty: NonNegativeMoney,
    value_for_currency_conversion: NonNegativeMoney,
    invoice_currency: StatedCurrency,
    exchange_rate: PositiveDecimal,
    quantity: FileDecimal,
    unit: UnitOfMeasure,
    customs_duty: FileCustomsDuty,
    sima_assessment: NonNegativeMoney,
    surtaxes: list(FileSurtax, { most: maxMeasuresPerLine, key: ({ measure }) => measure }),
    excise: list(FileExcise, { most: maxMeasuresPerLine }),
    luxury_taxable_value: NonNegativeMoney,
    luxury_threshold: NonNegativeMoney,
    sales_tax_rate: FileDecimal,
    provincial_tax_rate: FileDecimal,
    consumption: Consumption,
  },
)

const FileRequest = closed(
  'rating request',
  {
    currency: oneOf('currency', ['CAD']),
    lines: list(FileLine, { least: 1, most: maxRatedLines }),
  },
  { date: CivilDate },
)

/** What to rate: the lines, and the day whose measures apply, null for none stated. */
export interface RatingRequest {
  readonly date: CivilDate | null
  readonly lines: ReadonlyArray<RatedLine>
}

/** Reads the `inputs` of a worked example; Left holds every fault with its path in the file. */
export const decodeRatingRequest = (
  json: unknown,
): E.Either<ReadonlyArray<Fault>, RatingRequest> => {
  const decoded = FileRequest.decode(json)
  if (E.isLeft(decoded)) return E.left(faultsOf(decoded.left))
  const { date = null, lines } = decoded.right
  const faults = lines.flatMap((line, index) =>
    incompleteFields(line).map(({ field, reason }) => ({ path: pathOf(index + 1, field), reason })),
  )
  return faults.length > 0 ? E.left(faults) : E.right({ date, lines: lines.map(ratedLineOf) })
}

const pathOf = (line: number, field: string): string => `lines[${line - 1}].${field}`

interface FieldFault {
  readonly field: keyof FileLine
  readonly reason: string
}

/** Fields that have a meaning only together, or only apart. */
const incompleteFields = (line: FileLine): ReadonlyArray<FieldFault> => {
  const faults = [
    ...missingBeside(line, ['value_for_currency_conversion', 'invoice_currency', 'exchange_rate']),
    ...missingBeside(line, ['luxury_taxable_value', 'luxury_threshold']),
  ]
  const reason = 'state value_for_duty or an amount to convert, not both'
  return line.value_for_duty !== undefined && line.value_for_currency_conversion !== undefined
    ? [...faults, { field: 'value_for_currency_conversion', reason }]
    : faults
}

const missingBeside = (
  line: FileLine,
  fields: ReadonlyArray<keyof FileLine>,
): ReadonlyArray<FieldFault> => {
  const present = fields.find((field) => line[field] !== undefined)
  if (present === undefined) return []
  return fields
    .filter((field) => line[field] === undefined)
    .map((field) => ({ field, reason: `missing field, expected beside ${present}` }))
}

const decimalOf = (value: string): Decimal => withoutTrailingZeros(value) as Decimal
const decimalOrNull = (value: string | undefined): Decimal | null =>
  value === undefined ? null : decimalOf(value)

const ratedLineOf = (line: FileLine): RatedLine => ({
  valuation: valuationOf(line),
  quantity: decimalOrNull(line.quantity),
  unit: line.unit ?? null,
  customsDuty: line.customs_duty === undefined ? null : customsDutyOf(line.customs_duty),
  sima: line.sima_assessment ?? null,
  surtaxes: (line.surtaxes ?? []).map(surtaxOf),
  excise: (line.excise ?? []).map(exciseOf),
  luxury:
    line.luxury_taxable_value === undefined || line.luxury_threshold === undefined
      ? null
      : { taxableValue: line.luxury_taxable_value, threshold: line.luxury_threshold },
  salesTaxRate: decimalOrNull(line.sales_tax_rate),
  provincialTaxRate: decimalOrNull(line.provincial_tax_rate),
  consumption: line.consumption ?? 'commercial',
})

const valuationOf = (line: FileLine): Valuation | null => {
  if (line.value_for_duty !== undefined) {
    return { kind: 'valueForDuty', amount: line.value_for_duty }
  }
  const { value_for_currency_conversion: amount, invoice_currency: currency, exchange_rate } = line
  return amount === undefined || currency === undefined || exchange_rate === undefined
    ? null
    : { kind: 'conversion', amount, currency, exchangeRate: decimalOf(exchange_rate) }
}

const customsDutyOf = (duty: Static<typeof FileCustomsDuty>): CustomsDuty => {
  switch (duty.kind) {
    case 'free':
      return { kind: 'free' }
    case 'ad_valorem':
      return { kind: 'adValorem', rate: decimalOf(duty.rate) }
    case 'specific':
      return { kind: 'specific', ratePerUnit: decimalOf(duty.rate_per_unit) }
    case 'ad_valorem_minimum_specific':
      return { kind: 'adValoremMinimumSpecific', ...bothRates(duty) }
    case 'ad_valorem_maximum_specific':
      return { kind: 'adValoremMaximumSpecific', ...bothRates(duty) }
    default:
      return absurd(duty)
  }
}

const bothRates = (duty: {
  readonly rate: string
  readonly rate_per_unit: string
}): { readonly rate: Decimal; readonly ratePerUnit: Decimal } => ({
  rate: decimalOf(duty.rate),
  ratePerUnit: decimalOf(duty.rate_per_unit),
})

const surtaxOf = (surtax: Static<typeof FileSurtax>): DeclaredSurtax => ({
  measure: surtax.measure,
  rate: decimalOf(surtax.rate),
  baseFraction: decimalOrNull(surtax.base_fraction),
  declaredCode: surtax.declared_code ?? null,
})

const exciseOf = (excise: Static<typeof FileExcise>): ExciseDuty =>
  excise.kind === 'specific'
    ? { kind: 'specific', ratePerUnit: decimalOf(excise.rate_per_unit) }
    : { kind: 'adValorem', rate: decimalOf(excise.rate) }

/** The charges in the order in which they are printed. */
const fileNames = {
  valueForDuty: 'value_for_duty',
  customsDuty: 'customs_duty',
  sima: 'sima',
  surtax: 'surtax',
  excise: 'excise',
  luxuryTax: 'luxury_tax',
  valueForTax: 'value_for_tax',
  salesTax: 'sales_tax',
  provincialTax: 'provincial_tax',
  totalPayable: 'total_payable',
} as const satisfies { readonly [name in ChargeName]: string }

/** Charges under their file names; one that the request leaves undetermined is left out. */
export type AnsweredCharges = { readonly [name in (typeof fileNames)[ChargeName]]?: Money }

/** The totals, and the same fields for each line in the order of the request. */
export type RatingAnswer = AnsweredCharges & { readonly lines: ReadonlyArray<AnsweredCharges> }

/** The charges in the form of a worked example's `expected`. */
export const ratingAnswer = ({ lines, total }: DocumentCharges): RatingAnswer => ({
  ...answeredCharges(total),
  lines: lines.map(answeredCharges),
})

const answeredCharges = (charges: Charges): AnsweredCharges =>
  Object.fromEntries(
    Object.entries(fileNames).flatMap(([name, fileName]) => {
      const amount = charges[name as ChargeName] ?? null
      return amount === null ? [] : [[fileName, amount]]
    }),
  )

/** Why a request could not be rated, as a fault at its place in the file. */
export const ratingFault = (problem: NotRateable): Fault => {
  switch (problem.name) {
    case 'QuantityMissing':
      return faultAt(problem.line, 'quantity', 'missing field, a rate per unit needs it')
    case 'ProvincialTaxNotCasual':
      return faultAt(problem.line, 'provincial_tax_rate', 'only casual goods bear provincial tax')
    case 'AmountTooLarge':
      return faultAt(problem.line, fileNames[problem.field], 'computed above 100000000000.00')
    default:
      return absurd(problem)
  }
}

const faultAt = (line: number | null, field: string, reason: string): Fault => ({
  path: line === null ? field : pathOf(line, field),
  reason,
})
