/** The tables of rulings: each with what was asked and where it stands, and all decisions given on it. */
import { column, optional, table } from '../../project/table.js'

const terms = {
  classification: optional(
    'text',
    'Tariff classification as ruled, ten digits; null where it is about something else.',
  ),
  effective_from: optional('date', 'First Eastern day on which it holds.'),
  effective_to: optional('date', 'Last Eastern day on which it holds; null: without end.'),
}

export const ruling = table('ruling', {
  meaning: 'One application for a ruling, and the ruling that it became.',
  columns: {
    ruling_number: column('text', 'Its case number.'),
    applicant: column('text', 'The program account that it is for (RM).'),
    bn9: column('text', 'The business number of the applicant.'),
    kind: column(
      'text',
      'What it is about: tariffClassification, freeTradeOrigin, otherOrigin, valuation or marking.',
    ),
    status: column(
      'text',
      'Submitted, Assigned, InfoRequested; Withdrawn, Declined; DecisionRendered, ModificationPending, Revoked.',
    ),
    status_since: column('instant', 'When it came to that status.'),
    submitted_for: column(
      'text',
      'The business whose user applied: the applicant, or its provider.',
    ),
    submitted_at: column('instant', 'When it was applied for.'),
    goods: optional('text', 'The goods as described; null where not stated.'),
    port_of_entry: optional('text', 'Where they are to enter; null where not stated.'),
    prior_matter: optional(
      'text',
      'Earlier matter about the same goods: none, ruling, review or appeal; null where not stated.',
    ),
    import_history: optional('text', 'never, before or continuing; null where not stated.'),
    consent_to_publish: optional('flag', 'Whether it may be published; null where not stated.'),
    proposed_classification: optional(
      'text',
      'Classification that the applicant proposes, ten digits; null where not stated.',
    ),
    clock_started_on: column(
      'date',
      'Eastern day from which the service standard of 120 days runs: of the application, or of the last request to modify.',
    ),
    clock_paused_days: column(
      'number',
      'Days that information was waited for, which do not count.',
    ),
    clock_paused_on: optional(
      'date',
      'Eastern day since which information is waited for; null while the clock runs.',
    ),
    service_due_on: optional(
      'date',
      'Last Eastern day within the service standard (CK-78); null while information is waited for, which moves it, and while no answer is owed.',
    ),
    decided_on: optional('date', 'Eastern day of the latest decision; null while there is none.'),
    ...terms,
    revoked_from: optional(
      'date',
      'First Eastern day on which it does not hold any more; null while it is not revoked.',
    ),
    ground: optional('text', 'Why a modification is asked for; null while none is.'),
    decline_reason: optional('text', 'Why it was not answered; null where it was not declined.'),
    upheld_at: optional(
      'instant',
      'When a review last left it as it is (section 60); null where none did.',
    ),
    revision: column('number', 'Of the last event of its stream that is part of this row.'),
  },
  key: ['ruling_number'],
  lookups: [
    ['applicant', 'status', 'submitted_at'],
    ['submitted_for', 'status', 'submitted_at'],
    ['bn9', 'classification'],
  ],
})

export const rulingDecision = table('ruling_decision', {
  meaning:
    'One decision on a ruling. The latest whose first day has come governs a day, up to its own last one (CK-79).',
  columns: {
    ruling_number: column('text', 'The ruling.'),
    decision: column('number', 'Its place among the decisions on the ruling, from 1.'),
    kind: column('text', 'issued, modified or varied (by review, section 60).'),
    decided_on: column('date', 'Eastern day of the decision: the recipient knows from then on.'),
    ...terms,
    effective_from: column('date', 'First Eastern day on which it holds.'),
    revision: column('number', 'Of the event that recorded it.'),
  },
  key: ['ruling_number', 'decision'],
  lookups: [['ruling_number']],
})
