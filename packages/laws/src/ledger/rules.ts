/** What holds of every history of a ledger, stated by what breaks it. Each name begins with its rule ids. */
import { type Debt, type Fund, type Ledger, postingsOf, statementOf } from '@carmkit/core'
import { valuesOf } from '../keyed.js'
import { send } from '../log.js'
import { type Book, cents, dayOf } from './book.js'
import { freeIn, freeOf, leftOf, owedIn } from './entries.js'
import { type LedgerStep, ledgerStream } from './history.js'
import { assessedIn } from './interest.js'
import { interestRules } from './interest-rules.js'
import { dueIn, offsetOf, orderOn } from './offset.js'
import { penaltyRules } from './penalty-rules.js'
import { refusalRules } from './refusal-rules.js'
import { accepted, type LedgerRule, stepRule } from './rule.js'

const stateOf = ({ step }: LedgerStep, when: 'before' | 'after'): Ledger | undefined =>
  step[when].get(ledgerStream)?.state as Ledger | undefined

const disagreement = (state: Ledger, book: Book): string | null => {
  const debts = valuesOf<Debt>(state.debts)
  const funds = valuesOf<Fund>(state.funds)
  const ours = debts.map(({ id, amount, paid, dueDate }) => `${id} ${amount - paid} ${dueDate}`)
  const theirs = book.debts.map((debt) => `${debt.id} ${leftOf(book, debt)} ${debt.due}`)
  const free = funds.map((fund) => `${fund.id} ${fund.free} ${fund.disbursed}`)
  const bookFree = book.funds.map((fund) => `${fund.id} ${freeOf(book, fund)} ${fund.disbursed}`)
  for (const [one, two] of [
    [ours, theirs],
    [free, bookFree],
  ] as const) {
    const [known, expected] = [one.toSorted().join('; '), two.toSorted().join('; ')]
    if (known !== expected) return `the ledger has ${known}, the book ${expected}`
  }
  if (state.owed !== owedIn(book)) return `owed is ${state.owed}, the book has ${owedIn(book)}`
  return state.unallocated === freeIn(book) ? null : `free is ${state.unallocated}`
}

/** What a card paid, or what of it was returned; `cards` remembers the period of each. */
const cardIn = (
  event: LedgerStep['events'][number],
  cards: Map<string, string>,
): { readonly billingPeriod: string; readonly change: number } | null => {
  if (event.type === 'PaymentReceived' && event.data.method === 'creditCard') {
    const { fund, billingPeriod, amount } = event.data
    cards.set(fund, billingPeriod)
    return { billingPeriod, change: cents(amount) }
  }
  if (event.type !== 'PaymentReturned') return null
  const billingPeriod = cards.get(event.data.fund)
  return billingPeriod === undefined ? null : { billingPeriod, change: -cents(event.data.amount) }
}

export const ledgerRules: ReadonlyArray<LedgerRule> = [
  stepRule(
    'TXN-22, TXN-24, TXN-25, TXN-35: the ledger agrees with the plain book',
    function* (one) {
      const state = stateOf(one, 'after')
      const found = state === undefined ? null : disagreement(state, one.after)
      if (found !== null) yield found
      const over = one.after.debts.find((debt) => leftOf(one.after, debt) < 0)
      if (over !== undefined) yield `${over.id} is paid more than it is`
    },
  ),
  stepRule('TXN-23: the postings of every event sum to zero', function* ({ events }) {
    for (const event of events) {
      const total = postingsOf(event).reduce((sum, { amount }) => sum + amount, 0)
      if (total !== 0) yield `${event.type} sums to ${total}`
    }
  }),
  accepted(
    'TXN-26: a directed allocation settles each chosen debt',
    ['DirectAllocation'],
    function* ({ step, after }) {
      const { allocations } = step.sent.data as { allocations: ReadonlyArray<{ debt: string }> }
      for (const { debt: id } of allocations) {
        const debt = after.debts.find((one) => one.id === id)
        if (debt === undefined || leftOf(after, debt) !== 0) yield `${id} is not settled`
      }
    },
  ),
  accepted(
    'TXN-27, TXN-28: the offset pays what is due, in order',
    ['RunOffset'],
    function* ({ events, book, step }) {
      const made = events.flatMap((event) =>
        event.type === 'CreditAllocated'
          ? event.data.allocations.map(
              ({ debt, amount }) => `${event.data.fund} ${debt} ${cents(amount)}`,
            )
          : [],
      )
      const expected = offsetOf(book, dayOf(step.sent.at)).map(
        ({ fund, debt, amount }) => `${fund} ${debt} ${amount}`,
      )
      if (made.toSorted().join() !== expected.toSorted().join()) yield `${made.join()} made`
      const order = orderOn(dayOf(step.sent.at))
      for (const event of events) {
        const named = event.type === 'CreditAllocated' ? event.data.order : order
        if (named !== order) yield `${named}, not ${order}`
      }
    },
  ),
  accepted(
    'TXN-29: nothing is paid out while something due is open',
    ['RequestDisbursement', 'Disburse', 'ReissueDisbursement'],
    function* ({ book, step, after }) {
      if (dueIn(book, dayOf(step.sent.at)).length > 0) yield 'a due debt is open'
      if (after.funds.some((fund) => freeOf(after, fund) < 0)) yield 'more than was free'
    },
  ),
  ...interestRules,
  ...penaltyRules,
  ...refusalRules,
  accepted(
    'TXN-33: a correction keeps the due date and assesses nothing',
    ['ReplaceReceivable'],
    function* ({ events, step, book }) {
      if (assessedIn(events).length > 0) yield 'interest'
      const { debt, correctedOn } = step.sent.data as never as {
        debt: { transactionNumber: string }
        correctedOn: string
      }
      const known = book.debts.find(({ id }) => id === `${debt.transactionNumber}/1`)
      if (known === undefined || known.due < correctedOn) yield `due ${known?.due}`
    },
  ),
  stepRule('TXN-21: no due date moves back', function* ({ book, step }) {
    const state = step.after.get(ledgerStream)?.state as Ledger | undefined
    for (const { id, dueDate } of valuesOf<Debt>(state?.debts ?? null)) {
      const before = book.debts.find((debt) => debt.id === id)
      if (before !== undefined && dueDate < before.due)
        yield `${id} from ${before.due} to ${dueDate}`
    }
  }),
  {
    name: 'TXN-36, TXN-37: statements follow on each other and list each line once',
    *breaches({ steps }) {
      const events = steps.flatMap((one) => one.events)
      const listed: number[] = []
      let closing = '0.00'
      for (const [revision, event] of events.entries()) {
        if (event.type !== 'StatementIssued') continue
        const { period, opening, linesHash, lineCount, throughRevision } = event.data
        const statement = statementOf(events, period)
        if (opening !== closing)
          yield `${period} opens at ${opening}, the last closed at ${closing}`
        if (statement.linesHash !== linesHash) yield `${period} hashes to ${statement.linesHash}`
        if (statement.lines.length !== lineCount) yield `${period} has ${statement.lines.length}`
        if (throughRevision !== Math.max(revision - 1, 0))
          yield `${period} through ${throughRevision}`
        const sum = statement.lines.reduce(
          (total, { amount }) => total + cents(amount),
          cents(opening),
        )
        if (sum !== cents(event.data.closing)) yield `${period} closes at ${event.data.closing}`
        listed.push(...statement.lines.map((line) => line.revision))
        closing = event.data.closing
      }
      if (new Set(listed).size !== listed.length) yield 'a line stands on two statements'
    },
  },
  {
    name: 'TXN-40: cards pay at most 4,999.99 in a period, but for what was returned',
    *breaches({ steps }) {
      const paid = new Map<string, number>()
      const cards = new Map<string, string>()
      for (const { events } of steps) {
        for (const event of events) {
          const card = cardIn(event, cards)
          if (card === null) continue
          const { billingPeriod, change } = card
          const total = (paid.get(billingPeriod) ?? 0) + change
          paid.set(billingPeriod, total)
          if (total > 499_999) yield `${total} in ${billingPeriod}`
        }
      }
    },
  },
  stepRule(
    'CK-55: the same posting again records nothing',
    function* ({ step, events }, { domain }) {
      const keyed = ['PostReceivable', 'PostCredit', 'ReceivePayment', 'PostMiscellaneousInvoice']
      if (!keyed.includes(step.sent.type) || events.length === 0) return
      const again = send(domain, step.after, step.sent)
      if (again.outcome !== 'accepted' || again.events.length > 0) yield again.reasons.join()
    },
  ),
]
