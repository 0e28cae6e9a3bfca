/** The table of claims to business numbers. */
import { column, optional, table } from '../../../project/table.js'

export const claim = table('claim', {
  meaning:
    'One person who tries to show a relation to a business number that exists already. Holds no answer and none of what was asked for.',
  columns: {
    bn9: column('text', 'The business number.'),
    claimant: column('text', 'The user who claims it.'),
    status: column(
      'text',
      'NotBegun while the profile never fitted; then Claiming, InReview, Verified, Refused or Lapsed.',
    ),
    status_since: column('instant', 'When it came to that status.'),
    reference: optional('text', 'Program account by which it is claimed; null while NotBegun.'),
    questions: column(
      'json',
      'List of the kinds of question offered (BUS-03); empty for a review.',
    ),
    lapses_at: optional(
      'instant',
      'From when on a claim that waits is over, which decides by itself; null while NotBegun.',
    ),
    verified_by: optional('text', 'affinity or review; null until Verified.'),
    failures: column('number', 'Attempts that failed since the last lock (BUS-07).'),
    failed_ever: column('number', 'All attempts that failed, whatever became of the locks.'),
    locks: column('number', 'Locks since the first attempt, or since an officer opened the claim.'),
    locked_at: optional('instant', 'When the latest lock began; null for none.'),
    locked_until: optional(
      'instant',
      'When the latest lock ends by itself; null for none, or where only an officer ends it.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['bn9', 'claimant'],
  lookups: [['claimant']],
})
