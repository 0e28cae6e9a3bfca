/** All models, in the order in which people meet them. */
import type { Model } from '../project/model.js'
import { auditLog } from './audit-log/index.js'
import { businesses } from './business/index.js'
import { clientAccesses } from './client-access/index.js'
import { deadlines } from './deadline/index.js'
import { delegations } from './delegation/index.js'
import { programAccounts } from './program-account/index.js'

export const models: ReadonlyArray<Model> = [
  businesses,
  programAccounts,
  delegations,
  clientAccesses,
  deadlines,
  auditLog,
]
