/** Security comes, grows, and goes: bonds by their sureties, cash by the importer. */
import * as E from 'fp-ts/lib/Either.js'
import { senderOf } from '../../authority/index.js'
import { type Cents, centsOf, type Money, moneyOf } from '../../values/index.js'
import type { On } from '../command.js'
import type { Security } from '../content/index.js'
import type { FinancialSecurityContext } from '../context/index.js'
import {
  BondCancelNoticed,
  BondIncreased,
  CashReturned,
  CashReturnRequested,
  CashToppedUp,
  SecurityPosted,
} from '../event.js'
import type { FinancialSecurityRejection } from '../rejection.js'
import {
  type Enrolled,
  type FinancialSecurity,
  instrumentOf,
  lastComputed,
  maxInstruments,
  postedInstrument,
  shortfallAgainst,
  totalOn,
  withInstrument,
} from '../state/index.js'
import {
  recordedWith,
  takesPart,
  unlessPast,
  type Verdict,
  whileEnrolled,
  withinMaximum,
  withLive,
} from './verdict.js'

/** A repetition records nothing; the same id with other terms is refused (CK-85). */
export const postSecurity = (
  { data: { bn15, instrument, security } }: On<'PostSecurity'>,
  state: FinancialSecurity,
  context: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, (enrolled) => {
    const known = instrumentOf(enrolled, instrument)
    if (known !== undefined) {
      return isSame(known.posted, security)
        ? E.right([])
        : E.left({ name: 'InstrumentInUse', rule: 'CK-85', instrument })
    }
    if (enrolled.held.length >= maxInstruments) {
      return E.left({ name: 'TooManyInstruments', rule: 'CK-85', most: maxInstruments })
    }
    const unsuited = unsuitedness(security, context)
    if (unsuited !== null) return E.left(unsuited)
    const { today } = context
    const after = withInstrument(enrolled, postedInstrument(instrument, security))
    const event = SecurityPosted.make({ bn15, on: today, instrument, security })
    return withinBounds(after, security, context, () => recordedWith(event, after, today))
  })

const isSame = (one: Security, another: Security): boolean =>
  one.form === 'bond' && another.form === 'bond'
    ? one.amount === another.amount &&
      one.surety === another.surety &&
      one.inForceFrom === another.inForceFrom &&
      one.wholeBond === another.wholeBond
    : one.form === another.form && one.amount === another.amount

/** Who stands for it, who may post it, and the share of a bond that covers several accounts. */
const unsuitedness = (
  security: Security,
  context: FinancialSecurityContext,
): FinancialSecurityRejection | null => {
  const { program, actor } = context
  if (security.form === 'cash') {
    return senderOf(actor) === 'external.surety'
      ? { name: 'FormNotOfSender', rule: 'CK-92', form: 'cash' }
      : null
  }
  const { surety, amount, wholeBond } = security
  if (program.status !== 'Active' || program.programType !== 'Surety') {
    return { name: 'ProviderUnknown', rule: 'CK-92', surety }
  }
  return excessShare(amount, wholeBond, context)
}

/** All shares of a bond of the whole business number together are no more than the bond (CK-92). */
const excessShare = (
  share: Money,
  whole: Money | null,
  { otherShares }: Pick<FinancialSecurityContext, 'otherShares'>,
): FinancialSecurityRejection | null => {
  const shares = (centsOf(share) + otherShares) as Cents
  return whole !== null && shares > centsOf(whole)
    ? { name: 'ShareAboveWhole', rule: 'CK-92', shares: moneyOf(shares), whole }
    : null
}

/** On the day from which it counts there is at least the minimum, and never more than the maximum. */
const withinBounds = (
  after: Enrolled,
  security: Security,
  context: FinancialSecurityContext,
  answer: () => Verdict,
): Verdict => {
  const { bounds, today } = context
  const day =
    security.form === 'bond' && security.inForceFrom > today ? security.inForceFrom : today
  const total = totalOn(after, day)
  const minimum = bounds.minimum[security.form]
  return total < minimum
    ? E.left({
        name: 'BelowMinimum',
        rule: 'TXN-38',
        total: moneyOf(total),
        minimum: moneyOf(minimum),
      })
    : withinMaximum(after, context, answer)
}

export const increaseBond = (
  { data: { bn15, instrument, amount } }: On<'IncreaseBond'>,
  state: FinancialSecurity,
  context: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, () =>
    withLive(state, { form: 'bond', instrument }, ({ live, enrolled }) => {
      if (centsOf(amount) === live.amount) return E.right([])
      if (centsOf(amount) < live.amount) {
        return E.left({ name: 'NotHigher', rule: 'CK-91', amount: moneyOf(live.amount) })
      }
      const excess = excessShare(amount, live.posted.wholeBond, context)
      if (excess !== null) return E.left(excess)
      const after = withInstrument(enrolled, { ...live, amount: centsOf(amount) })
      const event = BondIncreased.make({ bn15, on: context.today, instrument, amount })
      return withinMaximum(after, context, () => recordedWith(event, after, context.today))
    }),
  )

/** A bond covers until its last day, whatever the account's standing; a later notice moves that day. */
export const cancelBond = (
  { data: { bn15, instrument, endsOn } }: On<'CancelBond'>,
  state: FinancialSecurity,
  { today }: FinancialSecurityContext,
): Verdict =>
  withLive(state, { form: 'bond', instrument }, ({ live }) =>
    live.endsOn === endsOn
      ? E.right([])
      : unlessPast(endsOn, today, () =>
          E.right([BondCancelNoticed.make({ bn15, on: today, instrument, endsOn })]),
        ),
  )

export const topUpCash = (
  { data: { bn15, instrument, added } }: On<'TopUpCash'>,
  state: FinancialSecurity,
  context: FinancialSecurityContext,
): Verdict =>
  whileEnrolled(state, () =>
    withLive(state, { form: 'cash', instrument }, ({ live, enrolled }) => {
      if (live.stage === 'ReturnRequested') {
        return E.left({ name: 'ReturnUnderWay', rule: 'CK-91', instrument })
      }
      const amount = (live.amount + centsOf(added)) as Cents
      const after = withInstrument(enrolled, { ...live, amount })
      const event = CashToppedUp.make({ bn15, on: context.today, instrument, added })
      return withinMaximum(after, context, () => recordedWith(event, after, context.today))
    }),
  )

export const requestCashReturn = (
  { data: { bn15, instrument } }: On<'RequestCashReturn'>,
  state: FinancialSecurity,
  { today }: FinancialSecurityContext,
): Verdict =>
  withLive(state, { form: 'cash', instrument }, ({ live }) =>
    E.right(
      live.stage === 'ReturnRequested'
        ? []
        : [CashReturnRequested.make({ bn15, on: today, instrument })],
    ),
  )

/** While the account takes part, what is left meets the requirement, a raised one too (CK-91). */
export const returnCash = (
  { data: { bn15, instrument } }: On<'ReturnCash'>,
  state: FinancialSecurity,
  { today }: FinancialSecurityContext,
): Verdict =>
  withLive(state, { form: 'cash', instrument }, ({ live, enrolled }) => {
    if (live.stage !== 'ReturnRequested') {
      return E.left({ name: 'ReturnNotRequested', rule: 'CK-91', instrument })
    }
    const after = withInstrument(enrolled, { ...live, stage: 'Returned' })
    const shortBy = takesPart(enrolled) ? shortfallAgainst(lastComputed(enrolled), after, today) : 0
    return shortBy > 0
      ? E.left({ name: 'SecurityNeeded', rule: 'CK-91', shortBy: moneyOf(shortBy as Cents) })
      : E.right([CashReturned.make({ bn15, on: today, instrument, amount: moneyOf(live.amount) })])
  })
