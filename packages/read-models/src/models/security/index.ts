/** Financial security as rows: who is released prior to payment, on which days, and by what cover. */
import type { Model } from '../../project/model.js'
import { project } from './project/index.js'
import { tables } from './tables/index.js'

export const securities: Model = { name: 'securities', version: 1, tables, project }
