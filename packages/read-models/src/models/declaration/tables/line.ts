/** The table of the lines of all versions. */
import { column, optional, table } from '../../../project/table.js'
import { chargeColumns } from './charges.js'

export const declarationLine = table('declaration_line', {
  meaning:
    'One line of one version; each version has all of its lines, also those that are as before.',
  columns: {
    transaction_number: column('text', 'The declaration.'),
    version: column('number', 'The version.'),
    line: column('number', 'Number of the line.'),
    classification: optional('text', 'Tariff classification, ten digits; null where not stated.'),
    country_of_origin: optional('text', 'Two letters; null where not stated.'),
    tariff_treatment: optional('text', 'Code of the treatment; null where not stated.'),
    ruling_number: optional(
      'text',
      'The ruling that it quotes, as written; null for none (TXN-42).',
    ),
    stated: column('json', 'All that it states.'),
    reason_codes: column(
      'json',
      'List of the codes that say why this version changed the line; empty where it did not.',
    ),
    held: column(
      'flag',
      'Whether its charges can be told from what is held of it; 0 only for lines of other systems.',
    ),
    ...chargeColumns,
  },
  key: ['transaction_number', 'version', 'line'],
  lookups: [['transaction_number', 'version'], ['ruling_number']],
})
