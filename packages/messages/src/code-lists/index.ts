/** Every list of codes by its name: what values a field may have, as far as public sources say. */
import { adjustmentReason, specialAuthority, surtax } from './adjustment-codes.js'
import { b3Field } from './b3-fields.js'
import { cadError } from './cad-errors.js'
import type { CodeList } from './code-list.js'
import {
  cadType,
  exciseCode,
  gstExemption,
  simaSubject,
  tariffTreatment,
  valueForDutyCode,
} from './declaration-codes.js'
import {
  b3TypeLegacy,
  exciseExemptionLegacy,
  paymentCode,
  simaCodeAssessmentDigit,
  simaCodePaymentDigit,
} from './legacy.js'
import { countryAndState, currency, modeOfTransport, province, releaseOffice } from './places.js'
import { exchangeRateSource, statementLineStatus, statementSection } from './statements.js'
import { unitOfMeasure } from './units.js'

export type { CodeDetail, CodeList, CodeValue, ListMembership, ListStatus } from './code-list.js'

export const codeLists = {
  adjustmentReason,
  b3Field,
  b3TypeLegacy,
  cadError,
  cadType,
  countryAndState,
  currency,
  exchangeRateSource,
  exciseCode,
  exciseExemptionLegacy,
  gstExemption,
  modeOfTransport,
  paymentCode,
  province,
  releaseOffice,
  simaCodeAssessmentDigit,
  simaCodePaymentDigit,
  simaSubject,
  specialAuthority,
  statementLineStatus,
  statementSection,
  surtax,
  tariffTreatment,
  unitOfMeasure,
  valueForDutyCode,
} as const satisfies { readonly [name: string]: CodeList }

/** The name of a list of codes. */
export type CodeListName = keyof typeof codeLists
