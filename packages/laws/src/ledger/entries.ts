/** What stands in the plain book of a ledger, and its sums: apart from what commands do to it. */

/** Amounts are whole cents. */
export interface BookDebt {
  readonly id: string
  readonly kind:
    | 'declaration'
    | 'adjustment'
    | 'dishonouredPayment'
    | 'penalty'
    | 'miscellaneousInvoice'
    | 'interest'
  /** Transaction number; null where it is of no declaration. */
  readonly number: string | null
  version: number
  amount: number
  due: string
  /** As it was posted. */
  readonly ruled: string
  readonly order: number
  /** What it is the interest of; null for other kinds. */
  readonly on: string | null
  /** Last day of an interest; empty for other kinds. */
  readonly to: string
  cancelled: boolean
  /** From each of these days on, by the latest: whether the prescribed rate alone is borne. */
  readonly prescribed: { [from: string]: boolean }
}

export interface BookFund {
  readonly id: string
  readonly isPayment: boolean
  amount: number
  readonly valueOn: string
  disbursed: number
  returned: boolean
  readonly order: number
}

export interface Book {
  readonly debts: BookDebt[]
  readonly funds: BookFund[]
  /** What pays what; never two entries of one pair. */
  readonly pairs: { readonly fund: string; readonly debt: string; amount: number }[]
  readonly payouts: {
    readonly amount: number
    parts: { readonly fund: string; readonly amount: number }[]
  }[]
  readonly penalties: {
    readonly id: string
    readonly code: string
    readonly document: string
    /** Number of its notice; null where nobody stated it. */
    readonly notice: string | null
    readonly on: string
    readonly level: number
  }[]
  /** Announced so far. */
  readonly deferrals: {
    readonly kinds: ReadonlyArray<string>
    readonly dueFrom: string
    readonly dueTo: string
    readonly deferredTo: string
  }[]
  preference: string
}

export const sum = (amounts: ReadonlyArray<number>): number =>
  amounts.reduce((one, two) => one + two, 0)

export const paidOf = (book: Book, debt: string): number =>
  sum(book.pairs.filter((pair) => pair.debt === debt).map(({ amount }) => amount))
export const leftOf = (book: Book, debt: BookDebt): number => debt.amount - paidOf(book, debt.id)
export const freeOf = (book: Book, { id, amount, disbursed }: BookFund): number =>
  amount - disbursed - sum(book.pairs.filter((pair) => pair.fund === id).map((one) => one.amount))
export const owedIn = (book: Book): number => sum(book.debts.map((debt) => leftOf(book, debt)))
export const freeIn = (book: Book): number => sum(book.funds.map((fund) => freeOf(book, fund)))
