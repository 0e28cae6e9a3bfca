/** What may be said of the release of the goods, which happens elsewhere and starts the accounting clock. */
import { bool, nullable } from '@carmkit/kernel'
import { defineCommand } from '../../../command-definition.js'
import { Bn15, CivilDate, TransactionNumber } from '../../../values/index.js'
import { CargoControlNumber, ReleaseOffice } from '../content/index.js'

const number = '10000000000017'

export const RecordRelease = defineCommand({
  type: 'RecordRelease',
  summary:
    'Records that goods were released; it may come before the draft (external.cbsa, or an officer).',
  fields: {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    releaseDate: CivilDate,
    releaseOffice: ReleaseOffice,
    cargoControlNumber: nullable(CargoControlNumber),
    releasedPriorToPayment: bool,
  },
  about: {
    transactionNumber: 'under which they were released; its first five digits name the security',
    importer: 'the account that they were released to',
    releaseDate: 'Eastern day; the accounting deadline runs from it',
    releaseOffice: 'customs office of the release',
    cargoControlNumber: 'of the shipment; null where there is none',
    releasedPriorToPayment: 'decides whether the declaration may be corrected (TXN-08)',
  },
  example: {
    transactionNumber: number,
    importer: '123456782RM0001',
    releaseDate: '2026-02-02',
    releaseOffice: '0497',
    cargoControlNumber: null,
    releasedPriorToPayment: true,
  },
})

export const NoteAccountingDue = defineCommand({
  type: 'NoteAccountingDue',
  summary:
    'Notes that released goods must be accounted for by the next business day (system.clock).',
  fields: { transactionNumber: TransactionNumber },
  about: { transactionNumber: 'under which they were released' },
  example: { transactionNumber: number },
})
