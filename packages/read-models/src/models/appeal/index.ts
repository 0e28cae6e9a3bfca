/** Appeals as tables: where each stands, and the decisions and notices that it is about. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { appeal, appealSubject } from './tables.js'

export const appeals: Model = {
  name: 'appeals',
  version: 1,
  tables: [appeal, appealSubject],
  project,
}
