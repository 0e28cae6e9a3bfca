/**
 * What decisions need to know of a ledger: its debts, the funds that pay them, and what stands open.
 *
 * Everything that grows is kept in persistent nodes, so that folding a long history takes time in
 * proportion to its length.
 */
import { absurd, type StreamRef } from '@carmkit/kernel'
import type { DebtKind, Deferral } from '../calendar/index.js'
import {
  addDays,
  type Bn15,
  type Cents,
  type CivilDate,
  entriesOf,
  type Instant,
  inOrder,
  type Keyed,
  type Money,
  minus,
  type NoticeNumber,
  noCents,
  noEntries,
  type Ordered,
  type TransactionNumber,
  valueIn,
} from '../values/index.js'
import {
  type DebtId,
  debtIdOf,
  type FundId,
  type ItemisedAmounts,
  type OffsetPreference,
  type PaymentMethod,
} from './content.js'
import type { Bearing } from './interest/bearing.js'
import type { Grounds } from './interest/modes.js'
import type { Penalty } from './penalty/codes.js'
import type { Pending } from './statement/pending.js'

/** In the order in which debts of one due date are paid (2018 list, catalogue 4.3). */
export const debtKinds = [
  'declaration',
  'adjustment',
  'dishonouredPayment',
  'penalty',
  'miscellaneousInvoice',
  'interest',
] as const
export type DebtKindName = (typeof debtKinds)[number]

/** What was asked to be posted, by which a repeat is told from another posting under the same key. */
export interface Terms {
  readonly amounts: ItemisedAmounts
  readonly billingPeriod: string
  /** Null for credits. */
  readonly dueDate: CivilDate | null
  readonly accountSecurity: string | null
}

export interface Debt {
  readonly id: DebtId
  readonly kind: DebtKindName
  /** Latest version of the declaration that it stands for; null for other kinds. */
  readonly version: number | null
  /** By charge, for the debts of declarations; the others have one account, which is their kind. */
  readonly amounts: ItemisedAmounts
  /** Null for kinds that nobody posts from outside. */
  readonly terms: Terms | null
  readonly amount: Cents
  readonly paid: Cents
  /** What each fund pays of it. */
  readonly paidBy: Keyed<FundId, Cents>
  readonly dueDate: CivilDate
  /** The due date that it was posted with, by which deferrals find it (CK-67). */
  readonly originallyDue: CivilDate
  readonly billingPeriod: string
  /** Ordinal of the event that posted it: the last word in every order. */
  readonly sequence: number
  /** What it is the interest of; null for other kinds. */
  readonly interestOn: DebtId | null
  readonly interest: InterestSoFar
  readonly reversed: boolean
  readonly inCollections: boolean
}

/** What was assessed on a debt: nothing for debts that bear no interest. */
export interface InterestSoFar {
  /** Assessments that were not waived, by the debts that they made. */
  readonly assessed: Keyed<DebtId, Bearing>
  /** Exact interest of all assessments so far, whole millionths of a cent as text. */
  readonly exact: string
  /** What of it was waived since. */
  readonly waived: Cents
  /** Days that bear nothing, by the assessment that was waived for good (CK-111). */
  readonly forgiven: Keyed<DebtId, Bearing>
  /** Why days bear another rate than late duties do, from the day of each on. */
  readonly grounds: Grounds
}

export const noInterest: InterestSoFar = {
  assessed: noEntries,
  exact: '0',
  waived: noCents,
  forgiven: noEntries,
  grounds: noEntries,
}

/** A payment or a credit. `amount` is `free` + `disbursed` + what it pays (TXN-25). */
export interface Fund {
  readonly id: FundId
  readonly kind: 'payment' | 'credit'
  readonly amount: Cents
  readonly free: Cents
  readonly disbursed: Cents
  /** What it pays of each debt. */
  readonly pays: Keyed<DebtId, Cents>
  /** From this day on it counts as paid. */
  readonly valueOn: CivilDate
  /** The billing period of that day, in which a card payment uses the room of cards (TXN-40). */
  readonly billingPeriod: string
  /** When the bank says that it was paid; null for credits. */
  readonly valueAt: Instant | null
  readonly sequence: number
  /** Null for credits. */
  readonly method: PaymentMethod | null
  /** What the bank reported, whatever became of it; null for credits. */
  readonly received: Money | null
  /** Null for payments. */
  readonly terms: Terms | null
  /** A credit of a correction before the due date, which bears no interest (CK-140). */
  readonly ofCorrection?: true
  readonly returned: boolean
  /** The charge for its return was made. */
  readonly returnCharged: boolean
}

export interface Disbursement {
  readonly status: 'Requested' | 'Disbursed' | 'Returned'
  readonly amount: Cents
  /** What it took from each fund; empty while it took nothing. */
  readonly funds: ReadonlyArray<{ readonly fund: FundId; readonly amount: Money }>
}

export interface Ledger {
  /** Null until the first event. */
  readonly bn15: Bn15 | null
  /** Events so far; names what has no name of its own. */
  readonly events: number
  readonly debts: Keyed<DebtId, Debt>
  /** Of each declaration the first version after its first that has a posting of its own. */
  readonly adjusted: Keyed<string, number>
  /** Of each declaration a debt that was cancelled, whichever version it was posted for. */
  readonly cancelled: Keyed<string, DebtId>
  /** Debts with something left to pay, by due date, kind and sequence. */
  readonly open: Ordered<DebtId>
  readonly funds: Keyed<FundId, Fund>
  /** Funds with something free, payments before credits, then by sequence. */
  readonly free: Ordered<FundId>
  /** What stands on `receivable`. */
  readonly owed: Cents
  /** What stands on `unallocated`, as a positive amount. */
  readonly unallocated: Cents
  /** Paid by card, by billing period of the value date. */
  readonly paidByCard: Keyed<string, Cents>
  readonly initiations: number
  readonly preference: OffsetPreference
  /** Lines that no statement lists yet. */
  readonly pending: Pending
  readonly closedPeriod: string | null
  /** Period of the last statement, and where it closed. */
  readonly sealedPeriod: string | null
  readonly closing: Cents
  /** Those that were not cancelled. */
  readonly penalties: Keyed<DebtId, Penalty>
  /** The penalty of each notice, whether or not it was cancelled. */
  readonly notices: Keyed<NoticeNumber, DebtId>
  readonly disbursements: Keyed<string, Disbursement>
  readonly requests: number
  /** Announced moves of due dates, by what they say (CK-171). */
  readonly deferrals: Keyed<string, Deferral>
}

export const initial: Ledger = {
  bn15: null,
  events: 0,
  debts: noEntries,
  adjusted: noEntries,
  cancelled: noEntries,
  open: null,
  funds: noEntries,
  free: null,
  owed: noCents,
  unallocated: noCents,
  paidByCard: noEntries,
  initiations: 0,
  preference: 'everything',
  pending: noEntries,
  closedPeriod: null,
  sealedPeriod: null,
  closing: noCents,
  penalties: noEntries,
  notices: noEntries,
  disbursements: noEntries,
  requests: 0,
  deferrals: noEntries,
}

export const category = 'ledger'

export const ledgerStream = (bn15: Bn15): StreamRef<Ledger> => ({
  category,
  name: `${category}-${bn15}`,
})

export const debtIn = ({ debts }: Ledger, id: DebtId): Debt | undefined => valueIn(debts, id)
/** The debt of the first version of a declaration, which corrections replace. */
export const originalDebtOf = (
  state: Ledger,
  transactionNumber: TransactionNumber,
): Debt | undefined => debtIn(state, debtIdOf({ transactionNumber, version: 1 }))
export const fundIn = ({ funds }: Ledger, id: FundId): Fund | undefined => valueIn(funds, id)

/** Debts with something left to pay, those to be paid first in front. */
export const openDebtsOf = (state: Ledger): ReadonlyArray<Debt> =>
  [...inOrder(state.open)].flatMap((id) => debtIn(state, id) ?? [])

/** Funds with something free, those to be used first in front. */
export const freeFundsOf = (state: Ledger): ReadonlyArray<Fund> =>
  [...inOrder(state.free)].flatMap((id) => fundIn(state, id) ?? [])

/** What is left to pay of a debt. */
export const outstandingOf = ({ amount, paid }: Debt): Cents => minus(amount, paid)

/** Debts of the agency for goods bear interest; that the others do not is assumed (CK-64). */
export const bearsInterest = ({ kind }: Pick<Debt, 'kind'>): boolean =>
  kind === 'declaration' || kind === 'adjustment'

/** Whose view as a broker a debt stands in: that of interest is the one of what bears it. */
export const accountSecurityOf = (state: Ledger, { terms, interestOn }: Debt): string | null =>
  (interestOn === null ? terms : debtIn(state, interestOn)?.terms)?.accountSecurity ?? null

/** As deferrals tell debts apart. */
export const deferralKindOf = ({ kind }: Pick<Debt, 'kind'>): DebtKind => {
  switch (kind) {
    case 'declaration':
    case 'adjustment':
      return 'import'
    case 'penalty':
      return 'penalty'
    case 'dishonouredPayment':
    case 'miscellaneousInvoice':
    case 'interest':
      return 'miscellaneousInvoice'
    default:
      return absurd(kind)
  }
}

/** The same for deferrals that say the same. */
export const deferralKeyOf = ({ kinds, dueFrom, dueTo, deferredTo }: Deferral): string =>
  [dueFrom, dueTo, deferredTo, ...kinds.toSorted()].join(' ')

export const deferralsOf = ({ deferrals }: Ledger): ReadonlyArray<Deferral> =>
  entriesOf(deferrals).map(([, deferral]) => deferral)

/** Whether interest was assessed on it that nobody waived. */
export const isAssessed = ({ interest }: Debt): boolean => entriesOf(interest.assessed).length > 0

export type DebtPhase =
  | 'Settled'
  | 'Reversed'
  | 'Posted'
  | 'Due'
  | 'Overdue'
  | 'Arrears'
  | 'Collections'

/** Unpaid so many days after the due date, a debt is in arrears (catalogue 4.3). */
export const arrearsDays = 30

/** Where a debt stands on an Eastern day: dates decide, no event has to be recorded (catalogue 7.3). */
export const debtPhaseOf = (debt: Debt, today: CivilDate): DebtPhase => {
  if (debt.reversed) return 'Reversed'
  if (outstandingOf(debt) === 0) return 'Settled'
  if (debt.inCollections) return 'Collections'
  if (today < debt.dueDate) return 'Posted'
  if (today === debt.dueDate) return 'Due'
  return today > addDays(debt.dueDate, arrearsDays) ? 'Arrears' : 'Overdue'
}

const padded = (number: number): string => String(number).padStart(10, '0')

/** Place of an open debt: oldest due date, then kind, then sequence. */
export const placeOf = ({ dueDate, kind, sequence }: Debt): string =>
  `${dueDate}/${debtKinds.indexOf(kind)}/${padded(sequence)}`

/** Place of a free fund: payments before credits (2018 list, catalogue 4.3), then sequence. */
export const placeOfFund = ({ kind, sequence }: Fund): string =>
  `${kind === 'payment' ? 0 : 1}/${padded(sequence)}`
