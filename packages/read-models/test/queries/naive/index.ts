/** What each query answers, told from plain rows by plain filters: what SQL is held against. */
import { delegations } from './delegations.js'
import type { Naive } from './filter.js'
import { money } from './money.js'
import { records } from './records.js'
import { transactions } from './transactions.js'

/** By the name of the query. */
export const naive: Readonly<Record<string, Naive>> = {
  ...delegations,
  ...transactions,
  ...money,
  ...records,
}
