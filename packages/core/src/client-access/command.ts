/** What a provider's manager may ask of its groups of clients, and of its staff's part in them. */
import { type CommandOf, defineCommand } from '../command-definition.js'
import { AssignedRole, Bn9, UserId } from '../values/index.js'
import { AssignedTo, GroupId, GroupName } from './content.js'

const provider = '700123458'
const client = '123456782'
const user = '20e00000-0000-4000-8000-000000000007'
const aboutProvider = 'the business whose clients and staff they are'

export const CreateGroup = defineCommand({
  type: 'CreateGroup',
  summary: 'Begins a group of clients under a name that no group ever had (user: BAM).',
  fields: { provider: Bn9, name: GroupName },
  about: { provider: aboutProvider, name: 'compared without regard to case (GRP-01)' },
  example: { provider, name: 'Western importers' },
})

export const RenameGroup = defineCommand({
  type: 'RenameGroup',
  summary: 'Gives a group another name; the old one stays taken (user: BAM).',
  fields: { provider: Bn9, group: GroupId, name: GroupName },
  about: {
    provider: aboutProvider,
    group: 'the group to be renamed',
    name: 'one that no other group ever had (GRP-01)',
  },
  example: { provider, group: 'G1', name: 'Importers in the west' },
})

export const DeleteGroup = defineCommand({
  type: 'DeleteGroup',
  summary: 'Ends a group, and the access that staff has through it alone (user: BAM).',
  fields: { provider: Bn9, group: GroupId },
  about: { provider: aboutProvider, group: 'the group to be deleted' },
  example: { provider, group: 'G1' },
})

export const AddClient = defineCommand({
  type: 'AddClient',
  summary: 'Puts a client with an established relationship into a group (user: BAM).',
  fields: { provider: Bn9, group: GroupId, client: Bn9 },
  about: {
    provider: aboutProvider,
    group: 'the group',
    client: 'a business with a grant that is active, suspended or in run-off (GRP-02)',
  },
  example: { provider, group: 'G1', client },
})

export const RemoveClient = defineCommand({
  type: 'RemoveClient',
  summary: 'Takes a client out of a group (user: BAM).',
  fields: { provider: Bn9, group: GroupId, client: Bn9 },
  about: { provider: aboutProvider, group: 'the group', client: 'the client to be taken out' },
  example: { provider, group: 'G1', client },
})

export const AssignStaff = defineCommand({
  type: 'AssignStaff',
  summary: 'Gives a person of the staff a role for a client or a group (user: BAM).',
  fields: { provider: Bn9, user: UserId, to: AssignedTo, role: AssignedRole },
  about: {
    provider: aboutProvider,
    user: 'a person with access to the provider',
    to: 'one client in an established relationship, or a group',
    role: 'replaces an earlier one for the same; of several ways the highest counts (GRP-05)',
  },
  example: { provider, user, to: { kind: 'group', group: 'G1' }, role: 'pEditor' },
})

export const UnassignStaff = defineCommand({
  type: 'UnassignStaff',
  summary: 'Takes back what a person was given for a client or a group (user: BAM).',
  fields: { provider: Bn9, user: UserId, to: AssignedTo },
  about: {
    provider: aboutProvider,
    user: 'the person assigned',
    to: 'the client or the group that it was assigned to',
  },
  example: { provider, user, to: { kind: 'client', client } },
})

export const commands = [
  CreateGroup,
  RenameGroup,
  DeleteGroup,
  AddClient,
  RemoveClient,
  AssignStaff,
  UnassignStaff,
] as const

export type ClientAccessCommand = CommandOf<(typeof commands)[number]>
export type On<Type extends ClientAccessCommand['type']> = Extract<
  ClientAccessCommand,
  { type: Type }
>
