/**
 * May this actor do this, now? The answer is a grant with its proof, or a denial with every reason.
 *
 * Runs before `decide`: a decision takes the grant as one of its inputs.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Instant } from '../values/index.js'
import { type Actor, senderOf } from './actor.js'
import { type Denial, stranger } from './denial.js'
import { type Grant, issue, type Proof } from './grant.js'
import { inquire } from './inquire.js'
import type { Intent } from './intent.js'
import type { Answer } from './question.js'
import { maySend, senders } from './sender.js'
import type { Target, World } from './world.js'

/** One command that asks for authority. */
export interface Asked {
  readonly commandId: string
  readonly actor: Actor
  readonly intent: Intent
  readonly now: Instant
}

/** Left holds at least one reason. Pure: the same question in the same world has the same answer. */
export const authorize = (asked: Asked, world: World): E.Either<ReadonlyArray<Denial>, Grant> => {
  const { commandId, intent } = asked
  return E.map((proof: Proof) =>
    issue({ commandId, action: intent.action, target: targetText(intent.target) }, proof),
  )(proofOf(asked, world))
}

const proofOf = ({ actor, intent, now }: Asked, world: World): Answer => {
  const sender = senderOf(actor)
  if (!maySend(sender, intent.action)) {
    const permitted = senders[intent.action]
    return E.left([{ name: 'SenderNotPermitted', rule: 'CK-18', sender, permitted }])
  }
  if (actor.kind === 'user' && intent.permission === null && actor.actingFor !== null) {
    return E.left([{ name: 'ActsForABusiness', rule: 'USR-03', business: actor.actingFor }])
  }
  const { onlyBy } = intent
  if (actor.kind === 'user' && onlyBy !== null && onlyBy.user !== actor.userId) {
    return E.left([ownMatters[onlyBy.denial]])
  }
  if (actor.kind !== 'user' || intent.permission === null) {
    return E.right({ role: null, rules: [`SENDER-${sender}`], delegation: null, pins: [] })
  }
  const { permission, target, finishesWork } = intent
  if (target === null) return E.left([stranger])
  return inquire({ user: actor, permission, target, finishesWork, now, approval: intent }, world)
}

const ownMatters: { readonly [D in NonNullable<Intent['onlyBy']>['denial']]: Denial } = {
  NotClaimant: { name: 'NotClaimant', rule: 'BUS-07' },
  NotRequester: { name: 'NotRequester', rule: 'USR-04' },
  NotInvitee: { name: 'NotInvitee', rule: 'USR-05' },
}

const targetText = (target: Target | null): string => {
  if (target === null) return ''
  return target.item?.stream ?? [target.business, ...target.programs].join(' ')
}
