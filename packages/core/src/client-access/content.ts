/** The values of client access; separate because commands and events hold the same ones. */
import { type Codec, closed, oneOf, type Static, tagged, text } from '@carmkit/kernel'
import { Bn9, LegalName } from '../values/index.js'

/** Given in order and never again, also after the group is deleted. */
export const GroupId: Codec<string> = text('GroupId', 'G and a number from 1', (value) =>
  /^G[1-9][0-9]{0,8}$/.test(value),
)

export const GroupName: Codec<string> = text(
  'GroupName',
  '1 to 60 characters, no control or invisible characters, no blanks at the ends',
  (value) => value.length <= 60 && LegalName.is(value),
)

/**
 * Two names with the same key are one name (GRP-01, P35). Upper case first, so that letters with two
 * small forms meet; composed again at the end, because a change of case can take letters apart.
 */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')

/** What a person of the staff is assigned to: one client, or whoever is in a group (DEL-F17). */
export const AssignedTo = tagged('AssignedTo', 'kind', {
  client: closed('ToClient', { kind: oneOf('client', ['client']), client: Bn9 }),
  group: closed('ToGroup', { kind: oneOf('group', ['group']), group: GroupId }),
})
export type AssignedTo = Static<typeof AssignedTo>
