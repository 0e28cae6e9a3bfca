/** Interest as the laws see it: days, what was unpaid on them, and the sum computed again. */
import { isWithin, waivedDays } from '../tables.js'
import { type Book, cents } from './book.js'
import { day } from './days.js'
import type { LedgerStep } from './history.js'

export const daysBetween = (from: string, to: string): ReadonlyArray<string> => {
  const days: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += day) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

type Assessed = Extract<LedgerStep['events'][number], { type: 'InterestAssessed' }>['data']
export const assessedIn = (events: LedgerStep['events']): ReadonlyArray<Assessed> =>
  events.flatMap((event) => (event.type === 'InterestAssessed' ? [event.data] : []))

/** Interest whose days bear no more. */
const forgivenIn = (events: LedgerStep['events']): ReadonlyArray<string> =>
  events.flatMap((event) =>
    event.type === 'InterestWaived' && event.data.days === 'forgiven' ? [event.data.debt] : [],
  )

/** Days of a debt that bear nothing: waived for everybody, or forgiven to it before. */
export const freeDaysOf = (
  before: ReadonlyArray<LedgerStep>,
  id: string,
): ((on: string) => boolean) => {
  const forgiven = new Set(before.flatMap(({ events }) => forgivenIn(events)))
  const ranges = before
    .flatMap(({ events }) => assessedIn(events))
    .filter(({ on, debt }) => on === id && forgiven.has(debt))
  return (day) =>
    isWithin(waivedDays, day) || ranges.some(({ from, to }) => from <= day && day <= to)
}

/** Prescribed, plus six points unless the agency applied that alone, on 365 days, compounded where it is not settled, each day rounded to a millionth of a cent. */
export const interestAgain = ({
  principal,
  carried,
  settled,
  rates,
  mode,
}: Pick<Assessed, 'principal' | 'carried' | 'settled' | 'rates' | 'mode'>): bigint => {
  let exact = BigInt(carried)
  for (const { from, to, prescribed } of rates) {
    const [whole = '0', decimals = ''] = prescribed.split('.')
    const points = mode === 'dailyPrescribed' ? 0n : 6n
    const percent = BigInt(whole + decimals.padEnd(10, '0')) + points * 10n ** 10n
    const year = 10n ** 12n * 365n
    for (const _ of daysBetween(from, to)) {
      const unpaid = exact - BigInt(cents(settled)) * 1_000_000n
      const base = BigInt(cents(principal)) * 1_000_000n + (unpaid > 0n ? unpaid : 0n)
      exact += (2n * base * percent + year) / (2n * year)
    }
  }
  return exact
}

type Refunded = Extract<
  LedgerStep['events'][number],
  { type: 'RefundInterestCredited' }
>['data']['parts'][number]

/** What a part of a refund bore. */
export const refundAgain = ({ principal, rates }: Refunded): bigint =>
  interestAgain({
    principal,
    rates,
    carried: '0',
    settled: '0.00' as never,
    mode: 'dailyPrescribed',
  })

/** What a credit gives back of payments, from the day after each: the last payment first. */
export const refundOf = (book: Book, credit: string): ReadonlyArray<readonly [string, number]> => {
  const [, number, version] = credit.split('/')
  const fundOf = (id: string) => book.funds.find((one) => one.id === id)
  const { amount = 0, valueOn: decided = '' } = fundOf(credit) ?? {}
  const numbers = Array.from({ length: Number(version) }, (_, index) => `${number}/${index + 1}`)
  let earlier = numbers
    .slice(0, -1)
    .reduce((sum, one) => sum + (fundOf(`credit/${one}`)?.amount ?? 0), 0)
  let left = amount
  return book.pairs
    .filter(({ debt, fund }) => numbers.includes(debt) && fundOf(fund)?.isPayment === true)
    .toSorted((one, two) => (fundOf(two.fund)?.order ?? 0) - (fundOf(one.fund)?.order ?? 0))
    .flatMap((pair) => {
      const passed = Math.min(earlier, pair.amount)
      earlier -= passed
      const principal = Math.min(left, pair.amount - passed)
      left -= principal
      const paidOn = Date.parse(fundOf(pair.fund)?.valueOn ?? '')
      const from = new Date(paidOn + day).toISOString().slice(0, 10)
      return principal > 0 && from <= decided ? [[from, principal] as const] : []
    })
}

/** Whether a day bears the prescribed rate alone, by the change of the latest day up to it. */
export const prescribedOn = (debt: Book['debts'][number] | undefined, on: string): boolean => {
  const changes = Object.entries(debt?.prescribed ?? {}).filter(([from]) => from <= on)
  return changes.toSorted(([one], [two]) => one.localeCompare(two)).at(-1)?.[1] ?? false
}

/** Of a debt after these steps: what was unpaid on a day, and on how much of it interest stands. */
export const unassessedOf = (
  before: ReadonlyArray<LedgerStep>,
  id: string,
): ((on: string) => {
  readonly unpaid: number
  readonly assessed: number
  readonly isFree: boolean
}) => {
  const book = before.at(-1)?.after
  const isFree = freeDaysOf(before, id)
  const waived = new Set(book?.debts.filter(({ cancelled }) => cancelled).map((debt) => debt.id))
  const standing = before
    .flatMap(({ events }) => assessedIn(events))
    .filter(({ on, debt }) => on === id && !waived.has(debt))
  return (day) => ({
    unpaid: book === undefined ? 0 : unpaidOn(book, id, day),
    assessed: standing
      .filter(({ from, to }) => from <= day && day <= to)
      .reduce((sum, { principal }) => sum + cents(principal), 0),
    isFree: isFree(day),
  })
}

export const rounded = (exact: bigint): bigint => (exact + 500_000n) / 1_000_000n

export const unpaidOn = (book: Book, id: string, on: string): number => {
  const debt = book.debts.find((one) => one.id === id)
  const paid = book.pairs.filter(({ debt: of, fund }) => {
    const value = book.funds.find((one) => one.id === fund)?.valueOn ?? ''
    return of === id && value < on
  })
  return (debt?.amount ?? 0) - paid.reduce((sum, { amount }) => sum + amount, 0)
}
