/** Interest that the agency pays on what it gives back. */
import * as E from 'fp-ts/lib/Either.js'
import { moneyOf, noCents } from '../../values/index.js'
import type { On } from '../command/index.js'
import {
  type FundId,
  maxRefundedParts,
  refundInterestIdOf,
  type SourceVersion,
  sourceOfCredit,
} from '../content.js'
import type { LedgerContext } from '../context.js'
import { RefundInterestCredited } from '../event/index.js'
import { accrue, newCents, type RateRange } from '../interest/accrual.js'
import type { Bearing } from '../interest/bearing.js'
import { refundedParts } from '../interest/refund.js'
import { type Fund, fundIn, type Ledger } from '../state.js'
import { ifFew, periodOf, recorded, refused, tooLarge, type Verdict, withFund } from './verdict.js'

/** Once for each credit, by what is known when it is credited (CK-140). */
export const creditRefundInterest = (
  { data: { fund: id } }: On<'CreditRefundInterest'>,
  state: Ledger,
  context: LedgerContext,
): Verdict =>
  withFund(state, id, (credit) => {
    const source = sourceOfCredit(id)
    if (source === null || credit.ofCorrection === true) return nothingRefunded(id)
    if (fundIn(state, refundInterestIdOf(source)) !== undefined) return recorded()
    const parts = refundedParts(state, { credit, source })
    if (parts.length === 0) return nothingRefunded(id)
    return crediting(parts, { credit, source, state, context })
  })

const nothingRefunded = (fund: FundId): Verdict =>
  refused({ name: 'NothingRefunded', rule: 'CK-140', fund })

/** Days of relief from interest on late duties are no days without interest on refunds. */
const crediting = (
  parts: ReadonlyArray<Bearing>,
  {
    credit,
    source,
    state,
    context: { today, tables },
  }: {
    readonly credit: Fund
    readonly source: SourceVersion
    readonly state: Ledger
    readonly context: LedgerContext
  },
): Verdict => {
  const { bn15 } = state
  const { compounding } = tables.interestRules
  const basis = {
    interestRates: tables.interestRates,
    interestWaivers: [],
    mode: 'dailyPrescribed' as const,
    compounding,
  }
  const bore: { readonly part: Bearing; readonly rates: ReadonlyArray<RateRange> }[] = []
  let exact = 0n
  for (const part of parts) {
    const accrued = accrue({ ...part, carried: 0n, settled: noCents }, basis)
    if (E.isLeft(accrued)) {
      return refused({ name: 'RateUnknown', rule: 'TXN-32', quarter: accrued.left.quarter })
    }
    exact += accrued.right.exact
    bore.push({ part, rates: accrued.right.rates })
  }
  const amount = newCents(0n, exact)
  const excess = tooLarge(state, { unallocated: amount })
  if (amount === 0 || bn15 === null) return nothingRefunded(credit.id)
  if (excess !== null) return refused(excess)
  return ifFew({ most: maxRefundedParts, count: parts.length }, () =>
    recorded(
      RefundInterestCredited.make({
        bn15,
        fund: refundInterestIdOf(source),
        on: credit.id,
        parts: bore.map(({ part: { principal, from, to }, rates }) => ({
          principal: moneyOf(principal),
          from,
          to,
          rates,
        })),
        mode: basis.mode,
        compounding,
        exact: String(exact),
        amount: moneyOf(amount),
        creditedOn: today,
        billingPeriod: periodOf(today),
        accountSecurity: credit.terms?.accountSecurity ?? null,
      }),
    ),
  )
}
