/** What an event changes in the joints of authority. */
import { fromSources } from '../../../project/model.js'
import { businesses } from './business.js'
import { assignments } from './client-access.js'
import { delegations } from './delegation.js'
import { programs } from './program.js'
import { declarations, rulings } from './transaction.js'

export const project = fromSources(
  businesses,
  programs,
  delegations,
  assignments,
  declarations,
  rulings,
)
