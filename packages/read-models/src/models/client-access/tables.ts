/** The tables of a provider's groups of clients, and of the staff assigned to clients and groups. */
import { column, optional, table } from '../../project/table.js'

const provider = column('text', 'Business number of the provider.')
const revision = column('number', 'Of the last event of its stream that changed this row.')

export const clientGroup = table('client_group', {
  meaning: 'One group into which a provider puts clients.',
  columns: {
    provider,
    group_id: column('text', 'Its id, which no other group of the provider ever gets.'),
    name: column('text', 'Its name (GRP-01): as it is, or as it was at the end.'),
    created_at: column('instant', 'When it was made.'),
    deleted_at: optional('instant', 'When it was deleted; null while it exists.'),
    revision,
  },
  key: ['provider', 'group_id'],
})

export const clientGroupMember = table('client_group_member', {
  meaning:
    'One client in a group. Rows of a group that was deleted stay, and mean nothing without it.',
  columns: {
    provider,
    group_id: column('text', 'The group.'),
    client: column('text', 'Business number of the client.'),
    relationship: column(
      'text',
      'The relationship in which it was added: it is in the group only while that lasts (GRP-02).',
    ),
    added_at: column('instant', 'When it was added, or added anew.'),
    revision,
  },
  key: ['provider', 'group_id', 'client'],
  lookups: [['provider', 'client']],
})

export const staffAssignment = table('staff_assignment', {
  meaning:
    'One client or group that a person of the provider was assigned to. It gives nothing once the group, the relationship or the access is over.',
  columns: {
    provider,
    user_id: column('text', 'The person.'),
    assigned_to: column('text', 'client or group.'),
    assigned_id: column('text', 'Business number of the client, or id of the group.'),
    role: column('text', 'pReader, pEditor or pPAM; where several apply, the highest (GRP-05).'),
    spell: column(
      'number',
      "The person's access in which it was given: it ends with that (GRP-04).",
    ),
    relationship: optional(
      'text',
      'The relationship with the client in which it was given; null for a group, each client of which has its own.',
    ),
    assigned_at: column('instant', 'When it was given, or given anew.'),
    revision,
  },
  key: ['provider', 'user_id', 'assigned_to', 'assigned_id'],
  lookups: [['provider', 'assigned_to', 'assigned_id']],
})
