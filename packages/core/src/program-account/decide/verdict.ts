/** What every family of decisions on a program account shares: the answer, and the check of its status. */
import * as E from 'fp-ts/lib/Either.js'
import { type Bn15, bn9Of } from '../../values/index.js'
import type { ProgramAccountContext } from '../context/index.js'
import type { ProgramAccountEvent } from '../event.js'
import type { ProgramAccountRejection } from '../rejection.js'
import type { Enrolled, ProgramAccount } from '../state.js'

export type Verdict = E.Either<ProgramAccountRejection, ReadonlyArray<ProgramAccountEvent>>

export const wrongState = ({ status }: ProgramAccount): Verdict =>
  E.left({ name: 'WrongState', rule: 'PRG-15', status })

/** Nothing comes into use again under a number that has ceased (BUS-13). */
export const unlessCeased = (
  { businessCeased }: Pick<ProgramAccountContext, 'businessCeased'>,
  { bn15, answer }: { readonly bn15: Bn15; readonly answer: () => Verdict },
): Verdict =>
  businessCeased ? E.left({ name: 'BusinessCeased', rule: 'BUS-13', bn9: bn9Of(bn15) }) : answer()

/** Answers where the account has one of these statuses; all others are the wrong state. */
export const whileIn = (
  statuses: ReadonlyArray<Enrolled['status']>,
  state: ProgramAccount,
  answer: (enrolled: Enrolled) => Verdict,
): Verdict =>
  state.status !== 'Absent' && statuses.includes(state.status) ? answer(state) : wrongState(state)
