/**
 * An independent ledger: plain lists, read from the catalogue and fed with commands that were
 * accepted. It knows nothing of how the core keeps its books, so that agreement says something.
 */
import type { Sent } from '../log.js'
import { dueWithPeriodOf, penaltyCost } from './catalogue.js'
import { type Book, type BookDebt, type BookFund, freeOf, leftOf, sum } from './entries.js'
import { offsetOf } from './offset.js'

export type { Book } from './entries.js'

export const emptyBook = (): Book => ({
  debts: [],
  funds: [],
  pairs: [],
  payouts: [],
  penalties: [],
  deferrals: [],
  preference: 'everything',
})

export const cents = (money: string): number => Number(money.replace('.', ''))

/** The civil day of an instant at noon. */
export const dayOf = (instant: string): string => instant.slice(0, 10)

const pay = (book: Book, fund: string, debt: string, amount: number): void => {
  const known = book.pairs.find((pair) => pair.fund === fund && pair.debt === debt)
  if (known === undefined) book.pairs.push({ fund, debt, amount })
  else known.amount += amount
}

/** Takes back what was paid of a debt, from the fund that came last. */
const release = (book: Book, debt: string, amount: number): void => {
  let rest = amount
  const orderOf = (id: string): number => book.funds.find((fund) => fund.id === id)?.order ?? 0
  const pairs = book.pairs
    .filter((pair) => pair.debt === debt)
    .toSorted((one, two) => orderOf(two.fund) - orderOf(one.fund))
  for (const pair of pairs) {
    const taken = Math.min(rest, pair.amount)
    pair.amount -= taken
    rest -= taken
  }
  drop(book, ({ amount: paid }) => paid === 0)
}

const drop = (book: Book, isOver: (pair: Book['pairs'][number]) => boolean): void => {
  const kept = book.pairs.filter((pair) => !isOver(pair))
  book.pairs.splice(0, book.pairs.length, ...kept)
}

/** What a command did that was accepted and recorded something. */
export interface Happened {
  readonly sent: Sent
  /** Events in the stream before it. */
  readonly position: number
  /**
   * What the book does not compute: interest in cents, its last day, and levels of penalties. Other
   * laws compute these again.
   */
  readonly assessed: ReadonlyArray<{
    readonly amount: number
    readonly to: string
    readonly level: number
  }>
}

// oxlint-disable-next-line typescript/no-explicit-any -- commands of many shapes, read by their catalogue
type Data = any

/** The book after that command. */
export const booked = (before: Book, happened: Happened): Book => {
  const book = structuredClone(before)
  const data: Data = happened.sent.data
  const entry = entries[happened.sent.type]
  entry?.(book, data, { ...happened, today: dayOf(happened.sent.at), order: happened.position + 1 })
  return book
}

type Entry = (
  book: Book,
  data: Data,
  at: Happened & { readonly today: string; readonly order: number },
) => void

const items = (data: Data): number =>
  sum((data.amounts as ReadonlyArray<{ amount: string }>).map(({ amount }) => cents(amount)))

const newDebt = (
  book: Book,
  debt: Pick<BookDebt, 'id' | 'kind' | 'amount' | 'due' | 'order'> &
    Partial<Pick<BookDebt, 'number' | 'version' | 'on' | 'to'>>,
): void => {
  book.debts.push({
    number: null,
    version: 0,
    on: null,
    to: '',
    cancelled: false,
    prescribed: {},
    ruled: debt.due,
    ...debt,
  })
  for (const deferral of book.deferrals) defer(book, deferral)
}

/** What stands and falls under the announcement is due on its day, unless it is due later already. */
const defer = (
  book: Book,
  { kinds, dueFrom, dueTo, deferredTo }: Book['deferrals'][number],
): void => {
  for (const debt of book.debts) {
    const kind =
      debt.number !== null ? 'import' : debt.kind === 'penalty' ? 'penalty' : 'miscellaneousInvoice'
    const isMeant = kinds.includes(kind) && dueFrom <= debt.ruled && debt.ruled <= dueTo
    if (isMeant && !debt.cancelled && debt.due < deferredTo) debt.due = deferredTo
  }
}

const debtNamed = (book: Book, id: string): BookDebt =>
  book.debts.find((debt) => debt.id === id) as BookDebt

const entries: { readonly [type: string]: Entry } = {
  PostReceivable: (book, { debt, dueDate, ...data }, { order }) => {
    const { transactionNumber: number, version } = debt
    const kind = version === 1 ? 'declaration' : 'adjustment'
    const id = `${number}/${version}`
    newDebt(book, { id, kind, number, version, amount: items(data), due: dueDate, order })
  },
  ReplaceReceivable: (book, { debt: source, ...data }) => {
    const debt = book.debts.find(({ id }) => id === `${source.transactionNumber}/1`)
    if (debt === undefined) return
    if (data.assessAnew === true) cancelInterest(book, debt.id)
    debt.version = source.version
    debt.amount = items(data)
    release(book, debt.id, Math.max(0, -leftOf(book, debt)))
  },
  PostCredit: (book, { debt, creditedOn, ...data }, { order }) => {
    const { transactionNumber: number, version } = debt
    const id = `credit/${number}/${version}`
    for (const one of data.ofCorrection === true ? versionsThrough(version) : []) {
      cancelInterest(book, `${number}/${one}`, creditedOn)
    }
    const amount = items(data)
    const rest = { disbursed: 0, returned: false, isPayment: false }
    book.funds.push({ id, amount, valueOn: creditedOn, order, ...rest })
  },
  ReverseReceivable: (book, data) => {
    cancelInterest(book, data.debt)
    cancel(book, data.debt)
  },
  ChangeInterestMode: (book, { debt, ground, from }) => {
    debtNamed(book, debt).prescribed[from] = ground !== 'securityEnded'
  },
  WaiveInterest: (book, data) => cancel(book, data.debt),
  AnnounceDeferral: (book, deferral) => {
    book.deferrals.push(deferral)
    defer(book, deferral)
  },
  ReceivePayment: (book, { reference, amount, valueAt }, { order }) => {
    const rest = { disbursed: 0, returned: false, isPayment: true }
    const valueOn = dayOf(valueAt)
    book.funds.push({ id: `payment/${reference}`, amount: cents(amount), valueOn, order, ...rest })
  },
  ReturnPayment: (book, { reference, returnedAt }, { order }) => {
    const id = `payment/${reference}`
    const fund = book.funds.find((one) => one.id === id) as BookFund
    const reversals = book.pairs.some((pair) => pair.fund === id) ? 1 : 0
    drop(book, (pair) => pair.fund === id)
    fund.returned = true
    fund.amount = fund.disbursed
    if (fund.disbursed === 0) return
    const name = order + reversals
    newDebt(book, {
      id: `returned/${name}`,
      kind: 'dishonouredPayment',
      amount: fund.disbursed,
      due: dayOf(returnedAt),
      order: name,
    })
  },
  ChargeReturnFee: (book, { amount }, { order, today }) => {
    newDebt(book, {
      id: `fee/${order}`,
      kind: 'dishonouredPayment',
      amount: cents(amount),
      due: dueWithPeriodOf(today),
      order,
    })
  },
  DirectAllocation: (book, { fund, allocations }) => {
    for (const { debt, amount } of allocations) pay(book, fund, debt, cents(amount))
  },
  ReleaseAllocations: (book, { fund }) => drop(book, (pair) => pair.fund === fund),
  RunOffset: (book, _data, { today }) => {
    for (const { fund, debt, amount } of offsetOf(book, today)) pay(book, fund, debt, amount)
  },
  ChangeOffsetPreference: (book, { preference }) => {
    book.preference = preference
  },
  CreditRefundInterest: (book, { fund }, { order, today, assessed }) => {
    const id = fund.replace('credit/', 'refundInterest/')
    const amount = assessed[0]?.amount ?? 0
    const rest = { disbursed: 0, returned: false, isPayment: false }
    book.funds.push({ id, amount, valueOn: today, order, ...rest })
  },
  AccrueInterest: (book, { debt }, { order, today: due, assessed }) => {
    for (const [index, { amount, to }] of assessed.entries()) {
      const place = order + index
      const id = `interest/${place}`
      newDebt(book, { id, kind: 'interest', on: debt, to, amount, due, order: place })
    }
  },
  AssessPenalty: (book, { code, document, issues, noticeNumber = null }, at) => {
    const { order, today, assessed } = at
    const level = assessed[0]?.level ?? 1
    const amount = penaltyCost(code, level, issues)
    const due = dueWithPeriodOf(today)
    const id = `penalty/${order}`
    newDebt(book, { id, kind: 'penalty', amount, due, order })
    book.penalties.push({ id, code, document, notice: noticeNumber, on: today, level })
  },
  CancelAppealedPenalty: (book, { noticeNumber }) => {
    for (const { id, notice } of book.penalties) if (notice === noticeNumber) cancel(book, id)
  },
  PostMiscellaneousInvoice: (book, { invoice, amount, dueDate: due }, { order }) => {
    const id = `invoice/${invoice}`
    newDebt(book, { id, kind: 'miscellaneousInvoice', amount: cents(amount), due, order })
  },
  RequestDisbursement: (book, { amount }) => {
    book.payouts.push({ amount: cents(amount), parts: [] })
  },
  Disburse: (book, { disbursement }) => payOut(book, disbursement),
  ReissueDisbursement: (book, { disbursement }) => payOut(book, disbursement),
  ReturnDisbursement: (book, { disbursement }) => {
    const payout = book.payouts[disbursement - 1]
    for (const { fund: id, amount } of payout?.parts ?? []) {
      const fund = book.funds.find((one) => one.id === id) as BookFund
      fund.disbursed -= amount
    }
  },
}

const versionsThrough = (version: number): ReadonlyArray<number> =>
  Array.from({ length: version }, (_, index) => index + 1)

/** All interest on a debt, or that of days after one. */
const cancelInterest = (book: Book, debt: string, after = ''): void => {
  for (const { id } of book.debts.filter(({ on, to }) => on === debt && to > after)) {
    cancel(book, id)
  }
}

const cancel = (book: Book, id: string): void => {
  const debt = debtNamed(book, id)
  debt.amount = 0
  debt.cancelled = true
  drop(book, (pair) => pair.debt === id)
}

const payOut = (book: Book, number: number): void => {
  const payout = book.payouts[number - 1]
  if (payout === undefined) return
  let left = payout.amount
  payout.parts = []
  const inOrder = book.funds.toSorted(
    (one, two) => Number(two.isPayment) - Number(one.isPayment) || one.order - two.order,
  )
  for (const fund of inOrder) {
    const amount = Math.min(left, freeOf(book, fund))
    if (amount === 0) continue
    fund.disbursed += amount
    left -= amount
    payout.parts.push({ fund: fund.id, amount })
  }
}
