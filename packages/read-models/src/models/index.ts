/** All models, in the order in which people meet them. */
import type { Model } from '../project/model.js'
import { authority } from './authority/index.js'
import { programAccounts } from './program-account/index.js'

export const models: ReadonlyArray<Model> = [programAccounts, authority]
