/** The screens of financial security: what is held, what is required, and how far it is used. */

import { sql } from 'kysely'
import { balance } from '../../models/ledger/tables/index.js'
import {
  securityAccount,
  securityCover,
  securityInstrument,
} from '../../models/security/tables/index.js'
import { optional as nullable } from '../../project/table.js'
import { selecting } from '../define.js'
import { account, accounts, belongsTo, day, equals, optional, Word } from '../parameters.js'

const { bond, cash, required_bond, required_cash, cover, shortfall } = securityCover.columns

const onTheDay = ({ meaning }: { readonly meaning: string }) =>
  nullable('money', `${meaning} Null where the day is before the first enrolment.`)

export const security = selecting({
  name: 'security',
  meaning:
    'Accounts in release prior to payment: what covers what is required on a day, and what the account owes now against it.',
  parameters: {
    of: accounts,
    on: day('The day whose cover is asked for.'),
    status: optional(Word, 'As Suspended; left out: in whatever status.'),
  },
  columns: {
    ...securityAccount.columns,
    bond: onTheDay(bond),
    cash: onTheDay(cash),
    required_bond: onTheDay(required_bond),
    required_cash: onTheDay(required_cash),
    cover: onTheDay(cover),
    shortfall: onTheDay(shortfall),
    owed: nullable('money', `${balance.columns.owed.meaning} Null where it has no ledger.`),
  },
  order: ['bn15'],
  select: (queries, { of, on, status }) =>
    queries
      .selectFrom('security_account as account')
      .leftJoin('security_cover as covering', (join) =>
        join
          .onRef('covering.bn15', '=', 'account.bn15')
          .on('covering.first_day', '<=', on)
          .on(sql<boolean>`(covering.last_day is null or covering.last_day >= ${on})`),
      )
      .leftJoin('balance', 'balance.bn15', 'account.bn15')
      .where(belongsTo('account.bn15', of))
      .where(equals('account.status', status))
      .selectAll('account')
      .select(['bond', 'cash', 'required_bond', 'required_cash', 'cover', 'shortfall'])
      .select('balance.owed'),
})

export const securityCovers = selecting({
  name: 'security-cover',
  meaning: 'What covered an account, and will as far as is known, day by day in order.',
  parameters: { account },
  columns: securityCover.columns,
  order: ['bn15', 'first_day'],
  select: (queries, { account }) =>
    queries.selectFrom('security_cover').where('bn15', '=', account).selectAll(),
})

export const securityInstruments = selecting({
  name: 'security-instruments',
  meaning: 'The bonds and cash deposits of an account, in the order of their ids.',
  parameters: { account },
  columns: securityInstrument.columns,
  order: ['bn15', 'instrument'],
  select: (queries, { account }) =>
    queries.selectFrom('security_instrument').where('bn15', '=', account).selectAll(),
})
