/** Ledgers as rows: what is owed and paid, statements with their lines, and the books behind them. */
import type { Model } from '../../project/model.js'
import { project } from './project/index.js'
import { tables } from './tables/index.js'

export const ledgers: Model = { name: 'ledgers', version: 1, tables, project }
