/**
 * What is owed for a declaration goes to the ledger of its importer: the charges of the first
 * version as a debt, a correction in its place, and what the agency decides as a debt or credit of
 * its own (catalogue 3.4). Each version is posted under its own key, so that every posting balances
 * by itself and their sum is what the version in effect comes to (TXN-22, TXN-23). Of versions that
 * another system filed, what the agency charged is owed in the same way, unless it was posted here
 * (assumed CK-123).
 */
import type { EventOf, RecordedEvent } from '@carmkit/kernel'
import type { CommandOf } from '../command-definition.js'
import type { PostCredit, PostReceivable, ReplaceReceivable } from '../ledger/command/debts.js'
import type { Charges, ChargesDifference } from '../rating/index.js'
import type {
  AdjustmentApproved,
  ChargesImported,
  DeclarationAccepted,
  DeclarationCorrected,
  DeclarationRedetermined,
} from '../transaction/declaration/event/index.js'
import { type CivilDate, centsOf, type Money, minus, moneyOf, noCents } from '../values/index.js'
import { type Reaction, stateless } from './reaction.js'

export const postDeclaration: Reaction<unknown> = {
  name: 'postDeclaration',
  ...stateless,
  views: null,
  react: (_state, event) => (isPosted(event) ? postings(event) : []),
}

type Accepted = RecordedEvent<EventOf<typeof DeclarationAccepted>>
type Corrected = RecordedEvent<EventOf<typeof DeclarationCorrected>>
type Decided = RecordedEvent<
  EventOf<typeof AdjustmentApproved> | EventOf<typeof DeclarationRedetermined>
>
type Imported = RecordedEvent<EventOf<typeof ChargesImported>>
type Posted = Accepted | Corrected | Decided | Imported

const types: ReadonlyArray<string> = [
  'DeclarationAccepted',
  'DeclarationCorrected',
  'AdjustmentApproved',
  'DeclarationRedetermined',
  'ChargesImported',
] satisfies ReadonlyArray<Posted['type']>

const isPosted = (event: RecordedEvent): event is Posted => types.includes(event.type)

type Posting =
  | CommandOf<typeof PostReceivable>
  | CommandOf<typeof ReplaceReceivable>
  | CommandOf<typeof PostCredit>

const postings = (event: Posted): ReadonlyArray<Posting> => {
  switch (event.type) {
    case 'DeclarationAccepted':
      return [receivable(event, wholeOf(event.data.charges.total))]
    case 'DeclarationCorrected':
      return event.data.posting === 'whole'
        ? [replacement(event)]
        : byDirection(event, { refundsGst: true })
    case 'AdjustmentApproved':
    case 'DeclarationRedetermined':
      // A registrant recovers it on its own return (TXN-34).
      return byDirection(event, { refundsGst: !event.data.gstRegistered })
    case 'ChargesImported':
      return event.data.posting === 'whole'
        ? [whole(event)]
        : byDirection(event, { refundsGst: refundsImportedGst(event) })
  }
}

/**
 * What the agency charged is told as it is (CK-123). Of an adjustment that was computed here nobody
 * may have said whether its importer is registered: then it counts as a registrant (assumed CK-151).
 */
const refundsImportedGst = ({ data: { gstRegistered } }: Imported): boolean =>
  gstRegistered === undefined || gstRegistered === false

/** Amounts by charge, as every posting states them. */
type ItemisedAmounts = CommandOf<typeof PostCredit>['data']['amounts']
type Account = ItemisedAmounts[number]['account']

/** The accounts of a ledger, each with the charge that is posted to it. */
const accounts = [
  ['duty', 'customsDuty'],
  ['sima', 'sima'],
  ['surtax', 'surtax'],
  ['excise', 'excise'],
  ['luxury', 'luxuryTax'],
  ['gst', 'salesTax'],
  ['provincial', 'provincialTax'],
] as const satisfies ReadonlyArray<readonly [Account, keyof ChargesDifference]>

/** A debt of nothing is posted too, so that a correction finds what it replaces (CK-50). */
const wholeOf = (charges: Charges): ItemisedAmounts => {
  const stated = accounts.flatMap(([account, charge]) => item(account, charges[charge] ?? null))
  return stated.length > 0 ? stated : [{ account: 'duty', amount: moneyOf(noCents) }]
}

const item = (account: Account, amount: Money | null): ItemisedAmounts =>
  amount === null || centsOf(amount) <= 0 ? [] : [{ account, amount }]

/**
 * More of one charge and less of another are a debt and a credit: an expected credit is not
 * deducted from what is owed (CK-51). A difference of nothing posts nothing.
 */
const byDirection = (
  event: Corrected | Decided | Imported,
  { refundsGst }: { readonly refundsGst: boolean },
): ReadonlyArray<Posting> => {
  const { delta } = event.data
  const more = accounts.flatMap(([account, charge]) => item(account, delta[charge]))
  const less = accounts
    .filter(([account]) => account !== 'gst' || refundsGst)
    .flatMap(([account, charge]) => item(account, negated(delta[charge])))
  return [
    ...(more.length > 0 ? [receivable(event, more)] : []),
    ...(less.length > 0 ? [credit(event, less)] : []),
  ]
}

const negated = (amount: Money): Money => moneyOf(minus(noCents, centsOf(amount)))

const receivable = (
  { data }: Posted,
  amounts: ItemisedAmounts,
): CommandOf<typeof PostReceivable> => ({
  type: 'PostReceivable',
  data: { ...keyOf(data), amounts, ...placeOf(data), dueDate: data.paymentDueDate },
})

const replacement = ({ data }: Corrected): CommandOf<typeof ReplaceReceivable> => ({
  type: 'ReplaceReceivable',
  data: {
    ...keyOf(data),
    amounts: wholeOf(data.charges.total),
    correctedOn: data.correctedOn,
  },
})

/** It may be told long after the due date, when the debt has borne interest. */
const whole = (event: Imported): Posting => {
  const { data } = event
  const amounts = wholeOf(data.charges)
  return data.version === 1
    ? receivable(event, amounts)
    : {
        type: 'ReplaceReceivable',
        data: { ...keyOf(data), amounts, correctedOn: data.chargedOn, assessAnew: true },
      }
}

const credit = (
  { data }: Corrected | Decided | Imported,
  amounts: ItemisedAmounts,
): CommandOf<typeof PostCredit> => ({
  type: 'PostCredit',
  data: {
    ...keyOf(data),
    amounts,
    creditedOn: decidedOn(data),
    ...placeOf(data),
    ...(isCorrection(data) ? { ofCorrection: true } : {}),
  },
})

/** The agency decided nothing of it (CK-140). */
const isCorrection = (data: (Corrected | Decided | Imported)['data']): boolean =>
  'correctedOn' in data || ('filedAs' in data && data.filedAs === 'correction')

const decidedOn = (data: (Corrected | Decided | Imported)['data']): CivilDate => {
  if ('correctedOn' in data) return data.correctedOn
  if ('chargedOn' in data) return data.chargedOn
  return 'decidedOn' in data ? data.decidedOn : data.redeterminedOn
}

const keyOf = ({ importer, transactionNumber, version }: Posted['data']) => ({
  bn15: importer,
  debt: { transactionNumber, version },
})

const placeOf = ({ billingPeriod, accountSecurityNumber }: Posted['data']) => ({
  billingPeriod,
  accountSecurity: accountSecurityNumber,
})
