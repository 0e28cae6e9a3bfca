/** Coming into release prior to payment, and leaving it. */
import * as E from 'fp-ts/lib/Either.js'
import { senderOf } from '../../authority/index.js'
import { isImporting } from '../../values/index.js'
import type { On } from '../command.js'
import { requirementOf } from '../content/index.js'
import { type FinancialSecurityContext, highestMonth } from '../context/index.js'
import { RppEnrolmentRequested, RppRevoked, RppWithdrawn } from '../event.js'
import { enrolledAnew, type FinancialSecurity } from '../state/index.js'
import { lookBack } from './requirement.js'
import { recordedWith, takesPart, type Verdict, whileEnrolled } from './verdict.js'

/**
 * What was owed in the last year decides, an estimate where nothing was (assumed CK-87). What is
 * still held from before may be enough at once.
 */
export const enrolRpp = (
  { data: { bn15, estimate } }: On<'EnrolRpp'>,
  state: FinancialSecurity,
  { today, program, months, bounds }: FinancialSecurityContext,
): Verdict => {
  if (takesPart(state)) {
    return E.left({ name: 'AlreadyEnrolled', rule: 'PRG-02', subProgram: 'RPP' })
  }
  if (program.status !== 'Active') {
    return E.left({ name: 'ProgramNotActive', rule: 'PRG-03', program: bn15 })
  }
  if (!isImporting(program.programType)) {
    const { programType } = program
    return E.left({ name: 'NotImporterType', rule: 'PRG-02', programType })
  }
  const window = lookBack(today)
  const known = highestMonth(months, window)
  const basis = known ?? estimate
  if (basis === null) {
    return E.left({ name: 'HistoryUnavailable', rule: 'TXN-38', from: window.from })
  }
  const source = known === null ? 'estimate' : 'history'
  const requirement = requirementOf({ basis, source }, bounds)
  const event = RppEnrolmentRequested.make({ bn15, on: today, requirement })
  return recordedWith(event, enrolledAnew(state, requirement, today), today)
}

export const withdraw = (
  { data: { bn15 } }: On<'WithdrawFromRpp'>,
  state: FinancialSecurity,
  { today }: FinancialSecurityContext,
): Verdict => whileEnrolled(state, () => E.right([RppWithdrawn.make({ bn15, on: today })]))

/** Every closed account is told of; one that takes no part has nothing to end. */
export const revoke = (
  { data }: On<'RevokeRpp'>,
  state: FinancialSecurity,
  { today, actor }: FinancialSecurityContext,
): Verdict =>
  senderOf(actor) === 'system.reaction' && !takesPart(state)
    ? E.right([])
    : whileEnrolled(state, () => E.right([RppRevoked.make({ ...data, on: today })]))
