/** Arbitrary commands about a provider's groups of clients, and the staff assigned to them. */
import type { Bn9 } from '@carmkit/core'
import fc from 'fast-check'
import { anyPerson, broker, importer, other } from '../cast.js'
import { byNamed, often } from './form.js'

const provider = often(broker, importer)
const client = often(importer, other)
const group = often('G1', 'G2')
/** Two of them are one name (GRP-01). */
const name = fc.constantFrom('West', 'WEST', 'East')
const to = fc.oneof(
  client.map((one) => ({ kind: 'client', client: one })),
  group.map((one) => ({ kind: 'group', group: one })),
)
export const assignedRole = fc.constantFrom('pReader', 'pEditor', 'pPAM')

const byManager = (type: string, fields: { readonly [field: string]: fc.Arbitrary<unknown> }) =>
  byNamed(
    type,
    'provider',
    fc.record({ provider, ...fields }) as fc.Arbitrary<{ readonly provider: Bn9 }>,
  )

export const groupCommands = {
  CreateGroup: byManager('CreateGroup', { name }),
  RenameGroup: byManager('RenameGroup', { group, name }),
  DeleteGroup: byManager('DeleteGroup', { group }),
  AddClient: byManager('AddClient', { group, client }),
  RemoveClient: byManager('RemoveClient', { group, client }),
  AssignStaff: byManager('AssignStaff', { user: anyPerson, to, role: assignedRole }),
  UnassignStaff: byManager('UnassignStaff', { user: anyPerson, to }),
}
