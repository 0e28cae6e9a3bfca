/** What holds of every history of security: each rule by what breaks it. */
import {
  addDays,
  type CivilDate,
  easternDateOf,
  type FinancialSecurity,
  rppAt,
} from '@carmkit/core'
import type { DomainEvent } from '@carmkit/kernel'
import type { Log, Step } from '../log.js'
import { send } from '../log.js'
import { suppliedTables } from '../tables.js'
import { securityDays } from './cast.js'
import type { SecurityHistory } from './histories.js'
import { centsIn, Known, onSomeMomentOf } from './oracle.js'

/** Yields what breaks it, in words; nothing when it holds. */
export interface SecurityRule {
  readonly name: string
  readonly breaches: (history: SecurityHistory) => Iterable<string>
}

type Data = { readonly [field: string]: unknown }

const dataOf = (event: DomainEvent): Data => event.data as Data

/** A rule that each accepted step obeys by itself. */
const stepRule = (name: string, breach: (step: Step) => string | null): SecurityRule => ({
  name,
  *breaches({ steps }) {
    for (const step of steps) {
      const found = step.outcome === 'accepted' ? breach(step) : null
      if (found !== null) yield `${step.sent.type} at ${step.sent.at}: ${found}`
    }
  },
})

/** A rule that each event of a type obeys, with what was known once it was recorded. */
const eventRule = (
  name: string,
  types: RegExp,
  breach: (event: DomainEvent, known: Known, step: Step) => string | null,
): SecurityRule =>
  stepRule(name, (step) => {
    const all = eventsIn(step.after, step.stream)
    const first = all.length - step.events.length
    for (const [index, event] of step.events.entries()) {
      if (!types.test(event.type)) continue
      const known = Known.after(all.slice(0, first + index + 1))
      const found = breach(event, known, step)
      if (found !== null) return `${event.type}: ${found}`
    }
    return null
  })

const eventsIn = (log: Log, stream: string): ReadonlyArray<DomainEvent> =>
  log.get(stream)?.events ?? []

/** The streams of security that a history left, with their events and states. */
const securities = ({ end }: SecurityHistory) =>
  [...end].flatMap(([name, { events, state }]) =>
    name.startsWith('security-') ? [{ name, events, state: state as FinancialSecurity }] : [],
  )

/** A year, day by day: nothing happens before or after it but what happens on its last day. */
const year: ReadonlyArray<CivilDate> = Array.from({ length: 366 }, (_, index) =>
  addDays('2025-03-01' as CivilDate, index),
)

/** The transition is left out: it depends on no event. */
const noTransition = { from: '2025-01-01', until: '2025-01-01' } as never
const released = (state: FinancialSecurity, day: CivilDate): boolean =>
  rppAt(state, day, noTransition)

const least = 500_000n
const most = 1_000_000_000n
const clamped = (cents: bigint): bigint => (cents < least ? least : cents > most ? most : cents)

const figures = eventRule(
  'TXN-38: half of the basis in bonds, all in cash, from 5,000 to 10,000,000',
  /./,
  ({ data }) => {
    const requirement = (data as { readonly requirement?: Data }).requirement
    if (requirement === undefined) return null
    const basis = centsIn(requirement['basis'])
    const expected = [clamped((basis + 1n) / 2n), clamped(basis)]
    const found = [centsIn(requirement['bond']), centsIn(requirement['cash'])]
    return found.join() === expected.join() ? null : `${found.join()}, not ${expected.join()}`
  },
)

interface Month {
  readonly endsOn: string
  readonly dutiesAndGst: string
}

const highest = eventRule(
  'TXN-38: the basis of the review is the highest month from 20 October to 19 October',
  /^RequirementChanged$/,
  ({ data }, _known, { sent }) => {
    const { actor } = sent
    if (actor.kind !== 'system') return null
    const { bn15, on, requirement } = data as Data & { readonly on: string }
    const end = on.slice(5) < '10-20' ? Number(on.slice(0, 4)) - 1 : Number(on.slice(0, 4))
    const months = (suppliedTables.get(`monthlyDuties-${String(bn15)}`)?.content ??
      []) as unknown as ReadonlyArray<Month>
    const counting = months.filter(
      ({ endsOn }) => `${end - 1}-10-20` <= endsOn && endsOn <= `${end}-10-19`,
    )
    const amounts = counting.map(({ dutiesAndGst }) => Number(dutiesAndGst))
    const basis = Number((requirement as Data)['basis'])
    return basis === Math.max(...amounts) ? null : `a basis of ${basis} among ${amounts.join()}`
  },
)

const bounded: SecurityRule = {
  name: 'TXN-38: what is held is never negative, and never above the maximum',
  *breaches(history) {
    for (const { name, events } of securities(history)) {
      const known = Known.after(events)
      for (const day of securityDays) {
        const last = events.at(-1)
        if (last === undefined || day < String(dataOf(last)['on'])) continue
        const total = known.totalOn(day)
        if (total < 0n || total > most) yield `${name} holds ${total} on ${day}`
      }
    }
  },
}

const covered: SecurityRule = {
  name: 'TXN-39: a day with release prior to payment has cover, or a time of discretion',
  *breaches(history) {
    for (const { name, events, state } of securities(history)) {
      for (const day of year.filter((one) => released(state, one))) {
        if (!onSomeMomentOf(events, day, (known) => known.isSecured(day))) yield `${name} on ${day}`
      }
    }
  },
}

const suspending = eventRule(
  'TXN-39: only who is short is suspended, only who is covered is activated or reinstated',
  /^Rpp(Suspended|Reinstated|Activated)$/,
  ({ type, data }, known) => {
    const { on, from = on } = data as { readonly on: string; readonly from?: string }
    return known.isCovered(from) === (type !== 'RppSuspended') ? null : `on ${from}`
  },
)

const asOracle: SecurityRule = {
  name: 'CK-88: the days with release prior to payment are those of the oracle, day by day',
  *breaches(history) {
    for (const { name, events, state } of securities(history)) {
      for (const day of year) {
        const expected = onSomeMomentOf(events, day, (known) => known.stands(day))
        if (released(state, day) !== expected) yield `${name} on ${day}, oracle says ${expected}`
      }
    }
  },
}

const past = stepRule('CK-88: no command changes a day that has passed', (step) => {
  const today = easternDateOf(step.sent.at)
  const before = step.before.get(step.stream)?.state as FinancialSecurity | undefined
  const after = step.after.get(step.stream)?.state as FinancialSecurity | undefined
  if (before === undefined || after === undefined) return null
  const changed = securityDays.find(
    (day) => day < today && released(before, day) !== released(after, day),
  )
  return changed === undefined ? null : `${changed} changed`
})

const needed = eventRule(
  'CK-91: what is returned was asked for, and is not needed while the account takes part',
  /^CashReturned$/,
  ({ data }, known, { before, stream }) => {
    const { on, instrument } = data as { readonly on: string; readonly instrument: string }
    const asked = eventsIn(before, stream).some(
      (event) => event.type === 'CashReturnRequested' && dataOf(event)['instrument'] === instrument,
    )
    if (!asked) return 'nobody asked for it'
    const highestRequired = known.requirements.at(-1)
    return highestRequired === undefined || !known.takesPart || known.meets(highestRequired, on)
      ? null
      : `short on ${on} without it`
  },
)

const unused = eventRule(
  'CK-85: no id is posted twice',
  /^SecurityPosted$/,
  ({ data }, _known, { before, stream }) => {
    const { instrument } = data as Data
    return eventsIn(before, stream).some(
      (event) => event.type === 'SecurityPosted' && dataOf(event)['instrument'] === instrument,
    )
      ? `${String(instrument)} again`
      : null
  },
)

/** Each adds to what was there: the command id alone tells a repetition. */
const cumulative = ['TopUpCash', 'RecomputeRequirement']

const silent: SecurityRule = {
  name: 'CK-85: what was just accepted records nothing when it is asked again',
  *breaches({ domain, steps }) {
    for (const { sent, outcome, after } of steps) {
      if (outcome !== 'accepted' || cumulative.includes(sent.type)) continue
      const again = send(domain, after, sent)
      if (again.events.length > 0) yield `${sent.type} at ${sent.at}`
    }
  },
}

const pure: SecurityRule = {
  name: 'TXN-45: the same command in the same state has the same answer, and a refusal no event',
  *breaches({ domain, steps }) {
    const answer = ({ outcome, reasons, events }: Step) =>
      JSON.stringify([outcome, reasons, events])
    for (const step of steps) {
      if (answer(send(domain, step.before, step.sent)) !== answer(step)) yield step.sent.type
      if (step.outcome !== 'accepted' && step.after !== step.before) yield step.sent.type
    }
  },
}

/** All rules of security, by subject. */
export const securityRules: ReadonlyArray<SecurityRule> = [
  figures,
  highest,
  bounded,
  covered,
  suspending,
  asOracle,
  past,
  needed,
  unused,
  silent,
  pure,
]
