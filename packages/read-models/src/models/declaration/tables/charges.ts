/** The columns of charges, of a version or of one line: each kind by itself, and what they come to. */
import { optional } from '../../../project/table.js'

const charge = (name: string) =>
  optional('money', `${name}; null where what it depends on is not stated, or cannot be told.`)

const tax = (name: string) =>
  optional('money', `${name}; null where none is declared, or it cannot be told.`)

/** As this library rates them (TXN-14). */
export const chargeColumns = {
  value_for_duty: charge('Value for duty'),
  customs_duty: charge('Customs duty'),
  sima: charge('Anti-dumping and countervailing duty'),
  surtax: charge('Surtaxes of all measures together'),
  excise: charge('Excise duties and taxes'),
  luxury_tax: tax('Luxury tax'),
  value_for_tax: charge('Value for tax'),
  sales_tax: charge('GST or HST'),
  provincial_tax: tax('Provincial tax'),
  total_payable: charge('All that is payable'),
}

const stated = (name: string) =>
  optional('money', `${name} by the agency; null where it does not state it by itself.`)

const more = (name: string) =>
  optional(
    'money',
    `${name} by the agency less ours, negative where ours is more; null where both agree, or only one side states it.`,
  )

/** What the agency states of an imported version, and how it differs from ours. */
export const assessedColumns = {
  customs_duty: stated('Customs duty'),
  sima: stated('Anti-dumping and countervailing duty'),
  surtax: stated('Surtaxes'),
  excise: stated('Excise duties and taxes'),
  sales_tax: stated('GST or HST'),
  provincial_tax: stated('Provincial tax'),
  customs_duty_difference: more('Customs duty'),
  sima_difference: more('Anti-dumping and countervailing duty'),
  surtax_difference: more('Surtaxes'),
  excise_difference: more('Excise duties and taxes'),
  sales_tax_difference: more('GST or HST'),
  provincial_tax_difference: more('Provincial tax'),
  total_payable_difference: more('All that is payable'),
}
