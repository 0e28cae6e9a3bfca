/** The tables of people in a business: their accesses, and what was asked on the way to one. */
import { column, optional, table } from '../../../project/table.js'

export const membership = table('membership', {
  meaning:
    'One access of a person to a business, from its beginning to its end. A person who comes back has another row.',
  columns: {
    bn9: column('text', 'The business number.'),
    spell: column('number', 'Counts the accesses that the business ever gave, from 1.'),
    user_id: column('text', 'The person.'),
    role: column('text', 'BAM, PAM, Editor or Reader: as it is, or as it was at the end.'),
    programs: column(
      'json',
      'List of the program references that the role reaches (USR-13); empty for a BAM, who has all.',
    ),
    ends_on: optional(
      'date',
      'Last day of the access (USR-16), which decides by itself; null for no end.',
    ),
    suspended: column('flag', '1 while a manager has suspended it.'),
    basis: column(
      'text',
      'How it began: registration, claim, recovery, request (USR-04) or invitation (USR-05).',
    ),
    began_at: column('instant', 'When it began.'),
    status: column(
      'text',
      'Current by record; else how it ended: Left, Removed, Expired, Replaced by another access, or BusinessCeased.',
    ),
    ended_at: optional(
      'instant',
      'When its end was recorded, which may be after ends_on; null while it is Current.',
    ),
    revision: column('number', "Of the last event of the business's stream that changed this row."),
  },
  key: ['bn9', 'spell'],
  lookups: [
    ['bn9', 'user_id', 'status'],
    ['bn9', 'role', 'status'],
    ['bn9', 'status'],
    ['user_id'],
  ],
})

export const accessRequest = table('access_request', {
  meaning: 'One request of a person for access to a business, or one invitation of a person.',
  columns: {
    bn9: column('text', 'The business number.'),
    asked_revision: column(
      'number',
      'Revision of the event that made it: names it in the business.',
    ),
    kind: column('text', 'request where the person asked; invitation where a manager did.'),
    user_id: column('text', 'The person who wants access, or is wanted.'),
    status: column(
      'text',
      'Open by record; else Accepted, Rejected, Withdrawn, Lapsed, Replaced by a newer invitation, Overtaken (the person came in by another way) or Void (the business cannot take anybody).',
    ),
    asked_at: column('instant', 'When it was made.'),
    lapses_at: column(
      'instant',
      'From when on it is no longer open (USR-14, USR-05), which decides by itself.',
    ),
    settled_at: optional('instant', 'When its end was recorded; null while it is Open.'),
    reason: optional('text', 'Why it was rejected; null otherwise.'),
    comment: optional(
      'text',
      'Reference of what the person wrote, not the text; null for nothing.',
    ),
    role: optional('text', 'Role that an invitation offers; null for a request.'),
    programs: optional('json', 'List of the programs that it offers; null for a request.'),
    ends_on: optional(
      'date',
      'Last day of the access that it offers; null for a request or no end.',
    ),
    invited_by: optional('text', 'Manager who invited; null for a request.'),
    inviter_spell: optional(
      'number',
      'Access in which the manager invited: with its end the invitation is over too (CK-33); null for a request.',
    ),
    revision: column('number', "Of the last event of the business's stream that changed this row."),
  },
  key: ['bn9', 'asked_revision'],
  lookups: [['bn9', 'user_id', 'status'], ['bn9', 'kind', 'status'], ['user_id']],
})
