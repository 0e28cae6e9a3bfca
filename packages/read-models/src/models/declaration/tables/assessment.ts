/** The tables of what the agency says that imported versions come to, beside what we make of them. */
import { column, optional, table } from '../../../project/table.js'
import { assessedColumns } from './charges.js'

export const declarationAssessment = table('declaration_assessment', {
  meaning: "The agency's assessment of one version, as it was imported.",
  columns: {
    transaction_number: column('text', 'The declaration.'),
    version: column('number', 'The version.'),
    assessed_at: column('instant', 'When the agency assessed it.'),
    payment_due_date: optional(
      'date',
      'Last day to pay as the agency states it; null where it does not.',
    ),
    total_payable: column('money', 'All that is payable by the agency.'),
    ...assessedColumns,
    adds_up: column('flag', 'Whether its charges come to its total.'),
    unmatched: column('json', 'List of the numbers of lines that only one side knows.'),
    revision: column('number', 'Of the event that recorded it.'),
  },
  key: ['transaction_number', 'version'],
  lookups: [],
})

export const declarationLineAssessment = table('declaration_line_assessment', {
  meaning: "The agency's assessment of one line of one version, as it was imported.",
  columns: {
    transaction_number: column('text', 'The declaration.'),
    version: column('number', 'The version.'),
    line: column('number', 'Number of the line; our version may have no such line.'),
    sima_code: optional('text', 'Code that the agency gave for SIMA; null where it gave none.'),
    total_payable: column('money', 'All that is payable for the line by the agency.'),
    ...assessedColumns,
  },
  key: ['transaction_number', 'version', 'line'],
  lookups: [['transaction_number', 'version']],
})
