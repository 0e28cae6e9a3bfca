/** The law that the order of an import does not matter, and the cases in which it may. */
import { centsOf, type Debt, type Fund, type Ledger, versionsOf } from '@carmkit/core'
import type { History } from '../history.js'
import { valuesOf } from '../keyed.js'
import { type Log, play, type Step } from '../log.js'
import { type Rule, rule } from '../rules/rule.js'
import { chargeable, currentIn, type Followed, owedIn, seen, stateIn } from './import-followed.js'

/** Of histories that import the same facts until nothing is left that came too early. */
export const importOrderRule: Rule = rule(
  'CK-122: the order of an import does not matter to what is in effect, what became of each version, what is owed, and from which day it bears',
  function* (history) {
    const { commands, domain, beginning, end } = history
    const facts = [...new Set(commands)]
    const inOrder = facts.toSorted((one, other) => placeOf(one) - placeOf(other))
    const steps = play(domain, [...inOrder, ...inOrder], beginning)
    const ends = [end, steps.at(-1)?.after ?? beginning]
    const [one, other] = ends.map(outcomeIn)
    if (one !== other) yield `${one}, and in order ${other}`
    // What was filed here before is not among the steps, so its days are not followed.
    if (stateIn(beginning) !== undefined) return
    if (isChargedTooSoon(history) || isChargedTooSoon({ ...history, steps })) return
    const [days, daysInOrder] = ends.map(bearingIn)
    if (days !== daysInOrder) yield `${days}, and in order ${daysInOrder}`
  },
)

/**
 * The cases that CK-123 leaves: a version becomes chargeable once a later adjustment was charged; the
 * agency states another due date of the original once a correction was charged; or the numbers of the
 * versions contradict their days, with a correction behind an adjustment.
 */
const isChargedTooSoon = (history: History): boolean => {
  let adjusted = 0
  let end: Followed | null = null
  for (const { event, told, before, after } of seen(history)) {
    end = after
    if (event.type === 'AssessmentRecorded' && told.dueDate !== undefined) {
      if (before.postedFor !== null) return true
    }
    const known = chargeable(before)
    if (chargeable(after).some((one) => one < adjusted && !known.includes(one))) return true
    if (event.type === 'ChargesImported' && told.filedAs === 'adjustment') adjusted = told.version
  }
  return end !== null && isContradicting(end)
}

const isContradicting = (end: Followed): boolean => {
  const numbers = chargeable(end)
  const adjustment = numbers.find((number) => isLate(end, number)) ?? Number.POSITIVE_INFINITY
  return numbers.some((number) => number > adjustment && !isLate(end, number))
}

const isLate = ({ versions, due }: Followed, number: number): boolean => {
  const { acceptedOn = null, requested = null } = versions.get(number) ?? {}
  return requested !== null || (acceptedOn !== null && acceptedOn > (due ?? ''))
}

/** By account, what of debts and credits of the declaration bears from which day on. */
const bearingIn = (log: Log): string => {
  const ledger = [...log].find(([name]) => name.startsWith('ledger-'))?.[1].state
  const state = stateIn(log)
  const due = state?.status === 'Accepted' ? state.paymentDueDate : ''
  const { debts = null, funds = null } = (ledger ?? {}) as Partial<Ledger>
  const sums = new Map<string, number>()
  const add = (day: string, amounts: Debt['amounts'], sign: 1 | -1): void => {
    for (const { account, amount } of amounts) {
      const place = `${day} ${account}`
      sums.set(place, (sums.get(place) ?? 0) + sign * centsOf(amount))
    }
  }
  for (const { dueDate, amounts } of valuesOf<Debt>(debts)) add(`due ${dueDate}`, amounts, 1)
  for (const { terms, ofCorrection, valueOn } of valuesOf<Fund>(funds)) {
    const isBefore = ofCorrection === true && valueOn <= due
    add(isBefore ? `due ${due}` : `from ${valueOn}`, terms?.amounts ?? [], -1)
  }
  const told = [...sums].filter(([, cents]) => cents !== 0).map((one) => one.join(': '))
  return told.toSorted((one, other) => one.localeCompare(other)).join('; ')
}

const outcomeIn = (log: Log): string => {
  const state = stateIn(log)
  if (state === undefined || !('versions' in state)) return 'nothing'
  const versions = versionsOf(state).map(
    ({ number, status, decision }) => `${number} ${status} ${decision?.outcome ?? ''}`,
  )
  return [state.status, currentIn(log), ...versions, `owed ${owedIn(log)}`].join('; ')
}

const order = [
  'RecordVersion',
  'RecordRejection',
  'RecordAcceptance',
  'RecordAssessment',
  'RecordDecision',
]

const placeOf = ({ type, data }: Step['sent']): number =>
  (data as { readonly version: number }).version * order.length + order.indexOf(type)
