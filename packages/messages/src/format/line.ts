/** One commodity line of a declaration, as `cad-import/1` states it. */
import { NonNegativeMoney, QuotedRuling, TransactionNumber } from '@carmkit/core'
import { closed, list, type Static } from '@carmkit/kernel'
import {
  Classification,
  Country,
  Currency,
  ExciseCode,
  ExemptionCode,
  FourDecimals,
  freeText,
  Ordinal,
  ReasonCode,
  SimaCode,
  SimaSubject,
  SixDecimals,
  SurtaxCode,
  TariffCode,
  TariffTreatment,
  UnitOfMeasure,
  UsState,
  ValueForDutyCode,
} from './values.js'

/** A country, and of the United States the state where it matters. */
export const Place = closed('Place', { country: Country }, { usState: UsState })
export type Place = Static<typeof Place>

const QuantityOfUnit = closed('QuantityOfUnit', { value: FourDecimals, unit: UnitOfMeasure })

/** The Special Import Measures Act: what is declared, and for subject goods on which price. */
const Sima = closed(
  'Sima',
  { subject: SimaSubject },
  {
    measure: freeText(20),
    invoicePrice: NonNegativeMoney,
    currency: Currency,
    exporterId: freeText(35),
    modelIds: list(freeText(35), { least: 1, most: 50 }),
    codeAssessed: SimaCode,
  },
)

const Surtax = closed('Surtax', { code: SurtaxCode, amount: NonNegativeMoney })

/** The order of the reasons counts (B16), so it is kept. */
const AdjustmentReasons = closed('AdjustmentReasons', {
  reasons: list(closed('AdjustmentReason', { code: ReasonCode, program: freeText(20) }), {
    least: 1,
    most: 20,
  }),
})

const PreviousTransaction = closed('PreviousTransaction', {
  number: TransactionNumber,
  line: Ordinal,
})

/** At most so many lines in one message (assumed CK-94): no limit of the agency is known. */
export const mostLines = 9999

/** Amounts are Canadian dollars, but for those in the currency of the invoice (L10) or of SIMA (L15). */
export const CadLine = closed(
  'CadLine',
  {
    lineNumber: Ordinal,
    classification: Classification,
    narrativeDescription: freeText(512),
    origin: Place,
    tariffTreatment: TariffTreatment,
    vfdCode: ValueForDutyCode,
    valueForCurrencyConversion: NonNegativeMoney,
    valueForDuty: NonNegativeMoney,
  },
  {
    tariffCode: TariffCode,
    classificationDescription: freeText(512),
    quantity: list(QuantityOfUnit, { least: 1, most: 3, key: ({ unit }) => unit }),
    valueForTax: NonNegativeMoney,
    sima: Sima,
    surtax: list(Surtax, { least: 1, most: 20, key: ({ code }) => code }),
    countryOfMeltAndPour: Country,
    permitNumber: freeText(35),
    exciseCode: ExciseCode,
    exciseAmount: NonNegativeMoney,
    gstExemptionCode: ExemptionCode,
    gstRate: SixDecimals,
    gst: NonNegativeMoney,
    customsDutyRate: freeText(60),
    customsDuty: NonNegativeMoney,
    simaAssessment: NonNegativeMoney,
    specialAuthority: list(freeText(20), { least: 1, most: 10 }),
    previousTransaction: PreviousTransaction,
    adjustment: AdjustmentReasons,
    rulingNumber: QuotedRuling,
    remarks: freeText(1000),
  },
)
export type CadLine = Static<typeof CadLine>
