/** Interest assessed and waived: each assessment can be computed again from what it says (TXN-32). */
import { type Codec, closed, event, list, nullable, oneOf, text } from '@carmkit/kernel'
import { Bn15, CivilDate, Money, Rate } from '../../values/index.js'
import { AccountSecurity, DebtId, PeriodLabel, WaivedDays } from '../content.js'
import { InterestGround } from '../interest/modes.js'
import { Compounding, InterestMode, Quarter } from '../interest/rates.js'

/** Millionths of a cent, as whole numbers in text: they pass what a JSON number holds. */
const ExactAmount: Codec<string> = text('ExactAmount', 'a whole number as text', (value) =>
  /^(0|[1-9][0-9]{0,29})$/.test(value),
)

/** What every version of an assessment says. */
const assessment = {
  bn15: Bn15,
  debt: DebtId,
  on: DebtId,
  principal: Money,
  from: CivilDate,
  to: CivilDate,
  rates: list(
    closed('RateRange', {
      quarter: Quarter,
      from: CivilDate,
      to: CivilDate,
      prescribed: Rate,
    }),
    { least: 1, most: 1000 },
  ),
  compounding: Compounding,
  carried: ExactAmount,
  exact: ExactAmount,
  settled: Money,
  amount: Money,
  dueDate: CivilDate,
  billingPeriod: PeriodLabel,
  accountSecurity: nullable(AccountSecurity),
}

/**
 * `debt` is the interest, `on` what bears it. `rates` are the days that bore interest and their
 * prescribed percent; `carried` and `exact` are the interest of that debt before and after, of which
 * `settled` is paid or waived and bears no interest itself. `mode` says which rate the days bore; at
 * first there was one alone.
 */
export const InterestAssessed = event(
  'InterestAssessed',
  closed('InterestAssessed', { ...assessment, mode: oneOf('InterestMode', ['dailySpecified']) }),
).next(closed('InterestAssessed', { ...assessment, mode: InterestMode }), (data) => data)

/** From this day on the debt bears the rate of `mode`, until another change of a later day. */
export const InterestModeChanged = event(
  'InterestModeChanged',
  closed('InterestModeChanged', {
    bn15: Bn15,
    debt: DebtId,
    ground: InterestGround,
    mode: InterestMode,
    from: CivilDate,
  }),
)

const waiver = {
  bn15: Bn15,
  debt: DebtId,
  amount: Money,
  days: WaivedDays,
  billingPeriod: PeriodLabel,
  accountSecurity: nullable(AccountSecurity),
}

/** `on` is what bore the interest; null where an older record does not say. */
export const InterestWaived = event('InterestWaived', closed('InterestWaived', waiver)).next(
  closed('InterestWaived', { ...waiver, on: nullable(DebtId) }),
  (data) => ({ ...data, on: null }),
)
