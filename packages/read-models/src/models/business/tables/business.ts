/** The table of businesses. */
import { column, optional, table } from '../../../project/table.js'

export const business = table('business', {
  meaning: 'One business number, from the day the agency issued it.',
  columns: {
    bn9: column('text', 'Its business number of nine digits.'),
    status: column(
      'text',
      'BnIssued while nobody has registered it; then Active, Suspended, Orphaned or Ceased.',
    ),
    status_since: column('instant', 'When it came to that status.'),
    status_reason: optional(
      'text',
      'Why it is suspended, or what ended it: Dissolved, ... or Superseded; null otherwise.',
    ),
    orphaned: column(
      'flag',
      '1 while no manager (BAM) can sign in (USR-11), also where it is suspended meanwhile.',
    ),
    legal_name: optional(
      'text',
      'Name as registered; null for a sole proprietor, whose name is personal data, and where it is not known.',
    ),
    entity_type: optional('text', 'corporation, partnership, ...; null where not known.'),
    residency: optional('text', 'resident or nonResident; null where not known.'),
    registered_by: optional('text', 'registration or claim (BUS-12); null until registered.'),
    registered_at: optional('instant', 'When it was registered; null until then.'),
    founder: optional('text', 'User who became its first manager; null until registered.'),
    applicant: optional(
      'text',
      'User to whom the agency issued the number; null where it told of no issue.',
    ),
    issued_at: optional('instant', 'When the issue was recorded; null where it was not.'),
    contact: optional('text', 'Reference of the contact person, not the data; null until named.'),
    language: optional('text', 'Language of the contact person; null until named.'),
    ceased_on: optional('date', 'First day without the number (BUS-13); null while it lasts.'),
    superseded_by: optional('text', 'The number that took its place (BN-10); null for none.'),
    spells: column('number', 'How many accesses it ever gave: the spell of the latest one.'),
    revision: column('number', 'Of the last event of its stream that changed this row.'),
  },
  key: ['bn9'],
})
