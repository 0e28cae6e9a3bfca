/** All models, in the order in which people meet them. */
import type { Model } from '../project/model.js'
import { appeals } from './appeal/index.js'
import { declarations } from './declaration/index.js'
import { ledgers } from './ledger/index.js'
import { massCases } from './mass-case/index.js'
import { programAccounts } from './program-account/index.js'
import { rulings } from './ruling/index.js'
import { securities } from './security/index.js'

export const models: ReadonlyArray<Model> = [
  programAccounts,
  declarations,
  rulings,
  appeals,
  massCases,
  ledgers,
  securities,
]
