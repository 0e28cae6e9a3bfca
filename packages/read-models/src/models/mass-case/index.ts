/** Mass cases as tables: where each stands, and what became of every declaration in it. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { massCase, massCaseDeclaration } from './tables.js'

export const massCases: Model = {
  name: 'mass_cases',
  version: 1,
  tables: [massCase, massCaseDeclaration],
  project,
}
