/** How much may be paid by credit card: dated, since it has changed once (TXN-40). */
import { closed, list, oneOf, type Static, text } from '@carmkit/kernel'
import {
  type Cents,
  CivilDate,
  centsOf,
  Money,
  minus,
  noCents,
  valueIn,
} from '../../values/index.js'
import type { Ledger } from '../state.js'

/** From this Eastern day until the next row: at most so much in one payment, or in one period. */
const CardLimit = closed('CardLimit', {
  from: CivilDate,
  limit: Money,
  per: oneOf('CardLimitScope', ['payment', 'billingPeriod']),
  source: text<string>('Source', 'an address', (value) => value.length <= 400),
})
type CardLimit = Static<typeof CardLimit>

/** Codec of the table `cardLimits`, which replaces {@link cardLimits}. */
export const CardLimits = list(CardLimit, { least: 1, most: 100, key: ({ from }) => from })

/** Before the cap of 2025 sources say "about 5,000" for one payment; taken as exactly that (CK-72). */
export const cardLimits: ReadonlyArray<CardLimit> = [
  {
    from: '2024-10-21' as CivilDate,
    limit: '5000.00' as Money,
    per: 'payment',
    source: 'https://www.orbitbrokers.ca/carm-payment-options/',
  },
  {
    from: '2025-09-28' as CivilDate,
    limit: '4999.99' as Money,
    per: 'billingPeriod',
    source: 'https://cscb.ca/en/article/carm-bulletin-5408-payment-credit-card-carm-client-portal',
  },
]

/** What a card may still pay on that day; null where no rule limits it. */
export const cardRoom = (
  state: Ledger,
  rows: ReadonlyArray<CardLimit>,
  { on, period }: { readonly on: CivilDate; readonly period: string },
): Cents | null => {
  const rule = rows
    .filter(({ from }) => from <= on)
    .toSorted((one, another) => (one.from < another.from ? -1 : 1))
    .at(-1)
  if (rule === undefined) return null
  const limit = centsOf(rule.limit)
  if (rule.per === 'payment') return limit
  const room = minus(limit, valueIn(state.paidByCard, period) ?? noCents)
  return room < 0 ? noCents : room
}
