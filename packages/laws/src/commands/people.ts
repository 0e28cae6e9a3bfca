/** Arbitrary commands about people: their requests, invitations, roles, and the end of their access. */
import type { Bn9, CivilDate, UserId } from '@carmkit/core'
import fc from 'fast-check'
import { anyBusiness, anyPerson, person } from '../cast.js'
import {
  byNamed,
  clock,
  fewReferences,
  forItself,
  fromActor,
  optionalDay,
  type Unsent,
  usually,
} from './form.js'

/** Of `ApproveAccess` and `InviteUser`. */
export interface Approval {
  readonly bn9: Bn9
  readonly user: UserId
  readonly assignment: object
  readonly until: CivilDate | null
}

export const assignment: fc.Arbitrary<object> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ role: 'BAM' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      role: fc.constantFrom('PAM', 'Editor', 'Reader'),
      programs: fewReferences,
    }),
  },
)

export const approval: fc.Arbitrary<Approval> = fc.record({
  bn9: anyBusiness,
  user: anyPerson,
  assignment,
  until: optionalDay,
})

const ofPerson = fc.record({ bn9: anyBusiness, user: anyPerson })

const byManager = (type: string, data: fc.Arbitrary<{ readonly bn9: Bn9 }>) =>
  byNamed(type, 'bn9', data)

/** A matter of the person named: mostly itself sends it. */
const byPerson = (type: string): fc.Arbitrary<Unsent> =>
  ofPerson.chain((data) =>
    fc
      .oneof(
        { weight: 4, arbitrary: fc.constant(person(data.user, null)) },
        { weight: 1, arbitrary: forItself },
      )
      .map((actor) => ({ actor, type, data })),
  )

export const peopleCommands = {
  RequestAccess: fromActor(
    'RequestAccess',
    forItself,
    fc.record({ bn9: anyBusiness, comment: fc.constant(null) }),
  ),
  InviteUser: byManager('InviteUser', approval),
  AcceptInvitation: byPerson('AcceptInvitation'),
  ApproveAccess: byManager('ApproveAccess', approval),
  RejectAccess: byManager(
    'RejectAccess',
    fc.record({ bn9: anyBusiness, user: anyPerson, reason: fc.constant('UnknownPerson') }),
  ),
  WithdrawAccess: byPerson('WithdrawAccess'),
  LapseAccess: fromActor('LapseAccess', usually(clock), ofPerson),
  ChangeRole: byManager('ChangeRole', fc.record({ bn9: anyBusiness, user: anyPerson, assignment })),
  SetAccessEnd: byManager(
    'SetAccessEnd',
    fc.record({ bn9: anyBusiness, user: anyPerson, until: optionalDay }),
  ),
  SuspendAccess: byManager('SuspendAccess', ofPerson),
  ResumeAccess: byManager('ResumeAccess', ofPerson),
  RemoveUser: byManager('RemoveUser', ofPerson),
  LeaveBusiness: fromActor('LeaveBusiness', forItself, fc.record({ bn9: anyBusiness })),
  ExpireAccess: fromActor('ExpireAccess', usually(clock), ofPerson),
}
