/** All models, in the order in which people meet them. */
import type { Model } from '../project/model.js'
import { ledgers } from './ledger/index.js'
import { programAccounts } from './program-account/index.js'
import { securities } from './security/index.js'

export const models: ReadonlyArray<Model> = [programAccounts, ledgers, securities]
