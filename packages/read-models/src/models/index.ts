/** All models, in the order in which people meet them. */
import type { Model } from '../project/model.js'
import { appeals } from './appeal/index.js'
import { auditLog } from './audit-log/index.js'
import { authority } from './authority/index.js'
import { businesses } from './business/index.js'
import { clientAccesses } from './client-access/index.js'
import { deadlines } from './deadline/index.js'
import { declarations } from './declaration/index.js'
import { delegations } from './delegation/index.js'
import { ledgers } from './ledger/index.js'
import { massCases } from './mass-case/index.js'
import { programAccounts } from './program-account/index.js'
import { rulings } from './ruling/index.js'
import { securities } from './security/index.js'

export const models: ReadonlyArray<Model> = [
  businesses,
  programAccounts,
  delegations,
  clientAccesses,
  authority,
  declarations,
  rulings,
  appeals,
  massCases,
  ledgers,
  securities,
  deadlines,
  auditLog,
]
