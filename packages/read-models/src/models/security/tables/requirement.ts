/** What security is required, from when, and how it came to that. */
import { column, optional, table } from '../../../project/table.js'
import { bn15, revision } from './shared.js'

export const securityRequirement = table('security_requirement', {
  meaning:
    'What security is required of an account, by days (TXN-38). Whether it took part on a day, its enrolments say.',
  columns: {
    bn15,
    requirement: column('number', 'Revision of the event that stated it.'),
    origin: column('text', 'Enrolment, Recomputed or ReductionGranted.'),
    basis: column('money', 'Highest month of duties and GST that it is computed from.'),
    basis_source: column(
      'text',
      'Where the basis comes from: history, estimate (of a new importer) or reduction.',
    ),
    bond: column('money', 'What meets it in bonds alone.'),
    cash: column('money', 'What meets it in cash alone.'),
    stated_on: column('date', 'Eastern day on which it was stated.'),
    first_day: column('date', 'First day on which it is in force.'),
    last_day: optional(
      'date',
      'Last day; one before the first where another took its place first; null while none follows.',
    ),
    revision,
  },
  key: ['bn15', 'requirement'],
})

export const securityReview = table('security_review', {
  meaning: 'The requirement was computed again: once a year, or when an officer asked.',
  columns: {
    bn15,
    revision: column('number', 'Of the event.'),
    computed_on: column('date', 'Eastern day.'),
    asked_by: column('text', 'system.clock for the yearly review, or officer.'),
    outcome: column('text', 'Changed, or Confirmed: the same as before.'),
    comply_by: optional(
      'date',
      'Last day to meet a requirement that was raised; null where it did not rise.',
    ),
  },
  key: ['bn15', 'revision'],
})

export const reductionRequest = table('reduction_request', {
  meaning: 'An account asked that less security be required (CK-90).',
  columns: {
    bn15,
    request: column('number', 'Revision of the request.'),
    requested_at: column('instant', 'When it was asked for.'),
    basis: column('money', 'Highest month of duties and GST to compute from instead.'),
    rationale: column('text', 'Reference of the text that says why, not the text.'),
    status: column(
      'text',
      'Pending, Granted, Refused, Void (the enrolment ended first) or Lapsed. One of before 2025-05-20T07:00:00.000Z that is still Pending then has lapsed too (customs notice 25-22).',
    ),
    decided_on: optional('date', 'Eastern day of the decision; null without one.'),
    revision,
  },
  key: ['bn15', 'request'],
  lookups: [['bn15', 'status'], ['status']],
})
