/** Amounts of events as columns of rows. */
import { type Charges, centsOf, type Money } from '@carmkit/core'
import type { Row } from '../../../project/table.js'
import type { declarationLineAssessment } from '../tables/index.js'
import type { VersionRow } from './event.js'

type Amount = Money | null | undefined

export const cents = (amount: Amount): number | null =>
  amount === null || amount === undefined ? null : centsOf(amount)

type ChargeColumns = Pick<
  VersionRow,
  | 'value_for_duty'
  | 'customs_duty'
  | 'sima'
  | 'surtax'
  | 'excise'
  | 'luxury_tax'
  | 'value_for_tax'
  | 'sales_tax'
  | 'provincial_tax'
  | 'total_payable'
>

/** Undefined for what nobody rated: then every column is null. */
export const chargesIn = (charges: Charges | undefined): ChargeColumns => ({
  value_for_duty: cents(charges?.valueForDuty),
  customs_duty: cents(charges?.customsDuty),
  sima: cents(charges?.sima),
  surtax: cents(charges?.surtax),
  excise: cents(charges?.excise),
  luxury_tax: cents(charges?.luxuryTax),
  value_for_tax: cents(charges?.valueForTax),
  sales_tax: cents(charges?.salesTax),
  provincial_tax: cents(charges?.provincialTax),
  total_payable: cents(charges?.totalPayable),
})

interface Stated {
  readonly customsDuty?: Amount
  readonly sima?: Amount
  readonly surtax?: Amount
  readonly excise?: Amount
  readonly salesTax?: Amount
  readonly provincialTax?: Amount
}

type AssessedColumns = Omit<
  Row<typeof declarationLineAssessment>,
  'transaction_number' | 'version' | 'line' | 'sima_code'
>

/** `difference` undefined: both sides agree. */
export const assessedIn = (
  theirs: Stated & { readonly totalPayable: Money },
  difference: (Stated & { readonly totalPayable?: Money }) | undefined,
): AssessedColumns => ({
  customs_duty: cents(theirs.customsDuty),
  sima: cents(theirs.sima),
  surtax: cents(theirs.surtax),
  excise: cents(theirs.excise),
  sales_tax: cents(theirs.salesTax),
  provincial_tax: cents(theirs.provincialTax),
  total_payable: centsOf(theirs.totalPayable),
  customs_duty_difference: cents(difference?.customsDuty),
  sima_difference: cents(difference?.sima),
  surtax_difference: cents(difference?.surtax),
  excise_difference: cents(difference?.excise),
  sales_tax_difference: cents(difference?.salesTax),
  provincial_tax_difference: cents(difference?.provincialTax),
  total_payable_difference: cents(difference?.totalPayable),
})
