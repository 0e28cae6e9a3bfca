/** Who may do what, for whom, now, and why. */
export { Actor, type Sender, senderOf, type User } from './actor.js'
export { type Asked, authorize } from './authorize.js'
export { type Denial, stranger } from './denial.js'
export { type Grant, requireGrant } from './grant.js'
export { type Intent, openTo, under } from './intent.js'
export {
  endOf,
  expiryRunOff,
  type Force,
  forcesOf,
  isOver,
  isWithin,
  memberAt,
  runOffDays,
} from './liveness.js'
export { type Letter, type MatrixRow, matrix, type Permission, rowOf } from './matrix.js'
export { type Action, maySend, senders } from './sender.js'
export {
  type BusinessStanding,
  type BusinessStatus,
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
