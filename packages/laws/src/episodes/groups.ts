/** Episodes about groups: a client is put in, staff is assigned, and one of the joints ends. */
import fc from 'fast-check'
import { broker, cleo, dan, importer, numbers, person } from '../cast.js'
import { assignedRole } from '../commands/groups.js'
import { granting } from './delegation.js'
import { always, by, type Episode, inOrder, together } from './form.js'

const staff = fc.constantFrom(cleo, dan)
const whom = { client: importer, provider: broker, scope: 'RM0001' }

/** A person of the staff comes in as Editor. */
const hiring = (user: typeof cleo): Episode =>
  inOrder(
    by(broker, 'InviteUser', {
      bn9: broker,
      user,
      assignment: { role: 'Editor', programs: ['RM0001'] },
      until: null,
    }),
    always({
      actor: person(user, null),
      type: 'AcceptInvitation',
      data: { bn9: broker, user },
    }),
  )

const drafting = (user: typeof cleo, number: (typeof numbers)[number] | undefined): Episode =>
  inOrder(
    always({
      actor: person(user, broker),
      type: 'OpenDraft',
      data: { transactionNumber: number, importer: `${importer}RM0001`, cadType: 'AB' },
    }),
  )

const toGroup = { kind: 'group', group: 'G1' }
const toClient = { kind: 'client', client: importer }

const assigned = (user: typeof cleo): Episode =>
  fc
    .tuple(fc.constantFrom(toGroup, toClient), assignedRole)
    .chain(([to, role]) =>
      inOrder(
        by(broker, 'CreateGroup', { provider: broker, name: 'West' }),
        by(broker, 'AddClient', { provider: broker, group: 'G1', client: importer }),
        by(broker, 'AssignStaff', { provider: broker, user, to, role }),
      ),
    )

const regranting: Episode = together(
  inOrder(by(importer, 'RevokeDelegation', { ...whom, mode: 'CutOff' })),
  granting(whom, { validFrom: null, validUntil: null }),
)

/** One of the joints ends: the group, its client, the assignment, the person, the grant. */
const parting = (user: typeof cleo): Episode =>
  fc.oneof(
    regranting,
    regranting,
    inOrder(by(broker, 'DeleteGroup', { provider: broker, group: 'G1' })),
    inOrder(by(broker, 'RemoveClient', { provider: broker, group: 'G1', client: importer })),
    inOrder(by(broker, 'UnassignStaff', { provider: broker, user, to: toGroup })),
    together(inOrder(by(broker, 'RemoveUser', { bn9: broker, user })), hiring(user)),
  )

export const staffing: Episode = staff.chain((user) =>
  together(
    granting(whom, { validFrom: null, validUntil: null }),
    hiring(user),
    assigned(user),
    drafting(user, numbers[0]),
    parting(user),
    drafting(user, numbers[1]),
  ),
)

/** A group gets another name, also one that was taken. */
export const renaming: Episode = fc
  .constantFrom('East', 'WEST')
  .chain((name) =>
    inOrder(
      by(broker, 'CreateGroup', { provider: broker, name: 'West' }),
      by(broker, 'RenameGroup', { provider: broker, group: 'G1', name }),
      by(broker, 'CreateGroup', { provider: broker, name }),
    ),
  )
