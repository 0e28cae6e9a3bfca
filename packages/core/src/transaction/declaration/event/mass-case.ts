/** What is recorded of a mass case that made a version. Storage contract: add a version, never edit one. */
import { closed, event } from '@carmkit/kernel'
import { Bn15, MassCaseNumber, TransactionNumber } from '../../../values/index.js'
import { VersionNumber } from '../content/index.js'

/** Behind the events of the version that it made. */
export const MassCaseApplied = event(
  'MassCaseApplied',
  closed('MassCaseApplied', {
    transactionNumber: TransactionNumber,
    importer: Bn15,
    massCaseNumber: MassCaseNumber,
    version: VersionNumber,
  }),
)
