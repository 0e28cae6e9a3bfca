/** Postings that follow from declarations: debts, corrections of them, and credits. */
import { type CivilDate, minus, noCents, plus, totalOf, valueIn } from '../../values/index.js'
import type { On } from '../command/index.js'
import { creditIdOf, debtIdOf, type ItemisedAmounts, type SourceVersion } from '../content.js'
import type { LedgerContext } from '../context.js'
import { CreditPosted, ReceivablePosted, ReceivableReplaced } from '../event/index.js'
import { type Debt, debtIn, fundIn, isAssessed, type Ledger, type Terms } from '../state.js'
import {
  interestOf,
  recorded,
  recordedIfFew,
  refused,
  releaseOf,
  tooLarge,
  totalOfItems,
  type Verdict,
  waiving,
  withDebt,
} from './verdict.js'

/** A repeat is already true; another posting under the same key is refused (CK-55). */
export const postReceivable = ({ data }: On<'PostReceivable'>, state: Ledger): Verdict => {
  const { bn15, debt: source, amounts, billingPeriod, dueDate, accountSecurity } = data
  const id = debtIdOf(source)
  const terms = { amounts, billingPeriod, dueDate, accountSecurity }
  const known = debtIn(state, id)
  if (known !== undefined) return repeated(known.terms, terms)
  const latest = wholeOf(state, source)?.version ?? 0
  if (latest >= source.version) {
    return refused({ name: 'NewerVersionPosted', rule: 'CK-55', latest })
  }
  const excess = tooLarge(state, { owed: totalOfItems(amounts) })
  return excess === null
    ? recorded(ReceivablePosted.make({ bn15, debt: id, source, ...terms }))
    : refused(excess)
}

/**
 * Worth something from the day of the decision on, whenever it is posted. Where a debt of the
 * declaration was cancelled, whichever version it stood for, nothing is owed back by itself: it would
 * give back what is owed no more, so people see to it (CK-73). Where a correction is told after
 * interest was assessed on what it takes away, that is waived, and its days bear on what is (CK-141).
 */
export const postCredit = (
  { data }: On<'PostCredit'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const { bn15, debt: source, amounts, creditedOn, billingPeriod, accountSecurity } = data
  const { ofCorrection } = data
  const fund = creditIdOf(source)
  const terms = { amounts, billingPeriod, accountSecurity }
  const known = fundIn(state, fund)
  if (known !== undefined) {
    return known.valueOn === creditedOn
      ? repeated(known.terms, { ...terms, dueDate: null })
      : refused({ name: 'TermsDiffer', rule: 'CK-55', field: 'creditedOn' })
  }
  const cancelled = valueIn(state.cancelled, source.transactionNumber)
  if (cancelled !== undefined) {
    return refused({ name: 'AlreadyReversed', rule: 'CK-73', debt: cancelled })
  }
  if (creditedOn > today) return refused({ name: 'NotYet', rule: 'CK-62', on: creditedOn, today })
  const interest = ofCorrection === true ? borneSince(state, source, creditedOn) : []
  const freed = totalOf(interest.map(({ paid }) => paid))
  const excess = tooLarge(state, { unallocated: plus(totalOfItems(amounts), freed) })
  if (excess !== null) return refused(excess)
  return recordedIfFew([
    ...interest.flatMap((one) => waiving(state, one, { days: 'openAgain', today })),
    CreditPosted.make({
      bn15,
      fund,
      source,
      creditedOn,
      ...terms,
      ...(ofCorrection === undefined ? {} : { ofCorrection }),
    }),
  ])
}

/** Interest of the declaration's debts up to that version, for days on which the correction was worth something. */
const borneSince = (
  state: Ledger,
  { transactionNumber, version }: SourceVersion,
  on: CivilDate,
): ReadonlyArray<Debt> =>
  Array.from({ length: version }, (_, index) =>
    debtIn(state, debtIdOf({ transactionNumber, version: index + 1 })),
  )
    .flatMap((debt) => (debt === undefined ? [] : [debt]))
    .flatMap((debt) =>
      interestOf(state, debt).filter(({ id }) => {
        const days = valueIn(debt.interest.assessed, id)
        return days !== undefined && days.to > on
      }),
    )

const repeated = (known: Terms | null, asked: Terms): Verdict => {
  const field = known === null ? 'amounts' : differing(known, asked)
  return field === null ? recorded() : refused({ name: 'TermsDiffer', rule: 'CK-55', field })
}

const differing = (known: Terms, asked: Terms): string | null => {
  if (!sameAmounts(known.amounts, asked.amounts)) return 'amounts'
  const fields = ['billingPeriod', 'dueDate', 'accountSecurity'] as const
  return fields.find((field) => known[field] !== asked[field]) ?? null
}

const sameAmounts = (one: ItemisedAmounts, another: ItemisedAmounts): boolean =>
  one.length === another.length &&
  one.every((item) =>
    another.some(({ account, amount }) => account === item.account && amount === item.amount),
  )

/** The debt of the first version, which corrections replace; other versions add to it. */
const wholeOf = (state: Ledger, { transactionNumber }: SourceVersion): Debt | undefined =>
  debtIn(state, debtIdOf({ transactionNumber, version: 1 }))

/**
 * Replaces the debt of the declaration's first version, unless an earlier version has a posting of
 * its own, which the amounts of the whole would contain once more (CK-112). The due date stays, and what was paid too much is
 * free again in the payment or credit that paid it (CK-63). Judged by the day of the correction,
 * not of the posting: a reaction may come after midnight, and an import much later. Then interest may
 * have been assessed on what was not owed: it is waived, and its days bear on what is (CK-141).
 */
export const replaceReceivable = (
  { data }: On<'ReplaceReceivable'>,
  state: Ledger,
  { today }: LedgerContext,
): Verdict => {
  const { debt: source, amounts } = data
  return withDebt(state, debtIdOf({ ...source, version: 1 }), (debt) => {
    const version = debt.version ?? 0
    if (version > source.version) {
      return refused({ name: 'NewerVersionPosted', rule: 'CK-55', latest: version })
    }
    if (version === source.version) {
      return sameAmounts(debt.amounts, amounts)
        ? recorded()
        : refused({ name: 'TermsDiffer', rule: 'CK-55', field: 'amounts' })
    }
    const adjusted = valueIn(state.adjusted, source.transactionNumber)
    return adjusted !== undefined && adjusted < source.version
      ? refused({ name: 'AdjustmentPosted', rule: 'CK-112', version: adjusted })
      : replacing(data, { state, debt, today })
  })
}

const replacing = (
  { bn15, debt: source, amounts, correctedOn, assessAnew }: On<'ReplaceReceivable'>['data'],
  {
    state,
    debt,
    today,
  }: { readonly state: Ledger; readonly debt: Debt; readonly today: CivilDate },
): Verdict => {
  const { id, dueDate, billingPeriod } = debt
  if (debt.reversed) return refused({ name: 'AlreadyReversed', rule: 'CK-73', debt: id })
  if (correctedOn > dueDate) return refused({ name: 'PastDueDate', rule: 'TXN-33', dueDate })
  if (isAssessed(debt) && assessAnew !== true) {
    return refused({ name: 'InterestAssessed', rule: 'TXN-33', debt: id })
  }
  const interest = interestOf(state, debt)
  const amount = totalOfItems(amounts)
  const overpaid = minus(debt.paid, amount)
  const free = plus(overpaid > 0 ? overpaid : noCents, totalOf(interest.map(({ paid }) => paid)))
  const excess = tooLarge(state, { owed: minus(amount, debt.amount), unallocated: free })
  if (excess !== null) return refused(excess)
  const reason = 'ReceivableReplaced'
  return recordedIfFew([
    ...interest.flatMap((one) => waiving(state, one, { days: 'openAgain', today })),
    ...(overpaid > 0 ? releaseOf(state, debt, { amount: overpaid, reason }) : []),
    ReceivableReplaced.make({
      bn15,
      debt: id,
      source,
      before: debt.amounts,
      amounts,
      billingPeriod,
      correctedOn,
      accountSecurity: debt.terms?.accountSecurity ?? null,
    }),
  ])
}
