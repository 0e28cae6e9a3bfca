/**
 * Authority as tables: every fact that `authorize` looks at, with the time for which it was known, so
 * that who could do what at any moment is a query and no stream is read.
 */
import type { Model } from '../../project/model.js'
import { project } from './project/index.js'
import { tables } from './tables/index.js'

export const authority: Model = { name: 'authority', version: 1, tables, project }
