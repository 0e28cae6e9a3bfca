/** The tables of authority, by the stream that their rows come from. */
import type { AnyTable } from '../../../project/table.js'
import {
  businessHistory,
  licencePeriodHistory,
  licenceSuspensionHistory,
  membershipHistory,
  providerRevocationHistory,
} from './business.js'
import { clientGroupHistory, groupClientHistory, staffAssignmentHistory } from './client-access.js'
import { grantHistory, runOffHistory } from './delegation.js'
import { programHistory, transactionHistory } from './program.js'

export {
  businessHistory,
  licencePeriodHistory,
  licenceSuspensionHistory,
  membershipHistory,
  providerRevocationHistory,
} from './business.js'
export { clientGroupHistory, groupClientHistory, staffAssignmentHistory } from './client-access.js'
export { grantHistory, runOffHistory } from './delegation.js'
export { stillKnown } from './known.js'
export { programHistory, transactionHistory } from './program.js'

export const tables: ReadonlyArray<AnyTable> = [
  businessHistory,
  membershipHistory,
  licencePeriodHistory,
  licenceSuspensionHistory,
  providerRevocationHistory,
  programHistory,
  transactionHistory,
  grantHistory,
  runOffHistory,
  clientGroupHistory,
  groupClientHistory,
  staffAssignmentHistory,
]
