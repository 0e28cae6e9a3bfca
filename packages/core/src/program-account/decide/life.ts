/** The life of an open account: suspended and released, fallen dormant and woken. */
import * as E from 'fp-ts/lib/Either.js'
import { easternDateOf, startOfEasternDay } from '../../calendar/index.js'
import {
  addDays,
  type CivilDate,
  centsOf,
  type Money,
  type ProgramType,
} from '../../values/index.js'
import type { On } from '../command.js'
import type { ProgramAccountContext, ProgramObligations } from '../context/index.js'
import { ProgramDormant, ProgramReactivated, ProgramSuspended, SuspensionLifted } from '../event.js'
import type { ProgramAccount } from '../state.js'
import { unlessCeased, type Verdict, whileIn } from './verdict.js'

/** Two years without a filing (PRG-10). */
const dormancyDays = 730

export const suspend = ({ data }: On<'SuspendProgramAccount'>, state: ProgramAccount): Verdict =>
  whileIn(['Active'], state, () => E.right([ProgramSuspended.make(data)]))

export const liftSuspension = (
  { data }: On<'LiftSuspension'>,
  state: ProgramAccount,
  context: ProgramAccountContext,
): Verdict =>
  whileIn(['Suspended'], state, () =>
    unlessCeased(context, {
      bn15: data.bn15,
      answer: () => E.right([SuspensionLifted.make(data)]),
    }),
  )

/** Accounts whose use is a filing; of all others nothing is filed, so that silence says nothing. */
const sleeping: ReadonlyArray<ProgramType> = ['Importer', 'Exporter', 'ImporterExporter']

/**
 * Eastern days count from the last known use: opening, reactivation or filing. Where no such day is
 * known nothing has elapsed that could be shown, so it is not due (assumed, CK-26). Nor is it while
 * nobody says what was filed and what is owed, or a declaration that may be its own cannot be read:
 * an account that files every day would fall asleep.
 */
export const markDormant = (
  { data: { bn15 } }: On<'MarkDormant'>,
  state: ProgramAccount,
  { now, obligations }: ProgramAccountContext,
): Verdict =>
  whileIn(['Active'], state, ({ inUseSince, programType }) => {
    const today = easternDateOf(now)
    const balance = obligations?.balance ?? null
    if (!sleeping.includes(programType)) return notDue(null, balance)
    const unusedSince = laterDay(inUseSince, obligations?.lastFilingOn ?? null)
    const dueOn = unusedSince === null ? null : addDays(unusedSince, dormancyDays)
    if (unusedSince === null || dueOn === null || today < dueOn) return notDue(dueOn, balance)
    return balance === null || centsOf(balance) !== 0 || !isReadable(obligations)
      ? notDue(addDays(today, daysUntilAskedAgain), balance)
      : E.right([ProgramDormant.make({ bn15, unusedSince })])
  })

const isReadable = (obligations: ProgramObligations | null): boolean =>
  obligations?.unreadable === undefined && obligations?.unattributed === undefined

/** While something is owed or owed back, or nobody says, the clock comes again after these days. */
const daysUntilAskedAgain = 30

const notDue = (dueOn: CivilDate | null, balance: Money | null): Verdict => {
  const dueAt = dueOn === null ? null : startOfEasternDay(dueOn)
  return E.left({ name: 'NotDue', rule: 'PRG-10', dueAt, balance })
}

const laterDay = (one: CivilDate | null, another: CivilDate | null): CivilDate | null => {
  if (one === null || another === null) return one ?? another
  return one < another ? another : one
}

export const reactivate = (
  { data: { bn15 } }: On<'ReactivateProgramAccount'>,
  state: ProgramAccount,
  context: ProgramAccountContext,
): Verdict => {
  if (state.status === 'Closed' && state.closed.reason !== 'Voluntary') {
    return E.left({ name: 'FinalClosure', rule: 'PRG-15', reason: state.closed.reason })
  }
  return whileIn(['Inactive', 'Closed'], state, () =>
    unlessCeased(context, {
      bn15,
      answer: () =>
        E.right([ProgramReactivated.make({ bn15, reactivatedOn: easternDateOf(context.now) })]),
    }),
  )
}
