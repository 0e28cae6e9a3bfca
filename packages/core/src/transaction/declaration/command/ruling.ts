/** What reactions ask of a declaration whose lines quote rulings. */
import { defineCommand } from '../../../command-definition.js'
import { RulingNumber, TransactionNumber } from '../../../values/index.js'
import { VersionNumber } from '../content/index.js'

const number = '10000000000017'

export const NoteRulingMismatch = defineCommand({
  type: 'NoteRulingMismatch',
  summary: 'Warns of lines that quote a ruling which does not hold for them (system.reaction).',
  fields: { transactionNumber: TransactionNumber, version: VersionNumber },
  about: {
    transactionNumber: 'the declaration',
    version: 'the version whose lines are looked at',
  },
  example: { transactionNumber: number, version: 1 },
})

export const NoteRulingDecided = defineCommand({
  type: 'NoteRulingDecided',
  summary:
    'Records reason to believe of lines that quote a ruling and are classified otherwise (system.reaction).',
  fields: { transactionNumber: TransactionNumber, rulingNumber: RulingNumber },
  about: {
    transactionNumber: 'a declaration of which a version quotes it',
    rulingNumber: 'the ruling, which was given, modified or varied',
  },
  example: { transactionNumber: number, rulingNumber: 'TRS-300123' },
})
