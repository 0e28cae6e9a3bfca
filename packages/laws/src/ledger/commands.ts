/**
 * Commands for one ledger, drawn as recipes: what is done, with small numbers that choose among what
 * stands in the ledger by then, so that deep histories come about and shrink well.
 */
import type { Actor } from '@carmkit/core'
import { anna, importer, numbers, person, references } from '../cast.js'
import { type Book, dayOf } from './book.js'
import { day, monthBefore, returnedAt, valueAt } from './days.js'
import { freeOf, leftOf } from './entries.js'

export const ledgerAccount = `${importer}${references[0]}`

export interface Recipe {
  readonly kind: keyof typeof makers
  readonly a: number
  readonly b: number
  readonly c: number
  /** Days that pass before. */
  readonly wait: number
}

const officer: Actor = { kind: 'officer', id: 'officer-7' }
const bank: Actor = { kind: 'external', party: 'bank' }
const clock: Actor = { kind: 'system', process: 'clock' }
const reaction: Actor = { kind: 'system', process: 'reaction' }
const payer = person(anna, importer)

const bn15 = ledgerAccount
const picked = <A>(items: ReadonlyArray<A>, index: number): A | undefined =>
  items.length === 0 ? undefined : items[index % items.length]
const sums = ['20.00', '35.00', '0.07', '1000.00', '99999999000.00'] as const
const small = (index: number): string => sums[index % 4] as string
/** One in a while is so large that it fits only once. */
const any = (index: number): string => (index % 17 === 16 ? sums[4] : small(index))
const dueDates = ['2026-02-05', '2026-02-20', '2026-03-03', '2026-03-31'] as const
const periods = ['2026-02', '2026-03', '2026-04', '2026-05'] as const
const money = (cents: number): string => (cents / 100).toFixed(2)

type Parts = { readonly a: number; readonly b: number; readonly c: number }
type Maker = (
  parts: Parts,
  seen: { readonly book: Book; readonly at: string },
) => { readonly actor: Actor; readonly data: object }

const sourceOf = ({ a, b }: Parts, versions: number) => ({
  transactionNumber: numbers[a % numbers.length],
  version: 1 + (b % versions),
})

const debtOf = ({ book }: { readonly book: Book }, index: number): string =>
  picked(book.debts, index)?.id ?? 'fee/999'

export const makers = {
  PostReceivable: ((parts) => ({
    actor: reaction,
    data: {
      bn15,
      debt: sourceOf(parts, 3),
      amounts: [{ account: 'duty', amount: any(parts.c) }],
      billingPeriod: periods[parts.c % 2],
      dueDate: dueDates[(parts.b + parts.c) % 4],
      accountSecurity: parts.a % 2 === 0 ? '10000' : null,
    },
  })) as Maker,
  ReplaceReceivable: ((parts, { at }) => ({
    actor: reaction,
    data: {
      bn15,
      debt: { ...sourceOf(parts, 3), version: 1 + (parts.b % 4) },
      amounts: [{ account: 'gst', amount: any(parts.c) }],
      // told on its own day, or long after it
      ...(parts.a % 3 === 0
        ? { correctedOn: '2026-02-04', assessAnew: true }
        : { correctedOn: dayOf(at) }),
    },
  })) as Maker,
  PostCredit: ((parts, { at }) => ({
    actor: reaction,
    data: {
      bn15,
      debt: sourceOf(parts, 3),
      amounts: [{ account: 'duty', amount: any(parts.c) }],
      creditedOn: parts.c % 2 === 0 ? '2026-02-02' : dayOf(at),
      billingPeriod: '2026-02',
      accountSecurity: null,
      ...(parts.a % 3 === 0 ? { ofCorrection: true } : {}),
    },
  })) as Maker,
  ReverseReceivable: (({ a }, seen) => ({
    actor: officer,
    data: { bn15, debt: debtOf(seen, a) },
  })) as Maker,
  AnnounceDeferral: (({ a, b }) => ({
    actor: officer,
    data: {
      bn15,
      kinds: a % 3 === 0 ? ['import', 'penalty'] : ['import'],
      dueFrom: '2026-02-05',
      dueTo: dueDates[a % 4],
      deferredTo: dueDates[b % 4],
    },
  })) as Maker,
  SendToCollections: (({ a }, seen) => ({
    actor: clock,
    data: { bn15, debt: debtOf(seen, a) },
  })) as Maker,
  InitiatePayment: (({ a, b }) => ({
    actor: payer,
    data: {
      bn15,
      method: a % 2 === 0 ? 'creditCard' : 'cheque',
      amount: b % 5 === 0 ? '0.00' : any(b),
    },
  })) as Maker,
  ReceivePayment: (({ a, b, c }, { at }) => ({
    actor: bank,
    data: {
      bn15,
      reference: `P${a % 5}`,
      method: b % 3 === 0 ? 'creditCard' : 'onlineBanking',
      amount: b % 7 === 6 ? '2999.99' : any(b),
      currency: c % 12 === 11 ? 'USD' : 'CAD',
      valueAt: valueAt(c, at),
    },
  })) as Maker,
  ReturnPayment: (({ a, b }, { at }) => ({
    actor: bank,
    data: { bn15, reference: `P${a % 5}`, returnedAt: returnedAt(b, at) },
  })) as Maker,
  ChargeReturnFee: (({ a }, { book }) => {
    const returned = book.funds.filter((fund) => fund.returned)
    return {
      actor: officer,
      data: { bn15, reference: picked(returned, a)?.id.slice(8) ?? 'P0', amount: '25.00' },
    }
  }) as Maker,
  DirectAllocation: (({ a, b, c }, { book }) => {
    const open = book.debts.filter((debt) => leftOf(book, debt) > 0)
    const first = picked(open, b) ?? picked(book.debts, b)
    const second =
      c % 3 === 0
        ? picked(
            open.filter((debt) => debt !== first),
            c,
          )
        : undefined
    const allocations = [first, second].flatMap((debt) =>
      debt === undefined
        ? []
        : [{ debt: debt.id, amount: money(leftOf(book, debt) - (c % 7 === 6 ? 1 : 0)) }],
    )
    const funds = book.funds.filter((fund) => freeOf(book, fund) > 0)
    return {
      actor: payer,
      data: {
        bn15,
        fund: picked(funds, a)?.id ?? 'payment/P0',
        allocations: allocations.length > 0 ? allocations : [{ debt: 'fee/999', amount: '1.00' }],
      },
    }
  }) as Maker,
  ReleaseAllocations: (({ a }, { book }) => ({
    actor: officer,
    data: { bn15, fund: picked(book.funds, a)?.id ?? 'payment/P0' },
  })) as Maker,
  RunOffset: (() => ({ actor: clock, data: { bn15 } })) as Maker,
  ChangeOffsetPreference: (({ a }) => ({
    actor: payer,
    data: { bn15, preference: ['everything', 'paymentsOnly', 'directedOnly'][a % 3] },
  })) as Maker,
  AccrueInterest: (({ a, b }, { book, at }) => {
    const bearing = book.debts.filter(({ number }) => number !== null)
    const yesterday = new Date(Date.parse(at) - day * (b % 4)).toISOString()
    return {
      actor: clock,
      data: { bn15, debt: picked(bearing, a)?.id ?? 'fee/999', through: dayOf(yesterday) },
    }
  }) as Maker,
  ChangeInterestMode: (({ a, b, c }, { book, at }) => {
    const bearing = book.debts.filter(({ number }) => number !== null || c % 9 === 8)
    const ground = ['voluntaryAmendment', 'securityGiven', 'securityEnded'][b % 3]
    const from = new Date(Date.parse(at) + day * ((c % 12) - 10)).toISOString()
    return {
      actor: officer,
      data: { bn15, debt: picked(bearing, a)?.id ?? 'fee/999', ground, from: dayOf(from) },
    }
  }) as Maker,
  CreditRefundInterest: (({ a }, { book }) => {
    const credits = book.funds.filter(({ isPayment }) => !isPayment)
    return { actor: clock, data: { bn15, fund: picked(credits, a)?.id ?? 'payment/P0' } }
  }) as Maker,
  WaiveInterest: (({ a, b }, { book }) => {
    const interest = book.debts.filter(({ kind }) => kind === 'interest' || b % 5 === 0)
    const days = a % 2 === 0 ? 'forgiven' : 'openAgain'
    return { actor: officer, data: { bn15, debt: picked(interest, a)?.id ?? 'fee/999', days } }
  }) as Maker,
  CloseBillingPeriod: (({ a }) => ({
    actor: clock,
    data: { bn15, period: periods[a % 4] },
  })) as Maker,
  IssueStatement: (({ a }, { at }) => ({
    actor: clock,
    data: { bn15, period: a % 4 === 0 ? periods[a % 3] : monthBefore(at, a % 2) },
  })) as Maker,
  AssessPenalty: (({ a, b }) => ({
    actor: officer,
    data: {
      bn15,
      code: ['C070', 'C005', 'C082', 'C352', 'LateAccounting', 'C999'][a % 6],
      document: `D${b % 2}`,
      issues: b % 7 === 6 ? [300, 12, 12, 12, 12, 12] : [1 + (b % 12)],
      ...(b % 3 === 0 ? {} : { noticeNumber: `NPA-${a % 3}` }),
    },
  })) as Maker,
  CancelAppealedPenalty: (({ a }) => ({
    actor: reaction,
    data: { bn15, noticeNumber: `NPA-${a % 3}`, appealNumber: 'APP-5011' },
  })) as Maker,
  PostMiscellaneousInvoice: (({ a, b, c }) => ({
    actor: officer,
    data: {
      bn15,
      invoice: `K${a % 4}`,
      amount: b % 9 === 8 ? '0.00' : any(b),
      dueDate: dueDates[c % 4],
    },
  })) as Maker,
  RequestDisbursement: (({ a }, { book }) => {
    const free = book.funds.reduce((sum, fund) => sum + freeOf(book, fund), 0)
    return {
      actor: payer,
      data: { bn15, amount: a % 4 === 3 ? '5.00' : money(Math.max(free, 1)) },
    }
  }) as Maker,
  Disburse: (({ a }, { book }) => ({ actor: officer, data: payoutData(book, a) })) as Maker,
  ReturnDisbursement: (({ a }, { book }) => ({ actor: bank, data: payoutData(book, a) })) as Maker,
  ReissueDisbursement: (({ a }, { book }) => ({
    actor: officer,
    data: payoutData(book, a),
  })) as Maker,
}

/** Mostly the payout asked for last. */
const payoutData = ({ payouts }: Book, index: number): object => ({
  bn15,
  disbursement: index % 8 === 7 ? 1 + (index % 3) : Math.max(payouts.length, 1),
})
