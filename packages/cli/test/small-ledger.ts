/**
 * The ledger of one account, as lines of a commands file: a debt, a payment, a sealed statement, a
 * correction after it, and interest. In 2021, whose rates are published.
 */
import { storeOf } from './small-portal.js'
import { uuid } from './support.js'

export const account = '123456782RM0001'
export const stream = `ledger-${account}`

const reaction = { kind: 'system', process: 'reaction' }
const clock = { kind: 'system', process: 'clock' }
const bank = { kind: 'external', party: 'bank' }

export const declaration = '10000000000017'
export const nextDeclaration = '10000000000024'

/** Noon in Toronto. */
export const noon = (day: string): string => `${day}T16:00:00.000Z`

const line = (number: number, day: string, actor: object, type: string, data: object) => ({
  at: noon(day),
  commandId: uuid(number),
  actor,
  type,
  data: { bn15: account, ...data },
})

export const post = (number: number, day: string, data: object) =>
  line(number, day, reaction, 'PostReceivable', {
    billingPeriod: '2021-08',
    dueDate: '2021-08-31',
    accountSecurity: null,
    ...data,
  })

export const pay = (
  number: number,
  day: string,
  {
    reference,
    amount,
    method = 'onlineBanking',
  }: {
    readonly reference: string
    readonly amount: string
    readonly method?: string
  },
) =>
  line(number, day, bank, 'ReceivePayment', {
    reference,
    method,
    amount,
    currency: 'CAD',
    valueAt: noon(day),
  })

export const offset = (number: number, day: string) => line(number, day, clock, 'RunOffset', {})

export const returned = (number: number, day: string, reference: string) =>
  line(number, day, bank, 'ReturnPayment', { reference, returnedAt: noon(day) })

export const issue = (number: number, day: string, period: string) =>
  line(number, day, clock, 'IssueStatement', { period })

/** @0 to @2: a debt of August, another one of September, and a payment. */
export const beforeSeal = [
  post(1, '2021-08-02', {
    debt: { transactionNumber: declaration, version: 1 },
    amounts: [
      { account: 'duty', amount: '1500.00' },
      { account: 'gst', amount: '500.00' },
    ],
    accountSecurity: '10000',
  }),
  post(2, '2021-08-03', {
    debt: { transactionNumber: nextDeclaration, version: 1 },
    amounts: [{ account: 'duty', amount: '300.00' }],
    billingPeriod: '2021-09',
    dueDate: '2021-09-29',
  }),
  pay(3, '2021-08-10', { reference: 'P1', amount: '100.00' }),
]

/** @3. */
export const sealed = [...beforeSeal, issue(4, '2021-08-25', '2021-08')]

/** @4: 300.00 less of duty, before the due date. */
export const corrected = [
  ...sealed,
  line(5, '2021-08-27', reaction, 'ReplaceReceivable', {
    debt: { transactionNumber: declaration, version: 2 },
    amounts: [
      { account: 'duty', amount: '1200.00' },
      { account: 'gst', amount: '500.00' },
    ],
    correctedOn: '2021-08-27',
  }),
]

/** @5 and @6: the payment meets the debt, and what is left bears interest over two quarters. */
export const story = [
  ...corrected,
  offset(6, '2021-09-01'),
  line(7, '2021-10-05', clock, 'AccrueInterest', {
    debt: `${declaration}/1`,
    through: '2021-10-04',
  }),
]

/** June and August are sealed, July was left out. */
export const monthLeftOut = [
  post(1, '2021-06-02', {
    debt: { transactionNumber: declaration, version: 1 },
    amounts: [{ account: 'duty', amount: '1500.00' }],
    billingPeriod: '2021-06',
    dueDate: '2021-06-30',
  }),
  issue(2, '2021-06-25', '2021-06'),
  pay(3, '2021-08-10', { reference: 'P1', amount: '100.00' }),
  issue(4, '2021-08-25', '2021-08'),
]

export const ledgerOf = (lines: ReadonlyArray<{ readonly commandId: string }>): Promise<string> =>
  storeOf(lines)
