/** The figures of a version: each charge under the name by which it can be asked about. */
import type { ChargeName } from '../../../rating/index.js'

/** In the order of the law; named like the accounts of a ledger, where it has one for the charge. */
export const versionFigures = {
  valueForDuty: 'valueForDuty',
  duty: 'customsDuty',
  sima: 'sima',
  surtax: 'surtax',
  excise: 'excise',
  luxury: 'luxuryTax',
  valueForTax: 'valueForTax',
  gst: 'salesTax',
  provincial: 'provincialTax',
  payable: 'totalPayable',
} as const satisfies { readonly [name: string]: ChargeName }
