/** What every family of decisions on security shares: the answer and the first checks. */
import * as E from 'fp-ts/lib/Either.js'
import { type CivilDate, moneyOf } from '../../values/index.js'
import type { FinancialSecurityContext } from '../context/index.js'
import { type FinancialSecurityEvent, RppActivated } from '../event.js'
import type { FinancialSecurityRejection } from '../rejection.js'
import {
  type Enrolled,
  type FinancialSecurity,
  firstCoveredDay,
  highestTotal,
  type Instrument,
  instrumentOf,
} from '../state/index.js'

export type Verdict = E.Either<FinancialSecurityRejection, ReadonlyArray<FinancialSecurityEvent>>

/** Answers where the account takes part: enrolled, and neither withdrawn nor revoked. */
export const whileEnrolled = (
  state: FinancialSecurity,
  answer: (enrolled: Enrolled) => Verdict,
): Verdict =>
  takesPart(state)
    ? answer(state)
    : E.left({ name: 'NotEnrolled', rule: 'PRG-02', subProgram: 'RPP' })

/** Pending, active or suspended. */
export const takesPart = (state: FinancialSecurity): state is Enrolled =>
  state.status === 'Pending' || state.status === 'Active' || state.status === 'Suspended'

/** Answers for a live instrument of that form. */
export const withLive = <F extends Instrument['form']>(
  state: FinancialSecurity,
  { form, instrument }: { readonly form: F; readonly instrument: string },
  answer: (found: {
    readonly live: Extract<Instrument, { form: F }>
    readonly enrolled: Enrolled
  }) => Verdict,
): Verdict => {
  if (state.status === 'NotEnrolled') {
    return E.left({ name: 'NotEnrolled', rule: 'PRG-02', subProgram: 'RPP' })
  }
  const found = instrumentOf(state, instrument)
  if (found?.form !== form) {
    return E.left({ name: 'NoSuchInstrument', rule: 'CK-85', form, instrument })
  }
  return state.held.includes(found)
    ? answer({ live: found as Extract<Instrument, { form: F }>, enrolled: state })
    : E.left({ name: 'InstrumentEnded', rule: 'CK-85', instrument })
}

/** Nothing ends before today. */
export const unlessPast = (until: CivilDate, today: CivilDate, answer: () => Verdict): Verdict =>
  until < today ? E.left({ name: 'EndInPast', rule: 'CK-91', until, today }) : answer()

/** All that is held stays within the maximum, on each day to come that is known (TXN-38). */
export const withinMaximum = (
  after: Enrolled,
  { bounds: { maximum }, today }: Pick<FinancialSecurityContext, 'bounds' | 'today'>,
  answer: () => Verdict,
): Verdict => {
  const total = highestTotal(after, today)
  return total > maximum
    ? E.left({
        name: 'AboveMaximum',
        rule: 'TXN-38',
        total: moneyOf(total),
        maximum: moneyOf(maximum),
      })
    : answer()
}

/**
 * Records the event, and in the same step that the release is active, where `after` meets what is
 * required for the first time, or on an earlier day than was known.
 */
export const recordedWith = (
  event: FinancialSecurityEvent,
  after: Enrolled,
  today: CivilDate,
): Verdict => {
  const { bn15 } = event.data
  const from = awaitsCover(after, today) ? firstCoveredDay(after, today) : null
  const isNews = from !== null && (after.activeFrom === null || from < after.activeFrom)
  return E.right(isNews ? [event, RppActivated.make({ bn15, on: today, from })] : [event])
}

/** Pending, or to be active on a later day. */
const awaitsCover = ({ status, activeFrom }: Enrolled, today: CivilDate): boolean =>
  status === 'Pending' || (status === 'Active' && activeFrom !== null && today < activeFrom)
