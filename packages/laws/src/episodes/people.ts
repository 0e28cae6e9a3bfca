/** Episodes about people: how they come in, what changes about them, and how they go. */
import type { Bn9, UserId } from '@carmkit/core'
import fc from 'fast-check'
import {
  anna,
  anyBusiness,
  anyDay,
  anyMember,
  ben,
  broker,
  cleo,
  dan,
  importer,
  person,
} from '../cast.js'
import { clock, often } from '../commands/form.js'
import { approval, assignment } from '../commands/people.js'
import { always, by, type Episode, inOrder } from './form.js'

/** A person asks, and somebody answers: mostly about one who has no place there yet. */
export const joining: Episode = fc
  .tuple(approval, often(ben, cleo, dan))
  .chain(([{ bn9, until, assignment: role }, user]) =>
    inOrder(
      always({ actor: person(user, null), type: 'RequestAccess', data: { bn9, comment: null } }),
      fc
        .oneof(anyMember(bn9), fc.constant(person(dan, bn9)))
        .chain((actor) =>
          always({ actor, type: 'ApproveAccess', data: { bn9, user, assignment: role, until } }),
        ),
    ),
  )

/** A request that is turned down, taken back, or lapses. */
export const askedInVain: Episode = fc
  .tuple(
    anyBusiness,
    fc.constantFrom(ben, cleo, dan),
    fc.constantFrom('reject', 'withdraw', 'lapse'),
  )
  .chain(([bn9, user, how]) => {
    const data = { bn9, user }
    const own = fc
      .constantFrom(user, user, cleo)
      .map((sender) => ({ actor: person(sender, null), type: 'WithdrawAccess', data }))
    const ending =
      how === 'reject'
        ? by(bn9, 'RejectAccess', { ...data, reason: 'NotNeeded' })
        : how === 'withdraw'
          ? own
          : always({ actor: clock, type: 'LapseAccess', data, sleeps: true })
    return inOrder(
      always({ actor: person(user, null), type: 'RequestAccess', data: { bn9, comment: null } }),
      ending,
    )
  })

/** A manager invites, and the person takes it, or somebody else tries to. */
export const inviting: Episode = fc
  .tuple(approval, fc.constantFrom(ben, cleo, dan), often(0, 1))
  .chain(([{ bn9, until, assignment: role }, user, wrong]) => {
    const invited = { bn9, user }
    const taker = wrong === 0 ? user : cleo
    return inOrder(
      by(bn9, 'InviteUser', { ...invited, assignment: role, until }),
      always({ actor: person(taker, null), type: 'AcceptInvitation', data: invited }),
    )
  })

const inBusiness = (bn9: Bn9, user: UserId) => ({ bn9, user })
/** Who has a place in the importer when a world is founded, besides its founder. */
const colleague = fc.constantFrom(cleo, dan)

/** A colleague gets other roles, more than one, and an end. */
export const changingRole: Episode = fc
  .tuple(colleague, assignment, assignment, fc.option(anyDay))
  .chain(([user, first, second, until]) =>
    inOrder(
      by(importer, 'ChangeRole', { ...inBusiness(importer, user), assignment: first }),
      by(importer, 'SetAccessEnd', { ...inBusiness(importer, user), until }),
      anyMember(importer).chain((actor) =>
        fc.constantFrom(actor, person(user, importer)).map((sender) => ({
          actor: sender,
          type: 'ChangeRole',
          data: { ...inBusiness(importer, user), assignment: second },
        })),
      ),
    ),
  )

/** Suspended, tried, resumed: what the person does in between is denied. */
export const suspendingAccess: Episode = fc
  .tuple(colleague, fc.constantFrom('RequestLegalEntityCorrection', 'UnblockProvider'))
  .chain(([user, type]) => {
    const data = inBusiness(importer, user)
    const tried =
      type === 'UnblockProvider'
        ? { bn9: importer, provider: importer }
        : { bn9: importer, subject: 'name', comment: null }
    return inOrder(
      by(importer, 'SuspendAccess', data),
      always({ actor: person(user, importer), type, data: tried }),
      by(importer, 'ResumeAccess', data),
    )
  })

/** An access with an end, which is recorded, or is not; then the person goes. */
export const expiring: Episode = fc
  .tuple(fc.constantFrom(anna, cleo, dan), anyDay)
  .chain(([user, until]) => {
    const data = inBusiness(importer, user)
    return inOrder(
      by(importer, 'SetAccessEnd', { ...data, until }),
      always({ actor: clock, type: 'ExpireAccess', data }),
      always({ actor: person(user, null), type: 'LeaveBusiness', data: { bn9: importer } }),
    )
  })

/** A person comes in, goes, and the approval is sent once more. */
export const comingAndGoing: Episode = fc
  .tuple(fc.constantFrom(ben, dan), assignment)
  .chain(([user, role]) => {
    const data = inBusiness(importer, user)
    const approval = { ...data, assignment: role, until: null }
    return inOrder(
      always({
        actor: person(user, null),
        type: 'RequestAccess',
        data: { bn9: importer, comment: null },
      }),
      by(importer, 'ApproveAccess', approval),
      by(importer, 'RemoveUser', data),
      by(importer, 'ApproveAccess', approval),
    )
  })

/** One person manages both sides: it asks for the broker, and answers for the importer. */
export const twoHats: Episode = fc.constantFrom('RM0001', 'business').chain((scope) => {
  const whom = { client: importer, provider: broker, scope }
  const assignmentOfBam = { bn9: importer, user: ben, assignment: { role: 'BAM' }, until: null }
  const wish = { capacity: 'CustomsBroker', visibility: 'Own', providerProgram: 'RM0001' }
  const given = { visibility: 'Own', validFrom: null, validUntil: null }
  return inOrder(
    always({
      actor: person(ben, null),
      type: 'RequestAccess',
      data: { bn9: importer, comment: null },
    }),
    by(importer, 'ApproveAccess', assignmentOfBam),
    by(broker, 'RequestDelegation', { ...whom, ...wish, comment: null }),
    always({
      actor: person(ben, importer),
      type: 'ApproveDelegation',
      data: { ...whom, ...given },
    }),
  )
})
