/** Client access as tables: a provider's groups, the clients in them, and the staff assigned. */
import type { Model } from '../../project/model.js'
import { project } from './project.js'
import { clientGroup, clientGroupMember, staffAssignment } from './tables.js'

export const clientAccesses: Model = {
  name: 'client_accesses',
  version: 1,
  tables: [clientGroup, clientGroupMember, staffAssignment],
  project,
}
