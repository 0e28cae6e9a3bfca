/** The tables of appeals and of what they are about. */
import { column, optional, table } from '../../project/table.js'

export const appeal = table('appeal', {
  meaning: 'One appeal against decisions on one issue or against a penalty, by its case number.',
  columns: {
    appeal_number: column('text', 'Its case number.'),
    appellant: column('text', 'The program account that appeals (RM).'),
    bn9: column('text', 'The business number of the appellant.'),
    status: column(
      'text',
      'Unfiled: more time was given under the number. Filed, RejectedForForm (may be filed anew), UnderReview, Decided, External: taken to a tribunal or court.',
    ),
    status_since: column('instant', 'When it came to that status.'),
    kind: column('text', 'What is appealed: adjustment or penalty.'),
    filed_for: optional('text', 'The business whose user filed it; null until it is filed.'),
    filed_on: optional('date', 'Eastern day on which it was filed last; null until it is.'),
    last_day: optional(
      'date',
      'Last Eastern day on which it could be filed (TXN-43); null until it is.',
    ),
    subjects: column('number', 'How many decisions or notices it is about; 0 until it is filed.'),
    sima_duties_paid: optional(
      'flag',
      'Whether the duties in issue are paid; null where no SIMA duty is in issue.',
    ),
    form_faults: column(
      'json',
      'List of what was not as prescribed when it was last rejected for its form; empty otherwise.',
    ),
    outcome: optional('text', 'allowed, partly or denied; null until it is decided.'),
    decided_on: optional('date', 'Eastern day of the decision; null until then.'),
    court: optional(
      'text',
      'Where the decision was taken: tradeTribunal or federalCourtOfAppeal; null while it was not.',
    ),
    extended_kind: optional(
      'text',
      'adjustment or penalty: the notices that more time was given for; null where none was.',
    ),
    extended_notice: optional(
      'date',
      'Eastern day of the notices that more time was given for; null where none was.',
    ),
    extended_until: optional(
      'date',
      'Last Eastern day to file for those notices; null where no more time was given.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['appeal_number'],
  lookups: [
    ['appellant', 'status', 'filed_on'],
    ['filed_for', 'status', 'filed_on'],
  ],
})

export const appealSubject = table('appeal_subject', {
  meaning: 'One decision or notice that an appeal is about, as it was filed last.',
  columns: {
    appeal_number: column('text', 'The appeal.'),
    subject: column('number', 'Its place in the appeal, from 1.'),
    kind: column('text', 'adjustment: a decision on a version. penalty: a notice.'),
    transaction_number: optional('text', 'The declaration decided on; null for a penalty.'),
    version: optional('number', 'The version decided on; null for a penalty.'),
    issue: optional(
      'text',
      'tariffClassification, origin, valuation, marking or sima; null for a penalty.',
    ),
    notice_number: optional('text', 'Number of the notice of a penalty; null for an adjustment.'),
    noticed_on: column('date', 'Eastern day of the notice, from which the time to appeal runs.'),
    revision: column('number', 'Of the event that recorded it.'),
  },
  key: ['appeal_number', 'subject'],
  lookups: [['appeal_number'], ['transaction_number', 'version']],
})
