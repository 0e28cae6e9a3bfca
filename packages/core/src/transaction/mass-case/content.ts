/** What a mass case asks, and what becomes of it, apart from commands and events, which speak of both. */
import { closed, list, nullable, oneOf, type Static, tagged, text } from '@carmkit/kernel'
import { CustomsDuty } from '../../rating/index.js'
import {
  AgencyReason,
  Classification,
  Country,
  Rate,
  ReasonCode,
  TariffCode,
  TariffTreatment,
  TransactionNumber,
} from '../../values/index.js'

/** Most declarations of one case, so that its outcomes fit one append (assumed CK-84). */
export const mostDeclarations = 1000

/** Of every declaration in the file; a case has one kind (TXN-44). */
export const ChangeKind = oneOf('ChangeKind', ['correction', 'adjustment'])
export type ChangeKind = Static<typeof ChangeKind>

const Change = closed('MassChange', { transactionNumber: TransactionNumber, kind: ChangeKind })
export type Change = Static<typeof Change>

export const Changes = list(Change, {
  least: 1,
  most: mostDeclarations,
  key: ({ transactionNumber }) => transactionNumber,
})

/** Applying to all lines. More than a case may have do decode: how many it may have is decided. */
export const ReasonCodes = list(ReasonCode, { least: 1, most: 20, key: (code) => code })

/** The form that is attached. */
export const MassCaseForm = oneOf('MassCaseForm', ['BSF987'])
export type MassCaseForm = Static<typeof MassCaseForm>

/**
 * What each line of every declaration is to say instead; null leaves the line as it is. What the file
 * changes from line to line is not read here (assumed CK-128).
 */
export const LineChange = closed('LineChange', {
  classification: nullable(Classification),
  countryOfOrigin: nullable(Country),
  tariffTreatment: nullable(TariffTreatment),
  tariffCode: nullable(TariffCode),
  customsDuty: nullable(CustomsDuty),
  salesTaxRate: nullable(Rate),
})
export type LineChange = Static<typeof LineChange>

const identity = { transactionNumber: TransactionNumber }

/** As outcomes were before they said more. */
const BareOutcome = closed('DeclarationOutcome', {
  ...identity,
  outcome: oneOf('ChangeOutcome', ['accepted', 'rejected']),
})

/** `soAdjNumber` is that of the statement of an adjustment; null for a correction. */
const DeclarationOutcome = tagged('DeclarationOutcome', 'outcome', {
  accepted: closed('AcceptedChange', {
    ...identity,
    outcome: oneOf('outcome', ['accepted']),
    soAdjNumber: nullable(
      text<string>('SoAdjNumber', '1 to 20 capitals or digits', (value) =>
        /^[A-Z0-9]{1,20}$/.test(value),
      ),
    ),
  }),
  rejected: closed('RejectedChange', {
    ...identity,
    outcome: oneOf('outcome', ['rejected']),
    reasons: list(AgencyReason, { most: 5, key: (reason) => reason }),
  }),
})
export type DeclarationOutcome = Static<typeof DeclarationOutcome>

export const BareOutcomes = list(BareOutcome, {
  least: 1,
  most: mostDeclarations,
  key: ({ transactionNumber }) => transactionNumber,
})

export const Outcomes = list(DeclarationOutcome, {
  least: 1,
  most: mostDeclarations,
  key: ({ transactionNumber }) => transactionNumber,
})

/** Why a case is rejected as a whole; the agency's own list is not public (assumed CK-84). */
export const WholeReasons = list(
  oneOf('MassCaseReason', ['FormIncomplete', 'FileUnreadable', 'NotEligible', 'OutOfTime']),
  { least: 1, most: 4, key: (reason) => reason },
)
