/**
 * The end of an account: at the wish of its business, which must have settled everything, or by a
 * fact or decision from outside, which waits for nothing (PRG-12).
 */
import { absurd } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import { senderOf } from '../../authority/index.js'
import { centsOf } from '../../values/index.js'
import type { On } from '../command.js'
import { closingGuards, declarationGuards } from '../content.js'
import type { ProgramAccountContext, ProgramObligations } from '../context/index.js'
import { EnrolmentWithdrawn, ProgramClosed } from '../event.js'
import type { ProgramAccountRejection } from '../rejection.js'
import type { Enrolled, ProgramAccount } from '../state.js'
import { type Verdict, whileIn, wrongState } from './verdict.js'

const alreadyClosed = ({ closed: { reason } }: Enrolled & { readonly status: 'Closed' }): Verdict =>
  E.left({ name: 'AlreadyClosed', rule: 'PRG-15', reason })

/**
 * Guards whose facts are not supplied are named in the event: neither refused nor silently passed. So
 * are declarations that nobody can read and that may be anybody's, since one of them would otherwise
 * keep every account open (assumed CK-146).
 */
export const closeProgramAccount = (
  { data: { bn15 } }: On<'CloseProgramAccount'>,
  state: ProgramAccount,
  { now, obligations }: ProgramAccountContext,
): Verdict => {
  if (state.status === 'Closed') return alreadyClosed(state)
  return whileIn(['Active', 'Inactive', 'Suspended'], state, () => {
    const obstacle = obligations === null ? null : obstacleOf(obligations)
    if (obstacle !== null) return E.left(obstacle)
    const closing = { bn15, reason: 'Voluntary', closedAt: now } as const
    if (obligations === null) {
      return E.right([ProgramClosed.make({ ...closing, unchecked: closingGuards })])
    }
    const { unattributed } = obligations
    return E.right([
      ProgramClosed.make(
        unattributed === undefined
          ? { ...closing, unchecked: [] }
          : { ...closing, unchecked: declarationGuards, unreadable: unattributed },
      ),
    ])
  })
}

/** The first that stands in the way; a credit is as unsettled as a debt. */
const obstacleOf = (obligations: ProgramObligations): ProgramAccountRejection | null => {
  const { balance, unaccountedReleases, openDeclarations, unreadable, securityHeld } = obligations
  if (centsOf(balance) !== 0) return { name: 'OpenBalance', rule: 'PRG-12', balance }
  if (unaccountedReleases > 0) {
    return { name: 'UnaccountedReleases', rule: 'PRG-12', count: unaccountedReleases }
  }
  if (openDeclarations > 0) {
    return { name: 'OpenDeclarations', rule: 'PRG-12', count: openDeclarations }
  }
  if (unreadable !== undefined) {
    return { name: 'DeclarationsUnreadable', rule: 'CK-146', streams: unreadable }
  }
  return securityHeld ? { name: 'SecurityStillHeld', rule: 'PRG-12' } : null
}

/**
 * A reaction closes every account of a business whose number ceased, and may deliver twice: what
 * has ended for that reason, or never opened, leaves it nothing to do. An enrolment under way ends
 * with its business number.
 */
export const recordProgramClosure = (
  { data: { bn15, reason } }: On<'RecordProgramClosure'>,
  state: ProgramAccount,
  { now, actor }: ProgramAccountContext,
): Verdict => {
  const byReaction = senderOf(actor) === 'system.reaction'
  switch (state.status) {
    case 'Active':
    case 'Inactive':
    case 'Suspended':
      return E.right([ProgramClosed.make({ bn15, reason, closedAt: now, unchecked: [] })])
    case 'Draft':
    case 'Submitted':
    case 'Incomplete':
      return reason === 'BnCeased'
        ? E.right([EnrolmentWithdrawn.make({ bn15, reason })])
        : wrongState(state)
    case 'Rejected':
    case 'Withdrawn':
      return byReaction && reason === 'BnCeased' ? E.right([]) : wrongState(state)
    case 'Closed':
      // What the business closed itself could be reopened; an end from outside is final (PRG-15).
      if (state.closed.reason === 'Voluntary') {
        return E.right([ProgramClosed.make({ bn15, reason, closedAt: now, unchecked: [] })])
      }
      return byReaction ? E.right([]) : alreadyClosed(state)
    case 'Absent':
      return wrongState(state)
    default:
      return absurd(state)
  }
}
