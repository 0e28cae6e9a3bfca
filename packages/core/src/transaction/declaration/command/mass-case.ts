/** What a reaction asks of a declaration that a mass case changes. */
import { defineCommand } from '../../../command-definition.js'
import { MassCaseNumber, TransactionNumber } from '../../../values/index.js'

export const ApplyMassCase = defineCommand({
  type: 'ApplyMassCase',
  summary: 'Makes the version that a mass case accepted for a declaration (system.reaction).',
  fields: { transactionNumber: TransactionNumber, massCaseNumber: MassCaseNumber },
  about: {
    transactionNumber: 'the declaration',
    massCaseNumber: 'the case, which was processed',
  },
  example: { transactionNumber: '10000000000017', massCaseNumber: 'MC-2026-0007' },
})
