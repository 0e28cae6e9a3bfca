/** All queries, in the order in which people meet them. */
import type { AnyQuery } from './query.js'
import { accessRequests, delegationRequests, people, programAccounts } from './screens/accounts.js'
import { appeals, massCases, rulings } from './screens/cases.js'
import { delegationReport, myClients, myProviders } from './screens/delegations.js'
import {
  allocations,
  balances,
  credits,
  openItems,
  payments,
  statementLines,
  statements,
} from './screens/money.js'
import { auditLog, deadlines } from './screens/records.js'
import { security, securityCovers, securityInstruments } from './screens/security.js'
import {
  drafts,
  filedTransactions,
  transactions,
  unaccountedReleases,
  versions,
} from './screens/transactions.js'
import { whoCanAct } from './screens/who-can.js'

export const queries: ReadonlyArray<AnyQuery> = [
  myClients,
  myProviders,
  delegationReport,
  delegationRequests,
  people,
  accessRequests,
  programAccounts,
  transactions,
  filedTransactions,
  drafts,
  versions,
  unaccountedReleases,
  rulings,
  appeals,
  massCases,
  balances,
  openItems,
  payments,
  credits,
  allocations,
  statements,
  statementLines,
  security,
  securityCovers,
  securityInstruments,
  deadlines,
  auditLog,
  whoCanAct,
]
