/** What stands in the plain book of a ledger: apart from its arithmetic, which is long enough. */

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
    readonly on: string
    readonly level: number
  }[]
  preference: string
}
