/** What the automatic offset has to do, by the plain book: apart from what other commands do to it. */
import { isWithin, newestFirstDays } from '../tables.js'
import { type Book, type BookDebt, freeOf, leftOf } from './entries.js'

const kinds = [
  'declaration',
  'adjustment',
  'dishonouredPayment',
  'penalty',
  'miscellaneousInvoice',
  'interest',
]

/** The order of that day. */
export const orderOn = (today: string): 'newestDueFirst' | 'oldestDueFirst' =>
  isWithin(newestFirstDays, today) ? 'newestDueFirst' : 'oldestDueFirst'

/** What the automatic offset has to do that day: debts in the order of the day, payments before credits. */
export const offsetOf = (
  book: Book,
  today: string,
): ReadonlyArray<{ readonly fund: string; readonly debt: string; readonly amount: number }> => {
  const funds = book.funds
    .filter((fund) => freeOf(book, fund) > 0 && book.preference !== 'directedOnly')
    .filter(({ isPayment }) => isPayment || book.preference === 'everything')
    .toSorted((one, two) => Number(two.isPayment) - Number(one.isPayment) || one.order - two.order)
    .map((fund) => ({ id: fund.id, free: freeOf(book, fund) }))
  const plan: { fund: string; debt: string; amount: number }[] = []
  for (const debt of dueIn(book, today)) {
    let left = leftOf(book, debt)
    for (const fund of funds) {
      const amount = Math.min(left, fund.free)
      if (amount > 0) plan.push({ fund: fund.id, debt: debt.id, amount })
      fund.free -= amount
      left -= amount
    }
  }
  return plan
}

export const dueIn = (book: Book, today: string): ReadonlyArray<BookDebt> => {
  const direction = orderOn(today) === 'newestDueFirst' ? -1 : 1
  return book.debts
    .filter((debt) => leftOf(book, debt) > 0 && debt.due <= today)
    .toSorted(
      (one, two) =>
        direction * one.due.localeCompare(two.due) ||
        kinds.indexOf(one.kind) - kinds.indexOf(two.kind) ||
        one.order - two.order,
    )
}
