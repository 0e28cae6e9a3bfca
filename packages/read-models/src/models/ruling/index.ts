/** Rulings as tables: each application with its clock, and the decisions on it. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { ruling, rulingDecision } from './tables.js'

export const rulings: Model = {
  name: 'rulings',
  version: 1,
  tables: [ruling, rulingDecision],
  project,
}
