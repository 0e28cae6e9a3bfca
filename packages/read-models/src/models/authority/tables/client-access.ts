/** The joints that stand in the stream of a provider's client access: its groups and its staff. */
import { column, optional, table } from '../../../project/table.js'
import { known } from './known.js'

const provider = column('text', 'The business whose clients and staff they are.')
const group = column('text', 'Id of the group; of one provider, never given again.')

export const clientGroupHistory = table('client_group_history', {
  meaning: 'A group of clients, for as long as it existed.',
  columns: { provider, group_id: group, ...known },
  key: ['provider', 'group_id', 'revision'],
  lookups: [['provider', 'group_id', 'known_until']],
})

export const groupClientHistory = table('group_client_history', {
  meaning: 'A client that was put into a group; it counts while the group exists (GRP-03).',
  columns: {
    provider,
    group_id: group,
    client: column('text', 'The client.'),
    relationship: column(
      'text',
      'In which it was put in: it is in only while that lasts (GRP-02).',
    ),
    ...known,
  },
  key: ['provider', 'group_id', 'client', 'revision'],
  lookups: [
    ['provider', 'group_id', 'client', 'known_until'],
    ['client', 'known_until'],
  ],
})

export const staffAssignmentHistory = table('staff_assignment_history', {
  meaning:
    'What role a person of a provider was assigned, for one client or for a group (DEL-F17).',
  columns: {
    provider,
    user_id: column('text', 'The person.'),
    assigned_to: column('text', 'The number of a client, or the id of a group.'),
    relationship: optional('text', 'With the client; null for a group, whose clients have theirs.'),
    role: column('text', 'pReader, pEditor or pPAM; the highest counts (GRP-05).'),
    spell: column('number', 'The access of the person in which it was given: it ends with that.'),
    ...known,
  },
  key: ['provider', 'user_id', 'assigned_to', 'revision'],
  lookups: [
    ['provider', 'user_id', 'assigned_to', 'known_until'],
    ['provider', 'assigned_to', 'known_until'],
  ],
})
