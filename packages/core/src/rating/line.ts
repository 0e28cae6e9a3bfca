/**
 * What rating reads of one declared line: the first step from a declaration to its charges.
 *
 * Separate from the arithmetic so that a declaration's own line can embed these fields and its
 * events can keep exactly what was rated (TXN-15).
 */
import {
  type Codec,
  closed,
  list,
  nullable,
  oneOf,
  type Static,
  tagged,
  text,
} from '@carmkit/kernel'
import { NonNegativeMoney, PositiveRate, Quantity, Rate } from '../values/index.js'
import { isCurrency } from './currencies.js'

/** Three capital letters, like `USD`, as recorded; whether such a currency exists is not tested. */
export type Currency = string & { readonly Currency: unique symbol }
export const Currency: Codec<Currency> = text('Currency', 'three capital letters', (value) =>
  /^[A-Z]{3}$/.test(value),
)

/** As somebody states it: such a currency exists. */
export const StatedCurrency: Codec<Currency> = text(
  'Currency',
  'three capital letters of ISO 4217',
  isCurrency,
)

/** The unit in which a quantity is counted, like `KGM`; the list of units is the embedder's. */
export type UnitOfMeasure = string & { readonly UnitOfMeasure: unique symbol }
export const UnitOfMeasure: Codec<UnitOfMeasure> = text(
  'UnitOfMeasure',
  'two or three capital letters or digits',
  (value) => /^[A-Z0-9]{2,3}$/.test(value),
)

/** Names a surtax or safeguard measure of the table of measures, or one that the table lacks. */
export type MeasureId = string & { readonly MeasureId: unique symbol }
export const MeasureId: Codec<MeasureId> = text(
  'MeasureId',
  'at most 40 capital letters, digits and hyphens',
  (value) => /^[A-Z0-9][A-Z0-9-]{0,39}$/.test(value),
)

/** The code a filer declares for a surtax, like `25148A`. */
export type SurtaxCode = string & { readonly SurtaxCode: unique symbol }
export const SurtaxCode: Codec<SurtaxCode> = text(
  'SurtaxCode',
  'at most 20 capital letters and digits',
  (value) => /^[A-Z0-9]{1,20}$/.test(value),
)

/**
 * Where the value for duty comes from: stated in Canadian dollars, or an amount in the currency of
 * the invoice with the rate of the day on which direct shipment began, dollars per unit.
 */
export type Valuation = Static<typeof Valuation>
const valuation = (currency: Codec<Currency>, exchangeRate: Codec<Rate>) =>
  tagged('Valuation', 'kind', {
    valueForDuty: closed('Valuation', {
      kind: oneOf('kind', ['valueForDuty']),
      amount: NonNegativeMoney,
    }),
    conversion: closed('Valuation', {
      kind: oneOf('kind', ['conversion']),
      amount: NonNegativeMoney,
      currency,
      exchangeRate,
    }),
  })

/** As recorded. */
export const Valuation = valuation(Currency, Rate)

/** As somebody states it: a currency that does not exist, or a rate of zero, would make it nothing. */
export const StatedValuation = valuation(StatedCurrency, PositiveRate)

/**
 * How customs duty is found. `ratePerUnit` is dollars per unit of the line's quantity. A minimum
 * is the specific amount as a floor ("not less than"), a maximum as a ceiling (TXN-16).
 */
export type CustomsDuty = Static<typeof CustomsDuty>
export const CustomsDuty = tagged('CustomsDuty', 'kind', {
  free: closed('CustomsDuty', { kind: oneOf('kind', ['free']) }),
  adValorem: closed('CustomsDuty', { kind: oneOf('kind', ['adValorem']), rate: Rate }),
  specific: closed('CustomsDuty', { kind: oneOf('kind', ['specific']), ratePerUnit: Rate }),
  adValoremMinimumSpecific: closed('CustomsDuty', {
    kind: oneOf('kind', ['adValoremMinimumSpecific']),
    rate: Rate,
    ratePerUnit: Rate,
  }),
  adValoremMaximumSpecific: closed('CustomsDuty', {
    kind: oneOf('kind', ['adValoremMaximumSpecific']),
    rate: Rate,
    ratePerUnit: Rate,
  }),
})

/**
 * A surtax as declared. `baseFraction` is the part of the value for duty that it is charged on;
 * null takes the measure's own. `declaredCode` is kept and does not change the amount.
 */
export type DeclaredSurtax = Static<typeof DeclaredSurtax>
export const DeclaredSurtax = closed('DeclaredSurtax', {
  measure: MeasureId,
  rate: Rate,
  baseFraction: nullable(Rate),
  declaredCode: nullable(SurtaxCode),
})

/** One excise duty or excise tax: dollars per unit, or a part of the duty-paid value. */
export type ExciseDuty = Static<typeof ExciseDuty>
export const ExciseDuty = tagged('ExciseDuty', 'kind', {
  specific: closed('ExciseDuty', { kind: oneOf('kind', ['specific']), ratePerUnit: Rate }),
  adValorem: closed('ExciseDuty', { kind: oneOf('kind', ['adValorem']), rate: Rate }),
})

/** Goods under the luxury tax: their taxable value, and the value from which the tax begins. */
export type LuxuryGoods = Static<typeof LuxuryGoods>
export const LuxuryGoods = closed('LuxuryGoods', {
  taxableValue: NonNegativeMoney,
  threshold: NonNegativeMoney,
})

/** Casual goods are for personal use; only they bear provincial tax at the border. */
export type Consumption = Static<typeof Consumption>
export const Consumption = oneOf('Consumption', ['commercial', 'casual'])

/** At most so many surtaxes, and so many excise duties, on one line. */
export const maxMeasuresPerLine = 20

/**
 * The rated part of a line. Null means not stated: what depends on it stays undetermined. `sima` is
 * the amount as assessed, null for none. `salesTaxRate` is GST or HST; goods free of it state `0`.
 */
export const ratedLineFields = {
  valuation: nullable(Valuation),
  quantity: nullable(Quantity),
  unit: nullable(UnitOfMeasure),
  customsDuty: nullable(CustomsDuty),
  sima: nullable(NonNegativeMoney),
  surtaxes: list(DeclaredSurtax, { most: maxMeasuresPerLine, key: ({ measure }) => measure }),
  excise: list(ExciseDuty, { most: maxMeasuresPerLine }),
  luxury: nullable(LuxuryGoods),
  salesTaxRate: nullable(Rate),
  provincialTaxRate: nullable(Rate),
  consumption: Consumption,
}

/** A line as rating reads it. */
export type RatedLine = Static<typeof RatedLine>
export const RatedLine = closed('RatedLine', ratedLineFields)
