/** The screens of what is asked of the agency: rulings, appeals, mass cases. */
import { appeal } from '../../models/appeal/tables.js'
import { massCase } from '../../models/mass-case/tables.js'
import { ruling } from '../../models/ruling/tables.js'
import { selecting } from '../define.js'
import { accounts, belongsTo, equals, optional, Word } from '../parameters.js'

export const rulings = selecting({
  name: 'rulings',
  meaning: 'Applications for rulings and what became of them, the newest first.',
  parameters: {
    of: accounts,
    status: optional(Word, 'As DecisionRendered; left out: in whatever status.'),
    kind: optional(Word, 'What it is about, as valuation; left out: whatever.'),
  },
  columns: ruling.columns,
  order: ['submitted_at', 'ruling_number'],
  isReversed: true,
  select: (queries, { of, status, kind }) =>
    queries
      .selectFrom('ruling')
      .where(belongsTo('applicant', of))
      .where(equals('status', status))
      .where(equals('kind', kind))
      .selectAll(),
})

export const appeals = selecting({
  name: 'appeals',
  meaning: 'Appeals and what became of them, in the order of their numbers.',
  parameters: {
    of: accounts,
    status: optional(Word, 'As UnderReview; left out: in whatever status.'),
  },
  columns: appeal.columns,
  order: ['appeal_number'],
  select: (queries, { of, status }) =>
    queries
      .selectFrom('appeal')
      .where(belongsTo('appellant', of))
      .where(equals('status', status))
      .selectAll(),
})

export const massCases = selecting({
  name: 'mass-cases',
  meaning: 'Changes of many declarations that were asked for together, the newest first (TXN-44).',
  parameters: {
    of: accounts,
    status: optional(Word, 'As Processed; left out: in whatever status.'),
  },
  columns: massCase.columns,
  order: ['submitted_on', 'mass_case_number'],
  isReversed: true,
  select: (queries, { of, status }) =>
    queries
      .selectFrom('mass_case')
      .where(belongsTo('importer', of))
      .where(equals('status', status))
      .selectAll(),
})
