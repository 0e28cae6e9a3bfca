/** What is recorded of the release of the goods. Storage contract: add a version, never edit one. */
import { bool, closed, event, integer, list, nullable, oneOf } from '@carmkit/kernel'
import { Bn15, CivilDate, TransactionNumber } from '../../../values/index.js'
import { CargoControlNumber, ReleaseOffice } from '../content/index.js'
import { AccountSecurityNumber } from './draft.js'

export const ReleaseRecorded = event(
  'ReleaseRecorded',
  closed('ReleaseRecorded', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    accountSecurityNumber: AccountSecurityNumber,
    releaseDate: CivilDate,
    releaseOffice: ReleaseOffice,
    cargoControlNumber: nullable(CargoControlNumber),
    releasedPriorToPayment: bool,
  }),
)

export const AccountingDueNoted = event(
  'AccountingDueNoted',
  closed('AccountingDueNoted', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    deadline: CivilDate,
    overdue: bool,
  }),
)

const mismatched = {
  transactionNumber: TransactionNumber,
  importer: Bn15,
  version: integer('Version', 1, 100_000),
}
const stated = ['importer', 'releaseDate', 'releaseOffice', 'cargoControlNumber'] as const

/**
 * What a version and the release record state differently: a warning, never a refusal. Not before its
 * second version is `releasedPriorToPayment` held against the security of the account (CK-173).
 */
export const ReleaseMismatchNoted = event(
  'ReleaseMismatchNoted',
  closed('ReleaseMismatchNoted', {
    ...mismatched,
    fields: list(oneOf('ReleaseField', stated), { least: 1, most: 4 }),
  }),
).next(
  closed('ReleaseMismatchNoted', {
    ...mismatched,
    fields: list(oneOf('ReleaseField', [...stated, 'releasedPriorToPayment']), {
      least: 1,
      most: 5,
    }),
  }),
  (data) => data,
)
