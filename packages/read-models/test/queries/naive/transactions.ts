/** What is told of transactions and cases, by plain filters. */
import {
  type Asked,
  belongs,
  dayOf,
  is,
  type Naive,
  overdueOn,
  plain,
  type Row,
  within,
} from './filter.js'

const isSubmitted = (row: Row, asked: Asked): boolean =>
  row['submitted_at'] !== null &&
  belongs(row['importer'], asked['of'] ?? null) &&
  is(row['owned_by'], asked['owner']) &&
  is(row['cad_type'], asked['type']) &&
  is(row['status'], asked['status']) &&
  within(dayOf(row['submitted_at']), asked) &&
  row['transaction_number'].startsWith(asked['number'] ?? '')

export const transactions: Readonly<Record<string, Naive>> = {
  transactions: {
    by: ['submitted_at', 'transaction_number'],
    newestFirst: true,
    answer: plain('declaration', isSubmitted),
  },
  'filed-transactions': {
    by: ['submitted_at', 'transaction_number'],
    newestFirst: true,
    answer: plain('declaration', isSubmitted),
  },
  drafts: {
    by: ['transaction_number'],
    answer: plain(
      'declaration',
      (row, { of }) =>
        belongs(row['importer'], of ?? null) &&
        row['status'] === 'Draft' &&
        row['submitted_at'] === null,
    ),
  },
  versions: {
    by: ['version'],
    answer: plain(
      'declaration_version',
      (row, { transaction }) => row['transaction_number'] === transaction,
    ),
  },
  'unaccounted-releases': {
    by: ['accounting_deadline', 'transaction_number'],
    answer: overdueOn(
      'release',
      'accounting_deadline',
      (row, { of }) => belongs(row['importer'], of ?? null) && row['accounted'] === 0,
    ),
  },
  rulings: {
    by: ['submitted_at', 'ruling_number'],
    newestFirst: true,
    answer: plain(
      'ruling',
      (row, { of, status, kind }) =>
        belongs(row['applicant'], of ?? null) && is(row['status'], status) && is(row['kind'], kind),
    ),
  },
  appeals: {
    by: ['appeal_number'],
    answer: plain(
      'appeal',
      (row, { of, status }) => belongs(row['appellant'], of ?? null) && is(row['status'], status),
    ),
  },
  'mass-cases': {
    by: ['submitted_on', 'mass_case_number'],
    newestFirst: true,
    answer: plain(
      'mass_case',
      (row, { of, status }) => belongs(row['importer'], of ?? null) && is(row['status'], status),
    ),
  },
}
