/**
 * What a payment would do before anybody makes it: the bank's report and the automatic offset,
 * decided by the ledger itself on a copy of its state. Nothing is recorded (catalogue 10).
 */
import { type Denied, noHash, type Reason, type Rejected } from '@carmkit/kernel'
import * as E from 'fp-ts/lib/Either.js'
import type { Facts, Table } from '../../aggregate.js'
import type { Actor, Denial } from '../../authority/index.js'
import { billingPeriodOf, easternDateOf, startOfEasternDay } from '../../calendar/index.js'
import { suppliedTable } from '../../dated-rules/index.js'
import { decideRequest } from '../../handle.js'
import {
  type Bn15,
  type CivilDate,
  type Instant,
  inOrder,
  latest,
  type Money,
  moneyOf,
  noCents,
} from '../../values/index.js'
import { CardLimits, cardLimits, cardRoom } from '../allocation/card-limit.js'
import { AllocationOrders, allocationOrders, orderOn } from '../allocation/order.js'
import type { LedgerCommand } from '../command/index.js'
import {
  type AllocationOrder,
  type DebtId,
  type FundId,
  type PaymentMethod,
  paymentIdOf,
} from '../content.js'
import type { LedgerEvent } from '../event/index.js'
import { ledger } from '../index.js'
import {
  type DebtKindName,
  type DebtPhase,
  debtIn,
  debtPhaseOf,
  fundIn,
  type Ledger,
  outstandingOf,
} from '../state.js'

export interface Imagined {
  readonly bn15: Bn15
  readonly amount: Money
  readonly method: PaymentMethod
  /** The Eastern day on which it is paid, and on which the offset runs. */
  readonly on: CivilDate
  /** Null for the order in force on that day. */
  readonly order: AllocationOrder | null
}

/** What a simulation looks at beside the ledger. */
export interface Surroundings {
  /** Nothing happens before it: a ledger that is ahead of the day is paid at this moment. */
  readonly lastRecordedAt: Instant | null
  readonly tables: ReadonlyArray<Table>
}

export interface Simulation {
  /** The day on which the offset runs. */
  readonly on: CivilDate
  readonly order: AllocationOrder
  /** What a card may pay before this payment; null where no rule limits it (TXN-40). */
  readonly cardRoom: Money | null
  /** What meets what; earlier payments and credits that were free are among the funds. */
  readonly pays: ReadonlyArray<Paying>
  /** Debts that are open afterwards, by due date. */
  readonly open: ReadonlyArray<StillOpen>
  /** Of this payment, and of all payments and credits. */
  readonly freeOfPayment: Money
  readonly free: Money
  readonly owed: Money
}

export interface Paying {
  readonly fund: FundId
  readonly isThisPayment: boolean
  readonly debt: DebtId
  readonly amount: Money
  /** What is left to pay of the debt after all of these. */
  readonly left: Money
}

export interface StillOpen {
  readonly debt: DebtId
  readonly kind: DebtKindName
  readonly outstanding: Money
  readonly dueDate: CivilDate
  readonly phase: DebtPhase
}

type Refusal = Denied<Denial> | Rejected<Reason>

const bank: Actor = { kind: 'external', party: 'bank' }
const clock: Actor = { kind: 'system', process: 'clock' }

/** Left is the refusal that the payment itself would meet: its amount, or the cap of cards. */
export const simulatePayment = (
  state: Ledger,
  imagined: Imagined,
  surroundings: Surroundings,
): E.Either<Refusal, Simulation> => {
  const { bn15, on, method, amount } = imagined
  const now = momentOf(imagined, surroundings)
  const today = easternDateOf(now)
  const facts = factsFor(imagined, surroundings)
  const reference = unusedReference(state)
  const received = sent(
    state,
    { now, facts, actor: bank },
    {
      type: 'ReceivePayment',
      data: { bn15, reference, method, amount, currency: 'CAD', valueAt: startOfEasternDay(on) },
    },
  )
  if (E.isLeft(received)) return received
  const offset = offsetFully(received.right.state, { bn15, now, facts })
  return E.right({
    on: today,
    order: orderOn(
      suppliedTable(facts, 'allocationOrders', AllocationOrders) ?? allocationOrders,
      today,
    ),
    cardRoom: roomOf(state, { on, facts }),
    ...resultOf(offset, { fund: paymentIdOf(reference), today }),
  })
}

const momentOf = ({ on }: Imagined, { lastRecordedAt }: Surroundings): Instant => {
  const start = startOfEasternDay(on)
  return lastRecordedAt === null ? start : latest(start, lastRecordedAt)
}

/** A ledger decides on its own state and on dated tables, of which one may be replaced. */
const factsFor = ({ order }: Imagined, { tables }: Surroundings): Facts => ({
  stream: ({ name }) => {
    throw new Error(`a ledger needs no other stream, and not ${name}`)
  },
  table: (name) =>
    name === 'allocationOrders' && order !== null
      ? alwaysIn(order)
      : (tables.find((table) => table.name === name) ?? null),
})

const alwaysIn = (order: AllocationOrder): Table => ({
  name: 'allocationOrders',
  hash: noHash,
  content: [{ from: '1900-01-01', order, source: 'asked for' }],
})

const unusedReference = (state: Ledger): string => {
  let reference = 'SIMULATED'
  for (let n = 1; fundIn(state, paymentIdOf(reference)) !== undefined; n++) {
    reference = `SIMULATED-${n}`
  }
  return reference
}

interface Happened {
  readonly state: Ledger
  readonly events: ReadonlyArray<LedgerEvent>
}

interface Sending {
  readonly now: Instant
  readonly facts: Facts
  readonly actor: Actor
}

const sent = (
  state: Ledger,
  { now, facts, actor }: Sending,
  command: LedgerCommand,
): E.Either<Refusal, Happened> => {
  const request = { commandId: 'simulated', actor, command }
  const decided = decideRequest(ledger, request, { state, facts, now })
  if (E.isLeft(decided)) return decided
  const events = decided.right.events as ReadonlyArray<LedgerEvent>
  return E.right({ state: events.reduce(ledger.evolve, state), events })
}

/** One run meets a bounded number of debts; the days after go on with the rest. */
const offsetFully = (
  beginning: Ledger,
  { bn15, now, facts }: { readonly bn15: Bn15; readonly now: Instant; readonly facts: Facts },
): Happened => {
  const events: LedgerEvent[] = []
  let state = beginning
  for (;;) {
    const run = sent(state, { now, facts, actor: clock }, { type: 'RunOffset', data: { bn15 } })
    if (E.isLeft(run)) return { state, events }
    events.push(...run.right.events)
    state = run.right.state
  }
}

const roomOf = (
  state: Ledger,
  { on, facts }: { readonly on: CivilDate; readonly facts: Facts },
): Money | null => {
  const limits = suppliedTable(facts, 'cardLimits', CardLimits) ?? cardLimits
  const room = cardRoom(state, limits, { on, period: billingPeriodOf(on).label })
  return room === null ? null : moneyOf(room)
}

const resultOf = (
  { state, events }: Happened,
  { fund, today }: { readonly fund: FundId; readonly today: CivilDate },
): Omit<Simulation, 'on' | 'order' | 'cardRoom'> => ({
  pays: events.flatMap((event) =>
    event.type === 'CreditAllocated'
      ? event.data.allocations.map(({ debt, amount }) => ({
          fund: event.data.fund,
          isThisPayment: event.data.fund === fund,
          debt,
          amount,
          left: moneyOf(leftOf(state, debt)),
        }))
      : [],
  ),
  open: [...openIn(state, today)],
  freeOfPayment: moneyOf(fundIn(state, fund)?.free ?? noCents),
  free: moneyOf(state.unallocated),
  owed: moneyOf(state.owed),
})

const leftOf = (state: Ledger, id: DebtId) => {
  const debt = debtIn(state, id)
  return debt === undefined ? noCents : outstandingOf(debt)
}

function* openIn(state: Ledger, today: CivilDate): Generator<StillOpen, void> {
  for (const id of inOrder(state.open)) {
    const debt = debtIn(state, id)
    if (debt === undefined) continue
    const { kind, dueDate } = debt
    const outstanding = moneyOf(outstandingOf(debt))
    yield { debt: id, kind, outstanding, dueDate, phase: debtPhaseOf(debt, today) }
  }
}
