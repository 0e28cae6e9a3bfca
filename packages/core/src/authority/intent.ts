/** What a command wants to do, in the terms of authority: the question that `authorize` answers. */
import type { RoleAssignment, UserId } from '../values/index.js'
import type { Permission } from './matrix.js'
import type { Action } from './sender.js'
import type { Target } from './world.js'

export interface Intent {
  readonly action: Action
  /** The row of the matrix that decides; null where the sender table alone does. */
  readonly permission: Permission | null
  /** Null when the command names something that does not exist: nobody has a relationship to it. */
  readonly target: Target | null
  /** The person whose request is approved: nobody approves an own one (USR-17). */
  readonly approves: UserId | null
  /** The person whose membership it is about; null where it is about none. */
  readonly subject: UserId | null
  /** The role to be given: none above the giver's own (USR-08). */
  readonly gives: RoleAssignment | null
  /** The one person whose own matter it is, and what anybody else is told; null for most. */
  readonly onlyBy: {
    readonly user: UserId | null
    readonly denial: 'NotClaimant' | 'NotRequester' | 'NotInvitee'
  } | null
  /** May be done in run-off on an item that was begun in time (DEL-14). */
  readonly finishesWork: boolean
}

/** An action that needs no role: the sender table decides. */
export const openTo = (action: Action): Intent => ({
  action,
  permission: null,
  target: null,
  approves: null,
  gives: null,
  subject: null,
  onlyBy: null,
  finishesWork: false,
})

/** An action that a row of the matrix decides. */
export const under = (action: Action, permission: Permission, target: Target | null): Intent => ({
  ...openTo(action),
  permission,
  target,
})
