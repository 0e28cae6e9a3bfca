/** Who may do what, for whom, now, and why. */
export { Actor, actingBusinessOf, type Sender, senderOf, type User } from './actor.js'
export { type Asked, authorize } from './authorize.js'
export { type Denial, stranger } from './denial.js'
export { type Grant, type Proof, requireGrant } from './grant.js'
export { inquire } from './inquire.js'
export { type Intent, openTo, under } from './intent.js'
export {
  afterEndings,
  type Endings,
  endOf,
  expiryRunOff,
  type Force,
  forcesOf,
  isLicensed,
  isOver,
  isWithin,
  memberAt,
  runOffsLeft,
} from './liveness.js'
export { type Letter, type MatrixRow, matrix, type Permission, rowOf } from './matrix.js'
export { endingsOf, standstill } from './provider.js'
export type { Answer, Approval, Inquiry } from './question.js'
export { type Action, maySend, senders } from './sender.js'
export {
  type BusinessStanding,
  type BusinessStatus,
  type ClientAccessStanding,
  type DelegationStanding,
  emptyWorld,
  type Item,
  type Known,
  type Pin,
  type ProgramStanding,
  type ProgramStatus,
  type Target,
  type World,
} from './world.js'
