/** An account in release prior to payment (RPP): where it stands, since when, and how it ended. */
import { column, optional, table } from '../../../project/table.js'
import { bn15, planned, revision } from './shared.js'

export const securityAccount = table('security_account', {
  meaning: 'An account that enrolled in release prior to payment once.',
  columns: {
    bn15,
    bn9: column('text', 'The business number of the business it belongs to.'),
    status: column(
      'text',
      'Pending (what is required was never met since it enrolled), Active, Suspended, Withdrawn or Revoked. Whether an Active one is short on a day, security_cover says.',
    ),
    active_from: optional(
      'date',
      'First day of the release, which may be one to come; null until what is required was met.',
    ),
    computed_on: column('date', 'Eastern day on which the requirement was computed last.'),
    held_off_until: optional(
      'date',
      "Last day on which a shortfall costs nothing by the agency's discretion; null without.",
    ),
    enrolment: column('number', 'Its last enrolment: revision of the request.'),
    requirement: column(
      'number',
      'The requirement in force at the last event: revision that stated it.',
    ),
    raised_requirement: optional(
      'number',
      'A requirement that comes into force on a later day; null without, or once it had come at the last event.',
    ),
    reduction: optional(
      'number',
      'The request for a reduction that is not decided: its revision; null without.',
    ),
    suspension: optional('number', 'The suspension that stands: its revision; null without.'),
    revision,
  },
  key: ['bn15'],
  lookups: [['bn9'], ['status']],
})

export const rppEnrolment = table('rpp_enrolment', {
  meaning: 'One enrolment in release prior to payment, from its request to its end.',
  columns: {
    bn15,
    enrolment: column('number', 'Revision of the request.'),
    requested_on: column('date', 'Eastern day of the request.'),
    active_from: optional(
      'date',
      'First day on which what is held meets what is required; null until then.',
    ),
    ended_on: optional('date', 'Eastern day of its end; null while it stands.'),
    ended_by: optional('text', 'Withdrawn by the account, or Revoked; null while it stands.'),
    end_reason: optional('text', 'Why it was revoked; null otherwise (CK-92).'),
    revision,
  },
  key: ['bn15', 'enrolment'],
})

export const rppPeriod = table('rpp_period', {
  meaning:
    'Days in a row on which goods are released prior to payment: those that were, and those to come as far as is known (CK-88). Beside them every importer was, during the transition from 2024-10-21 to 2025-05-20 (customs notice 25-22).',
  columns: {
    bn15,
    first_day: column('date', 'First Eastern day.'),
    last_day: optional('date', 'Last Eastern day; null for no end that is known.'),
    planned,
    revision,
  },
  key: ['bn15', 'first_day'],
  lookups: [['bn15', 'planned']],
})

export const rppSuspension = table('rpp_suspension', {
  meaning: 'One suspension for want of security (TXN-39).',
  columns: {
    bn15,
    suspension: column('number', 'Revision of the suspension.'),
    suspended_on: column('date', 'Eastern day from which it stands.'),
    short_by: column('money', 'What was missing that day, in terms of cash.'),
    ended_on: optional('date', 'Eastern day of its end; null while it stands.'),
    ended_by: optional('text', 'Reinstated, Withdrawn or Revoked; null while it stands.'),
    revision,
  },
  key: ['bn15', 'suspension'],
})

export const suspensionHoldOff = table('suspension_hold_off', {
  meaning: 'The agency let a shortfall cost nothing for a while (TXN-39).',
  columns: {
    bn15,
    revision: column('number', 'Of the event.'),
    decided_on: column('date', 'Eastern day of the decision: it holds from then on.'),
    until: column(
      'date',
      'Last day, unless another decision or the end of the release came first.',
    ),
    reason: column('text', 'What is waited for: PaperBond or ReductionPending.'),
  },
  key: ['bn15', 'revision'],
})
