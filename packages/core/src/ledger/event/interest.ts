/** Interest assessed and waived: each assessment can be computed again from what it says (TXN-32). */
import { type Codec, closed, event, list, nullable, oneOf, text } from '@carmkit/kernel'
import { Bn15, CivilDate, Money, Rate } from '../../values/index.js'
import {
  AccountSecurity,
  DebtId,
  FundId,
  maxRefundedParts,
  PeriodLabel,
  WaivedDays,
} from '../content.js'
import { InterestGround } from '../interest/modes.js'
import { Compounding, InterestMode, Quarter } from '../interest/rates.js'

/** Millionths of a cent, as whole numbers in text: they pass what a JSON number holds. */
const ExactAmount: Codec<string> = text('ExactAmount', 'a whole number as text', (value) =>
  /^(0|[1-9][0-9]{0,29})$/.test(value),
)

const RateRanges = list(
  closed('RateRange', { quarter: Quarter, from: CivilDate, to: CivilDate, prescribed: Rate }),
  { least: 1, most: 1000 },
)

/** What every version of an assessment says. */
const assessment = {
  bn15: Bn15,
  debt: DebtId,
  on: DebtId,
  principal: Money,
  from: CivilDate,
  to: CivilDate,
  rates: RateRanges,
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

/**
 * Interest on what the credit `on` gave back: a fund of its own. Each part was paid the day before
 * `from`; `exact` is the sum of what they bore, in millionths of a cent.
 */
export const RefundInterestCredited = event(
  'RefundInterestCredited',
  closed('RefundInterestCredited', {
    bn15: Bn15,
    fund: FundId,
    on: FundId,
    parts: list(
      closed('RefundedPart', {
        principal: Money,
        from: CivilDate,
        to: CivilDate,
        rates: RateRanges,
      }),
      { least: 1, most: maxRefundedParts },
    ),
    mode: InterestMode,
    compounding: Compounding,
    exact: ExactAmount,
    amount: Money,
    creditedOn: CivilDate,
    billingPeriod: PeriodLabel,
    accountSecurity: nullable(AccountSecurity),
  }),
)
