/** Program accounts as a table: one row for each, with its whole life so far. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { programAccount } from './tables.js'

export const programAccounts: Model = {
  name: 'program_accounts',
  version: 1,
  tables: [programAccount],
  project,
}
