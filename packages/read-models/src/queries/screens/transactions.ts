/** The screens of transactions: what was filed, its versions, drafts, and goods that wait for a declaration. */
import { Bn9, CadType, type CivilDate, TransactionNumber } from '@carmkit/core'
import { type Codec, text } from '@carmkit/kernel'
import { type Kysely, sql } from 'kysely'
import { declaration, declarationVersion, release } from '../../models/declaration/tables/index.js'
import { column } from '../../project/table.js'
import { selecting } from '../define.js'
import {
  Accounts,
  accounts,
  belongsTo,
  day,
  equals,
  flagged,
  fromDay,
  holds,
  inDays,
  optional,
  required,
  untilDay,
  Word,
  YesOrNo,
} from '../parameters.js'
import type { ReadModels } from '../read-models.js'

const NumberStart: Codec<string> = text(
  'begin of a transaction number',
  '1 to 14 digits',
  (value) => /^[0-9]{1,14}$/.test(value),
)

const filters = {
  type: optional(CadType, 'Type of the declaration, as AB; left out: of any type.'),
  status: optional(Word, 'As Accepted or Draft; left out: in whatever status.'),
  from: fromDay('the last submission'),
  until: untilDay('the last submission'),
  number: optional(NumberStart, 'What the transaction number begins with.'),
}

type Filters = {
  readonly [Name in keyof typeof filters]: string | null
} & { readonly from: CivilDate | null; readonly until: CivilDate | null }

/** Drafts that never were submitted have no place in the order, and a screen of their own. */
const submitted = (queries: Kysely<ReadModels>, { type, status, from, until, number }: Filters) =>
  queries
    .selectFrom('declaration')
    .where('submitted_at', 'is not', null)
    .where(equals('cad_type', type))
    .where(equals('status', status))
    .where(inDays('submitted_at', from, until))
    .where(beginsWith('transaction_number', number))
    .selectAll()

/** A range, which an index may serve; the colon follows the digits. */
const beginsWith = (name: string, digits: string | null) =>
  digits === null
    ? sql<boolean>`1 = 1`
    : sql<boolean>`(${sql.ref(name)} >= ${digits} and ${sql.ref(name)} < ${`${digits}:`})`

const columns = {
  ...declaration.columns,
  submitted_at: column('instant', declaration.columns.submitted_at.meaning),
}

const newestFirst = { order: ['submitted_at', 'transaction_number'], isReversed: true } as const

export const transactions = selecting({
  name: 'transactions',
  meaning: 'The declarations of an importer that were submitted, the last submitted first.',
  parameters: {
    of: accounts,
    ...filters,
    owner: optional(
      Bn9,
      'Who filed them last, as a broker: its business number; left out: whoever.',
    ),
  },
  columns,
  ...newestFirst,
  select: (queries, { of, owner, ...filters }) =>
    submitted(queries, filters).where(belongsTo('importer', of)).where(equals('owned_by', owner)),
})

export const filedTransactions = selecting({
  name: 'filed-transactions',
  meaning:
    'The declarations that a business filed, its own and those of its clients, the last submitted first.',
  parameters: {
    owner: required(Bn9, 'Who filed them last, as a broker: its business number.'),
    ...filters,
    of: optional(Accounts, 'The importer, or one account of it; left out: whichever.'),
  },
  columns,
  ...newestFirst,
  select: (queries, { of, owner, ...filters }) =>
    submitted(queries, filters)
      .where('owned_by', '=', owner)
      .where(of === null ? sql<boolean>`1 = 1` : belongsTo('importer', of)),
})

export const drafts = selecting({
  name: 'drafts',
  meaning:
    'Declarations of an importer that were begun and never submitted, in the order of their numbers.',
  parameters: { of: accounts },
  columns: declaration.columns,
  order: ['transaction_number'],
  select: (queries, { of }) =>
    queries
      .selectFrom('declaration')
      .where(belongsTo('importer', of))
      .where('status', '=', 'Draft')
      .where('submitted_at', 'is', null)
      .selectAll(),
})

export const versions = selecting({
  name: 'versions',
  meaning: 'All versions of a transaction that are known, in the order of their numbers.',
  parameters: { transaction: required(TransactionNumber, 'The number of the transaction.') },
  columns: declarationVersion.columns,
  order: ['transaction_number', 'version'],
  select: (queries, { transaction }) =>
    queries
      .selectFrom('declaration_version')
      .where('transaction_number', '=', transaction)
      .selectAll(),
})

export const unaccountedReleases = selecting({
  name: 'unaccounted-releases',
  meaning: 'Goods that were released and are not accounted for, the most pressing first (TXN-18).',
  parameters: {
    of: accounts,
    on: day('The day on which the time to account is over or not.'),
    overdue: optional(YesOrNo, 'yes: only where it is over; no: only where it is not.'),
  },
  columns: {
    ...release.columns,
    overdue: column('flag', '1 where the last day to account in time has passed on the day.'),
  },
  order: ['accounting_deadline', 'transaction_number'],
  select: (queries, { of, on, overdue }) => {
    const isOverdue = sql<boolean>`(accounting_deadline < ${on})`
    return queries
      .selectFrom('release')
      .where(belongsTo('importer', of))
      .where('accounted', '=', 0)
      .where(holds(isOverdue, overdue))
      .selectAll()
      .select(flagged(isOverdue).as('overdue'))
  },
})
