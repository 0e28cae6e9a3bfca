/** What the files of this folder share: the form of an answer, and the two most common ones. */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { isOver } from '../../authority/index.js'
import { type Instant, type Membership, personIn, type UserId } from '../../values/index.js'
import type { BusinessAccountCommand } from '../command/index.js'
import type { BusinessAccountEvent } from '../event.js'
import type { BusinessAccountRejection } from '../rejection.js'
import type { BusinessAccount, Registered } from '../state.js'

export type Verdict = E.Either<BusinessAccountRejection, ReadonlyArray<BusinessAccountEvent>>

export const refused = (rejection: BusinessAccountRejection): Verdict => E.left(rejection)

export const recorded = (...events: ReadonlyArray<BusinessAccountEvent>): Verdict => E.right(events)

/** It is so already. */
export const alreadyTrue: Verdict = E.right([])

export const notActive = ({ data: { bn9 } }: BusinessAccountCommand): Verdict =>
  refused({ name: 'BusinessNotActive', rule: 'BUS-13', bn9 })

/** Business as usual: everything that only an Active business takes. */
export const whileActive = (
  command: BusinessAccountCommand,
  state: BusinessAccount,
  answer: (active: Registered) => Verdict,
): Verdict => {
  switch (state.status) {
    case 'Unknown':
    case 'BnIssued':
    case 'Suspended':
    case 'Orphaned':
    case 'Ceased':
      return notActive(command)
    case 'Active':
      return answer(state)
    default:
      return absurd(state)
  }
}

/** Facts that others state hold of a suspended or orphaned business too, until it has ceased. */
export const untilCeased = (
  command: BusinessAccountCommand,
  state: BusinessAccount,
  answer: (registered: Registered) => Verdict,
): Verdict => {
  switch (state.status) {
    case 'Unknown':
    case 'BnIssued':
    case 'Ceased':
      return notActive(command)
    case 'Active':
    case 'Suspended':
    case 'Orphaned':
      return answer(state)
    default:
      return absurd(state)
  }
}

/** The person's place in the business; undefined when there is none or its last day has passed. */
export const memberNow = (
  { members }: Registered,
  user: UserId,
  now: Instant,
): Membership | undefined => {
  const member = personIn(members, user)
  return member === undefined || isOver(member.until, now) ? undefined : member
}

export const notMember = (user: UserId): Verdict =>
  refused({ name: 'NotMember', rule: 'USR-13', user })
