/** What the records of debts change: posted, corrected, cancelled, deferred, handed over. */
import { centsOf } from '@carmkit/core'
import { type Change, put, remove } from '../../../project/rows.js'
import { together } from '../../../project/together.js'
import { penalty, receivableCharge } from '../tables/index.js'
import { changedReceivable, type Of, postedReceivable, receivableOf, type Tell } from './told.js'

type Charges = Of<'ReceivablePosted'>['data']['amounts']

const totalOf = (charges: Charges): number =>
  charges.reduce((sum, { amount }) => sum + centsOf(amount), 0)

/** Its charges are these, and none of the former ones that are not among them. */
const charges = (
  {
    data: { bn15, debt },
    revision,
  }: {
    readonly data: { readonly bn15: string; readonly debt: string }
    readonly revision: number
  },
  {
    before,
    after,
  }: { readonly before: ReadonlyArray<{ account: string }>; readonly after: Charges },
): ReadonlyArray<Change> => [
  ...before
    .filter(({ account }) => after.every((one) => one.account !== account))
    .map(({ account }) => remove(receivableCharge, { bn15, receivable: debt, account })),
  ...after.map(({ account, amount }) =>
    put(receivableCharge, { bn15, receivable: debt, account, amount: centsOf(amount), revision }),
  ),
]

export const posted: Tell<'ReceivablePosted'> = (projected) => {
  const { event } = projected
  const { debt, source, amounts, billingPeriod, dueDate, accountSecurity } = event.data
  return {
    receivables: [
      postedReceivable(projected, {
        id: debt,
        kind: source.version === 1 ? 'declaration' : 'adjustment',
        transaction_number: source.transactionNumber,
        version: source.version,
        account_security: accountSecurity,
        amount: totalOf(amounts),
        due_date: dueDate,
        billing_period: billingPeriod,
      }),
    ],
    changes: charges(event, { before: [], after: amounts }),
  }
}

export const replaced: Tell<'ReceivableReplaced'> = ({ event }, rows) => {
  const { bn15, debt, source, before, amounts } = event.data
  return {
    receivables: [
      changedReceivable(receivableOf(rows, bn15, debt), {
        amount: totalOf(amounts),
        version: source.version,
        revision: event.revision,
      }),
    ],
    changes: charges(event, { before, after: amounts }),
  }
}

/** Only debts of declarations have charges; taking away what is not there changes nothing. */
export const reversed: Tell<'ReceivableReversed'> = ({ event }, rows) => {
  const { bn15, debt, amounts } = event.data
  return {
    receivables: [
      changedReceivable(receivableOf(rows, bn15, debt), {
        amount: 0,
        reversed_at: event.metadata.recordedAt,
        revision: event.revision,
      }),
    ],
    changes: charges(event, { before: amounts, after: [] }),
  }
}

/** What it moves, now and later, is told by `DueDateDeferred`. */
export const announced: Tell<'DeferralAnnounced'> = () => ({})

export const deferred: Tell<'DueDateDeferred'> = ({ event }, rows) => {
  const { bn15, debts, to } = event.data
  const before = together(
    ...debts.map(
      ({ debt }) =>
        () =>
          receivableOf(rows, bn15, debt),
    ),
  )
  return {
    receivables: before.map((row) =>
      changedReceivable(row, { due_date: to, revision: event.revision }),
    ),
  }
}

export const sentToCollections: Tell<'SentToCollections'> = ({ event }, rows) => {
  const { bn15, debt, sentOn } = event.data
  return {
    receivables: [
      changedReceivable(receivableOf(rows, bn15, debt), {
        sent_to_collections_on: sentOn,
        revision: event.revision,
      }),
    ],
  }
}

export const invoiced: Tell<'MiscellaneousInvoicePosted'> = (projected) => {
  const { debt, amount, dueDate, billingPeriod } = projected.event.data
  return {
    receivables: [
      postedReceivable(projected, {
        id: debt,
        kind: 'miscellaneousInvoice',
        amount: centsOf(amount),
        due_date: dueDate,
        billing_period: billingPeriod,
      }),
    ],
  }
}

export const penalised: Tell<'PenaltyAssessed'> = (projected) => {
  const { data, revision } = projected.event
  const { bn15, debt, code, level, document, issues, assessedOn, dueDate, billingPeriod } = data
  const amount = centsOf(data.amount)
  return {
    receivables: [
      postedReceivable(projected, {
        id: debt,
        kind: 'penalty',
        amount,
        due_date: dueDate,
        billing_period: billingPeriod,
      }),
    ],
    changes: [
      put(penalty, {
        bn15,
        receivable: debt,
        code,
        level,
        document,
        notice_number: data.noticeNumber ?? null,
        issues: JSON.stringify(issues),
        assessed_on: assessedOn,
        amount,
        revision,
      }),
    ],
  }
}
