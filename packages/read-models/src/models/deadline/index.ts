/** Deadlines as a table: what will lapse, expire or be issued, and when. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { deadline } from './tables.js'

export const deadlines: Model = {
  name: 'deadlines',
  version: 1,
  tables: [deadline],
  project,
}
