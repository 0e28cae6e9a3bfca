/** How a grant ends, by either side or by its date, and how its run-off does. */
import * as E from 'fp-ts/lib/Either.js'
import { endOf } from '../../authority/index.js'
import { addHours, type RunOff, runOffDays } from '../../values/index.js'
import type { On } from '../command/index.js'
import {
  type DelegationEvent,
  DelegationRelinquished,
  DelegationRevoked,
  GrantEnded,
  RequestVoided,
  RunOffStarted,
} from '../event.js'
import type { LiveGrant } from '../state.js'
import { type Phase, phaseOf } from './life.js'
import type { Situation, Verdict } from './situation.js'

/** By the client; a suspended provider finishes what it began as well (catalogue 7.3). */
export const revokeDelegation = (
  { data: { mode } }: On<'RevokeDelegation'>,
  situation: Situation,
): Verdict => {
  const { grant } = situation.life
  if (grant === null) return E.left({ name: 'NoLiveGrant', rule: 'DEL-01' })
  return E.right([
    DelegationRevoked.make({ grantId: grant.id, mode }),
    ...ending({ grant, mode, runningOff: ['Active', 'Suspended'] }, situation),
  ])
}

/** By the provider, which cannot turn a suspension into a run-off (catalogue 7.3). */
export const relinquishDelegation = (
  { data: { mode } }: On<'RelinquishDelegation'>,
  situation: Situation,
): Verdict => {
  const { grant } = situation.life
  if (grant === null) return E.left({ name: 'NoLiveGrant', rule: 'DEL-01' })
  return E.right([
    DelegationRelinquished.make({ grantId: grant.id, mode }),
    ...ending({ grant, mode, runningOff: ['Active'] }, situation),
  ])
}

interface Ending {
  readonly grant: LiveGrant
  readonly mode: On<'RevokeDelegation'>['data']['mode']
  /** Where the grant may stand to leave a run-off. */
  readonly runningOff: ReadonlyArray<Phase>
}

/**
 * Ending a grant also voids an open request or offer (catalogue 7.3); CutOff ends an earlier run-off
 * of the same delegation as well (assumed CK-12).
 */
const ending = (
  { grant, mode, runningOff }: Ending,
  { life, context: { now } }: Situation,
): ReadonlyArray<DelegationEvent> => {
  const { request, runOffs } = life
  const leavesRunOff = mode === 'RunOff' && runningOff.includes(phaseOf(grant, now))
  return [
    leavesRunOff
      ? RunOffStarted.make({
          grantId: grant.id,
          capacity: grant.capacity,
          endedAt: now,
          until: addHours(now, runOffDays * 24),
          relationship: grant.relationship,
        })
      : GrantEnded.make({ grantId: grant.id }),
    ...(mode === 'CutOff' ? endsOf(runOffs) : []),
    ...(request === null ? [] : [RequestVoided.make({ requestId: request.id })]),
  ]
}

const endsOf = (runOffs: ReadonlyArray<RunOff>): ReadonlyArray<DelegationEvent> =>
  runOffs.map(({ grantId }) => GrantEnded.make({ grantId }))

/** Every right to finish, that of a grant whose end nobody has recorded included. */
export const cutOffRunOff = ({ life: { runOffs, overdue } }: Situation): Verdict =>
  runOffs.length === 0
    ? E.left({ name: 'NotInRunOff', rule: 'DEL-14' })
    : E.right([...overdue, ...endsOf(runOffs)])

/** Whatever has ended the grant by now is recorded. */
export const expireDelegation = ({ state, life }: Situation): Verdict => {
  if (state.status === 'Absent' || state.grant === null) return E.right([])
  if (life.grant === null) return E.right(life.overdue)
  const lastDay = life.grant.terms.validUntil
  const dueAt = lastDay === null ? null : endOf(lastDay)
  return E.left({ name: 'NotDue', rule: 'DEL-12', dueAt })
}

export const finishRunOff = (
  { data: { grantId } }: On<'FinishRunOff'>,
  { state, life }: Situation,
): Verdict => {
  if (state.status === 'Absent') return E.right([])
  const isInSlot = state.grant?.id === grantId
  if (!isInSlot && !state.runOffs.some((one) => one.grantId === grantId)) return E.right([])
  const lasting = life.runOffs.find((one) => one.grantId === grantId)
  if (lasting !== undefined || life.grant?.id === grantId) {
    return E.left({ name: 'NotDue', rule: 'DEL-14', dueAt: lasting?.until ?? null })
  }
  const ended = GrantEnded.make({ grantId })
  const before = isInSlot ? life.overdue : []
  return E.right([...before.filter((event) => !isEndOf(event, grantId)), ended])
}

const isEndOf = ({ type, data }: DelegationEvent, grantId: string): boolean =>
  type === 'GrantEnded' && data.grantId === grantId
