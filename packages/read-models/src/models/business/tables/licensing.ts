/** The tables of customs broker licences: what the agency stated, from which days follow. */
import { column, optional, table } from '../../../project/table.js'

const bn9 = column('text', 'The business number of the broker.')
const revision = column(
  'number',
  "Of the last event of the business's stream that changed this row.",
)

/** It counts on the days of its periods that are in none of its suspensions. */
export const licencePeriod = table('licence_period', {
  meaning:
    'One period of a customs broker licence; another statement of the same first day corrects it (CK-38).',
  columns: {
    bn9,
    valid_from: column('date', 'First day.'),
    valid_until: optional('date', 'Last day, included; null for no end.'),
    revision,
  },
  key: ['bn9', 'valid_from'],
  lookups: [['bn9']],
})

export const licenceSuspension = table('licence_suspension', {
  meaning: 'Days on which a customs broker licence does not count (DEL-F21).',
  columns: {
    bn9,
    suspended_from: column('date', 'First day without it.'),
    restored_on: optional('date', 'Day from which it counts again (CK-39); null for not yet.'),
    revision,
  },
  key: ['bn9', 'suspended_from'],
  lookups: [['bn9']],
})
