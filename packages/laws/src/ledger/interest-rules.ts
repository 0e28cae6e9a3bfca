/** What holds of interest in every history of a ledger, told from what was unpaid on each day. */
import { send } from '../log.js'
import { cents, dayOf } from './book.js'
import type { LedgerStep } from './history.js'
import {
  assessedIn,
  daysBetween,
  freeDaysOf,
  interestAgain,
  prescribedOn,
  refundAgain,
  refundOf,
  rounded,
  unassessedOf,
} from './interest.js'
import { accepted, type LedgerRule, stepRule } from './rule.js'

export const interestRules: ReadonlyArray<LedgerRule> = [
  accepted(
    'TXN-30: no interest up to the due date',
    ['AccrueInterest'],
    function* ({ events, book }) {
      for (const { on, rates, from } of assessedIn(events)) {
        const due = book.debts.find(({ id }) => id === on)?.due ?? ''
        if (from <= due || rates.some((range) => range.from <= due))
          yield `from ${from}, due ${due}`
      }
    },
  ),
  accepted(
    'TXN-30: waived days bear nothing, and all others of an assessment do',
    ['AccrueInterest'],
    function* (one, { steps }) {
      for (const { on: id, from, to, rates } of assessedIn(one.events)) {
        const isFree = freeDaysOf(steps.slice(0, steps.indexOf(one)), id)
        const bore = rates.flatMap((range) => daysBetween(range.from, range.to)).join()
        const expected = daysBetween(from, to).filter((date) => !isFree(date))
        if (bore !== expected.join()) yield `${id} from ${from} to ${to} bore on ${bore}`
      }
    },
  ),
  stepRule('TXN-30, TXN-35: no unpaid day goes without interest', function* (one, { steps }) {
    if (one.step.sent.type !== 'AccrueInterest' || one.events.length === 0) return
    const { debt: id, through } = one.step.sent.data as { debt: string; through: string }
    const debt = one.after.debts.find((known) => known.id === id)
    const unassessedOn = unassessedOf(steps.slice(0, steps.indexOf(one) + 1), id)
    for (const on of daysBetween(debt?.due ?? through, through).slice(1)) {
      const { unpaid, assessed, isFree } = unassessedOn(on)
      if (isFree) continue
      if (assessed < unpaid) yield `${unpaid} of ${id} unpaid on ${on}, interest on ${assessed}`
      if (assessed > (debt?.amount ?? 0)) yield `interest on ${assessed} of ${id} on ${on}`
    }
  }),
  accepted(
    'CK-140, TXN-32: a refund bears on what was paid for its declaration, by the prescribed rate',
    ['CreditRefundInterest'],
    function* ({ events, book }) {
      for (const event of events) {
        if (event.type !== 'RefundInterestCredited') continue
        const { on, parts, amount, exact: recorded } = event.data
        const made = parts.map((one) => [one.from, cents(one.principal)] as const)
        const told = listed(made)
        const expected = listed(refundOf(book, on))
        if (told !== expected) yield `${told} of ${on}, paid were ${expected}`
        const exact = parts.reduce((sum, part) => sum + refundAgain(part), 0n)
        if (String(exact) !== recorded) yield `${exact}, recorded ${recorded}`
        if (Number(rounded(exact)) !== cents(amount)) yield `${exact} and not ${amount}`
      }
    },
  ),
  accepted(
    'CK-138: nothing is paid out while interest is still to be assessed',
    ['RequestDisbursement', 'Disburse', 'ReissueDisbursement'],
    function* (one, { steps }) {
      const before = steps.slice(0, steps.indexOf(one) + 1)
      const today = dayOf(one.step.sent.at)
      for (const { id, due } of one.book.debts.filter(({ number }) => number !== null)) {
        const unassessedOn = unassessedOf(before, id)
        for (const on of daysBetween(due, today).slice(1)) {
          const { unpaid, assessed, isFree } = unassessedOn(on)
          if (assessed < unpaid && !isFree) yield `${id} bears on ${on}`
        }
      }
    },
  ),
  accepted(
    'TXN-31: interest of two ranges is interest of both',
    ['AccrueInterest'],
    function* ({ step, events }, { domain }) {
      const first = assessedIn(events)[0]
      const range = first === undefined ? [] : daysBetween(first.from, first.to)
      const middle = range[Math.floor((range.length - 1) / 2)]
      if (middle === undefined || range.length < 2) return
      const data = step.sent.data as object
      const half = send(domain, step.before, { ...step.sent, data: { ...data, through: middle } })
      const whole = send(domain, half.after, step.sent)
      const sumOf = (all: LedgerStep['events']): number =>
        assessedIn(all).reduce((sum, { amount }) => sum + cents(amount), 0)
      // Interest that free money is to pay first is settled in between, and compounds less.
      if (whole.reasons.includes('OffsetPending')) return
      const parts = sumOf(half.events as never) + sumOf(whole.events as never)
      if (parts !== sumOf(events)) yield `${parts} in two, ${sumOf(events)} in one`
    },
  ),
  accepted(
    'TXN-32: an assessment can be computed again',
    ['AccrueInterest'],
    function* ({ events }) {
      for (const assessed of assessedIn(events)) {
        const exact = interestAgain(assessed)
        const amount = Number(rounded(exact) - rounded(BigInt(assessed.carried)))
        if (String(exact) !== assessed.exact) yield `${exact}, recorded ${assessed.exact}`
        if (amount !== cents(assessed.amount)) yield `${amount}, recorded ${assessed.amount}`
      }
    },
  ),
  accepted(
    'CK-133: the days of an assessment bore what the agency applied to them last',
    ['AccrueInterest'],
    function* ({ events, book }) {
      for (const { on, from, to, mode } of assessedIn(events)) {
        const debt = book.debts.find(({ id }) => id === on)
        for (const date of daysBetween(from, to)) {
          const expected = prescribedOn(debt, date) ? 'dailyPrescribed' : 'dailySpecified'
          if (mode !== expected) yield `${mode} on ${date} of ${on}`
        }
      }
    },
  ),
]

/** Sums by the first day of each part, as text: how parts of one payment are split does not matter. */
const listed = (parts: ReadonlyArray<readonly [from: string, principal: number]>): string => {
  const sums = new Map<string, number>()
  for (const [from, principal] of parts) sums.set(from, (sums.get(from) ?? 0) + principal)
  return [...sums]
    .map(([from, sum]) => `${sum} from ${from}`)
    .toSorted((one, two) => one.localeCompare(two))
    .join()
}
