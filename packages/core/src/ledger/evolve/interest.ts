/** What assessments and waivers of interest mean. */
import { addDays, centsOf, noCents } from '../../values/index.js'
import type { LedgerEvent } from '../event/index.js'
import type { Strand } from '../interest/strand.js'
import type { Ledger } from '../state.js'
import { knownDebt, withDebt, withNewDebt } from './book.js'

type Data<Type extends LedgerEvent['type']> = Extract<LedgerEvent, { type: Type }>['data']

/** The strand of that principal goes on from the day after, or is over. */
export const assessed = (state: Ledger, data: Data<'InterestAssessed'>): Ledger => {
  const debt = knownDebt(state, data.on)
  const index = debt.strands.findIndex(
    ({ principal, from }) => principal === centsOf(data.principal) && from === data.from,
  )
  const strands = debt.strands.flatMap((strand, place) =>
    place === index ? goneOn(strand, data) : [strand],
  )
  return withNewDebt(withDebt(state, { ...debt, strands, interestAssessed: true }), {
    id: data.debt,
    kind: 'interest',
    amount: centsOf(data.amount),
    dueDate: data.dueDate,
    billingPeriod: data.billingPeriod,
  })
}

const goneOn = (strand: Strand, { to, exact }: Data<'InterestAssessed'>): ReadonlyArray<Strand> =>
  strand.until !== null && strand.until <= to
    ? []
    : [{ ...strand, from: addDays(to, 1), accrued: exact }]

export const waived = (state: Ledger, { debt }: Data<'InterestWaived'>): Ledger =>
  withDebt(state, { ...knownDebt(state, debt), amount: noCents, reversed: true })
